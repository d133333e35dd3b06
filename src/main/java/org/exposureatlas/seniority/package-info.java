/**
 * Career levels and the curve of each category: the multipliers from entry to senior.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "edition", "occupation"})
@NullMarked
package org.exposureatlas.seniority;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
