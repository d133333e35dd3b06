package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What a reader asks of a move.
 *
 * @param payFloor the least share of today's median pay, 0 for any
 * @param extraYears the most years of school to add
 * @param lowerBy points by which the score must at least be lower; 0 for no condition but the tier
 * @param without categories to leave out
 * @param higherTier whether moves into a higher tier are allowed
 */
public record PivotSettings(BigDecimal payFloor, int extraYears, int lowerBy, Set<String> without, boolean higherTier) {

    public PivotSettings {
        without = Set.copyOf(without);
    }

    public static PivotSettings defaults(PivotRule rule) {
        PivotRule.Defaults defaults = rule.defaults();
        return new PivotSettings(
                defaults.payFloor(), defaults.extraYears(), defaults.lowerBy(), Set.of(), defaults.higherTier());
    }
}
