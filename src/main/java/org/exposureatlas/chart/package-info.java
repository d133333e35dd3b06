/**
 * Numbers to SVG geometry. Plain Java; knows no occupation.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.exposureatlas.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
