package org.exposureatlas.insight;

import java.math.BigDecimal;

/**
 * The three assumptions, as a reader set them.
 *
 * @param adoptionLow share of what AI could do that it does at the end of the period, {@code adoptionHigh} its high end
 * @param conversionLow share of the saved time that turns into lower pay or fewer hours, {@code conversionHigh} its
 *     high end
 * @param years length of the period
 */
public record WageAssumptions(
        BigDecimal adoptionLow,
        BigDecimal adoptionHigh,
        BigDecimal conversionLow,
        BigDecimal conversionHigh,
        int years) {

    public WageAssumptions {
        check("adoption", adoptionLow, adoptionHigh);
        check("conversion", conversionLow, conversionHigh);
        if (years < 1) {
            throw new IllegalArgumentException("A period of " + years + " years");
        }
    }

    public static WageAssumptions defaults(WageRule rule) {
        return new WageAssumptions(
                rule.adoption().low(),
                rule.adoption().high(),
                rule.conversion().low(),
                rule.conversion().high(),
                rule.period().years());
    }

    private static void check(String name, BigDecimal low, BigDecimal high) {
        if (low.signum() < 0 || high.compareTo(BigDecimal.ONE) > 0 || low.compareTo(high) > 0) {
            throw new IllegalArgumentException(name + " from " + low + " to " + high);
        }
    }
}
