package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Published pay in US dollars. A median published only by the hour has no annual figure here, and the other way round.
 *
 * @param medianTopcoded the true median is at or above the figure
 * @param p10 tenth percentile, in {@code percentileUnit}
 * @param p90 ninetieth percentile; {@code null} where it is not published
 * @param percentileUnit annual or hourly
 * @param percentileOccupations 2 where the page covers two occupations and p10 is the lower, p90 the higher of them
 */
@Embeddable
public record Pay(
        @Column(name = "pay_source") String source,
        @Column(name = "pay_vintage") String vintage,
        @Column(name = "pay_median_annual") @Nullable Integer medianAnnual,
        @Column(name = "pay_median_hourly") @Nullable BigDecimal medianHourly,
        @Column(name = "pay_median_topcoded") boolean medianTopcoded,
        @Column(name = "pay_p10") @Nullable BigDecimal p10,
        @Column(name = "pay_p90") @Nullable BigDecimal p90,
        @Column(name = "pay_p90_topcoded") boolean p90Topcoded,
        @Column(name = "pay_percentile_unit") @Nullable String percentileUnit,

        @Column(name = "pay_percentile_occupations") @Nullable
        Integer percentileOccupations,

        @Column(name = "pay_percentile_vintage") @Nullable String percentileVintage) {

    /** Hours of a full-time year by which the Bureau of Labor Statistics turns hourly pay into annual pay. */
    public static final int FULL_YEAR_HOURS = 2080;

    /** The annual median: as published, or computed from the hourly one at {@value #FULL_YEAR_HOURS} hours. */
    public @Nullable Integer annualMedian() {
        if (medianAnnual != null) {
            return medianAnnual;
        }
        return medianHourly == null
                ? null
                : medianHourly
                        .multiply(BigDecimal.valueOf(FULL_YEAR_HOURS))
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .intValueExact();
    }

    public boolean annualMedianIsComputed() {
        return medianAnnual == null && medianHourly != null;
    }
}
