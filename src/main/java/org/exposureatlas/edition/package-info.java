/**
 * Editions: each a published, immutable version of the whole data set. Knows their life cycle and which one
 * readers see now.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform"})
@NullMarked
package org.exposureatlas.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
