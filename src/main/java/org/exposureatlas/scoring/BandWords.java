package org.exposureatlas.scoring;

import java.util.Locale;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;

/** Bands and ranks in words, the same on every page. */
public final class BandWords {

    private BandWords() {}

    /** {@code between 43.9 and 53.0} */
    public static String range(Band band, Words words) {
        return words.say("score.band.range", Figures.tenth(band.low()), Figures.tenth(band.high()));
    }

    /** {@code 120th of 342}, with those who share it where it is shared. */
    public static String rank(Band band, Words words) {
        return words.say(
                band.tied() > 1 ? "score.rank.shared" : "score.rank",
                Figures.ordinal(band.rank()),
                Figures.count(band.ranked()),
                Figures.count(band.tied() - 1));
    }

    /** {@code 98 to 141} */
    public static String rankRange(Band band, Words words) {
        return band.bestRank() == band.worstRank()
                ? Figures.count(band.bestRank())
                : words.say("score.rank.range", Figures.count(band.bestRank()), Figures.count(band.worstRank()));
    }

    /** Range and rank in sentences, for the block of a score. */
    public static String whole(Band band, Words words) {
        return words.say(
                "score.band.whole",
                Figures.tenth(band.low()),
                Figures.tenth(band.high()),
                rank(band, words),
                rankRange(band, words));
    }

    /** The name of the tier; {@code Partially to mostly exposed} where the band lies in several. */
    public static String tier(ScoringModel model, Band band, Words words) {
        String low = model.tierOf(band.low()).name();
        String high = model.tierOf(band.high()).name();
        if (low.equals(high)) {
            return low;
        }
        String shared = high.substring(high.lastIndexOf(' '));
        return words.say(
                "score.tier.span",
                low.endsWith(shared) ? low.substring(0, low.length() - shared.length()) : low,
                high.toLowerCase(Locale.ROOT));
    }
}
