package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.exposureatlas.chart.Tone;

/** How a figure on the 0-100 scale of the index is drawn. */
final class Exposure {

    private Exposure() {}

    /** The tone of the tier that the figure falls into as it is printed, to one decimal. */
    static Tone tone(Roster roster, BigDecimal figure) {
        BigDecimal shown = figure.setScale(1, RoundingMode.HALF_UP);
        return roster.tiers().stream()
                .filter(tier -> shown.compareTo(tier.from()) >= 0)
                .findFirst()
                .map(Listing.Tier::tone)
                .orElse(Tone.NEUTRAL);
    }
}
