package org.exposureatlas.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A length or position along a chart's width, in percent of that width. Charts use percentages and not a scaled
 * drawing, so that their text keeps its size on a narrow screen.
 */
public record Percent(double value) {

    public static final Percent ZERO = new Percent(0);

    public static final Percent WHOLE = new Percent(100);

    public Percent {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a position: " + value);
        }
    }

    /** The form an SVG attribute takes: at most two decimals, such as {@code 12.5%}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(value)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
