package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.util.List;
import org.exposureatlas.occupation.career.Spread;
import org.exposureatlas.seniority.CareerLevel;
import org.jspecify.annotations.Nullable;

/**
 * Pay under overlap: a range for each career level under three assumptions, never one number and never a date.
 *
 * @param release of the pay; {@code null} where there is no pay by percentile
 * @param computed whether pay is a mean over codes or turned from hours into a year
 */
public record WageImpact(
        String occupation,
        WageAssumptions assumptions,
        @Nullable String release,
        boolean computed,
        List<LevelImpact> levels,
        @Nullable OccupationBill bill,
        WageBill category) {

    public WageImpact {
        levels = List.copyOf(levels);
    }

    /**
     * @param pay {@code null} where the percentile is not published
     * @param overlap share of the level's time, weighted by importance, that AI could do: from the lowest rater of every
     *     task to the highest; {@code null} where no task gives the level any time
     * @param freed share of time freed at the end of the period: overlap times adoption
     * @param yearly US dollars a year at the end of the period, exact
     * @param summed US dollars over the whole period
     */
    public record LevelImpact(
            CareerLevel level,
            int percentile,
            Spread.@Nullable Figure pay,
            @Nullable Range overlap,
            @Nullable Range freed,
            @Nullable Range yearly,
            @Nullable Range summed) {}

    public record Range(BigDecimal low, BigDecimal high) {

        Range times(BigDecimal byLow, BigDecimal byHigh) {
            return new Range(low.multiply(byLow), high.multiply(byHigh));
        }
    }

    /**
     * Jobs times pay times overlap: what is paid for the part of the work that AI could do. A size, and no saving.
     *
     * @param statistic mean or median
     * @param pay US dollars a year
     * @param overlap mean feasibility of the tasks, 0-1
     * @param amount US dollars a year, exact
     */
    public record OccupationBill(
            long jobs,
            String jobsVintage,
            String statistic,
            BigDecimal pay,
            String payVintage,
            BigDecimal overlap,
            BigDecimal amount) {}
}
