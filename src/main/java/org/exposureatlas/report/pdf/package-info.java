/**
 * Makes PDF files from XHTML: fonts, layout, tags. Knows nothing of occupations.
 */
@NullMarked
package org.exposureatlas.report.pdf;

import org.jspecify.annotations.NullMarked;
