/**
 * Small values that every module may use: shares, slugs, e-mail addresses, money. They know nothing of any
 * module and nothing of Spring.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.exposureatlas.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
