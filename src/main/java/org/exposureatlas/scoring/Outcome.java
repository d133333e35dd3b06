package org.exposureatlas.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an occupation's score would be under other choices than the published ones.
 *
 * @param aoi as it would be shown; {@code null} where there would be none
 * @param tier key of its tier
 * @param rank place among all by the shown AOI, equal ones sharing it; 0 without a score
 */
public record Outcome(
        String occupation,
        @Nullable BigDecimal aoi,
        @Nullable String tier,
        int rank) {}
