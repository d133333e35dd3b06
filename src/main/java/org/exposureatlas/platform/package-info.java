/**
 * What every page stands on: the security chain and content policy, error pages, clock, the embedded database
 * of the default start. Knows no other module but the small values.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.exposureatlas.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
