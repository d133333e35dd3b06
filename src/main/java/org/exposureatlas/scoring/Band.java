package org.exposureatlas.scoring;

import java.math.BigDecimal;

/**
 * How far the score and the rank of an occupation move when raters and weights are varied; only where there is a score.
 *
 * @param low lower percentile of the AOI over the draws, to one decimal; {@code high} the upper one
 * @param rank place of the shown AOI among all, 1 for the most exposed; those with the same shown AOI share it
 * @param tied how many share the rank, itself included
 * @param ranked how many are ranked
 * @param bestRank lower percentile of the rank over the draws; {@code worstRank} the upper one
 * @param mover the weight that moves the AOI most: key of a signal, or of an importance
 * @param swing points between the AOI with that weight raised and lowered by the model's spread, to one decimal
 */
public record Band(
        String occupation,
        String model,
        BigDecimal low,
        BigDecimal high,
        int rank,
        int tied,
        int ranked,
        int bestRank,
        int worstRank,
        String mover,
        BigDecimal swing) {

    /** Whether the band lies in more than one tier of the model. */
    public boolean crosses(ScoringModel model) {
        return !model.tierOf(low).equals(model.tierOf(high));
    }

    /** Points between its ends. */
    public BigDecimal width() {
        return high.subtract(low);
    }
}
