/** Importers from the files that official sources publish, each turning one release into files of the seed data. */
@NullMarked
package org.exposureatlas.ingest.official;

import org.jspecify.annotations.NullMarked;
