/**
 * Task analyses and ratings by a model that an operator has access to: what it is asked, how its answers are checked,
 * and how they become files of the seed data. Nothing here is used by the site.
 */
@NullMarked
package org.exposureatlas.ingest.assessment;

import org.jspecify.annotations.NullMarked;
