/** The method as pages: how the score is made, its rubric, how sure it is, who agrees, and where figures come from. */
@NullMarked
package org.exposureatlas.explore.method;

import org.jspecify.annotations.NullMarked;
