/**
 * Occupations as the handbook groups them, their categories, official facts, tasks with ratings by several
 * raters, other names and search by name.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "edition"})
@NullMarked
package org.exposureatlas.occupation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
