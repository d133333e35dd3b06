/** My mix: the score of a reader's own week. The address is the state; nothing is stored. */
@NullMarked
package org.exposureatlas.explore.mix;

import org.jspecify.annotations.NullMarked;
