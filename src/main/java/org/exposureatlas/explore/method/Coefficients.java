package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.exposureatlas.shared.Figures;

/** Coefficients between -1 and 1 as these pages print them. */
final class Coefficients {

    private Coefficients() {}

    /** {@code 0.87}, {@code −0.12} */
    static String two(double value) {
        return printed(value, 2);
    }

    /** {@code 0.987}: for what is near 1. */
    static String three(double value) {
        return printed(value, 3);
    }

    private static String printed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.toPlainString()
                .replace("-", Figures.plain(BigDecimal.ONE.negate()).substring(0, 1));
    }
}
