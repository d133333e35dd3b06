/**
 * A PostgreSQL server of the program's own, for the default start and for the tests: its binaries come from Maven,
 * its data stay in one folder. Knows nothing of the rest of the program.
 */
@NullMarked
package org.exposureatlas.platform.embedded;

import org.jspecify.annotations.NullMarked;
