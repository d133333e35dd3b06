/**
 * People: sign-in, sessions, privacy.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform"})
@NullMarked
package org.exposureatlas.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
