/**
 * What is measured about occupations: sources with their vintages, signal inputs, and the exposure measures
 * that others have published.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "edition", "occupation"})
@NullMarked
package org.exposureatlas.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
