package org.exposureatlas.chart;

import org.jspecify.annotations.Nullable;

/**
 * What a page says where it shows a score. A figure cannot be had without its tier and verdict, and the fragment
 * that draws the card prints the caveat with it.
 *
 * @param figure   the score as it is printed; null where it is withheld
 * @param tier     from 1 to 5; null where the score is withheld
 * @param tierName in words
 * @param verdict  the tier's sentence, or why the score is withheld
 * @param band     the band in words; null where there is none
 */
public record ScoreCard(
        @Nullable String figure,
        @Nullable Tone tier,
        String tierName,
        String verdict,
        @Nullable String band,
        @Nullable ScoreScale scale) {

    public static ScoreCard of(
            String figure, Tone tier, String tierName, String verdict, @Nullable String band, ScoreScale scale) {
        return new ScoreCard(figure, tier, tierName, verdict, band, scale);
    }

    public static ScoreCard withheld(String heading, String reason) {
        return new ScoreCard(null, null, heading, reason, null, null);
    }
}
