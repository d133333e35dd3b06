package org.exposureatlas.explore;

import java.math.BigDecimal;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * An occupation as lists and charts show it. What is missing is {@code null}.
 *
 * @param aoi as shown, 0-100 to one decimal; {@code null} where it is withheld
 * @param rank place by shown AOI, 1 for the most exposed; equal scores share a place
 * @param tied whether another occupation has the same place
 * @param jobs employment in the base year of the projections
 * @param pay median of a year, US dollars
 * @param payTopcoded the true median is at or above the figure
 * @param growth projected ten-year change, whole percent
 * @param education typical entry education in the source's words
 * @param completeness share of the model's weight that is backed by data, 0-1
 * @param spread percentile points between the lowest and the highest headline measure; {@code null} with fewer than two
 * @param disagree whether the spread passes the model's mark
 * @param ranks lowest and highest rank when raters and weights are varied, in words
 * @param resilience key of its class in the model; {@code null} where a dimension is missing
 */
record Listing(
        String slug,
        String title,
        Category category,
        @Nullable BigDecimal aoi,
        @Nullable Tier tier,
        @Nullable Integer rank,
        boolean tied,
        @Nullable Integer jobs,
        @Nullable Integer pay,
        boolean payTopcoded,
        @Nullable Integer growth,
        @Nullable String education,
        BigDecimal completeness,
        @Nullable BigDecimal spread,
        boolean disagree,
        @Nullable String ranks,
        @Nullable String resilience) {

    /** @param step from 1, the least exposed */
    record Tier(String key, String name, BigDecimal from, int step) {

        public Tone tone() {
            return Tone.tier(step);
        }
    }

    public String href() {
        return "/occupations/" + slug;
    }

    public Tone tone() {
        return tier == null ? Tone.NEUTRAL : tier.tone();
    }

    public @Nullable String aoiShown() {
        return aoi == null ? null : Figures.tenth(aoi);
    }

    /** {@code 12}, or {@code 12=} where others share the place. */
    public @Nullable String rankShown() {
        return rank == null ? null : rank + (tied ? "=" : "");
    }

    public @Nullable String jobsShown() {
        return jobs == null ? null : Figures.count(jobs);
    }

    public @Nullable String payShown() {
        return pay == null ? null : Figures.dollars((long) pay) + (payTopcoded ? "+" : "");
    }

    public @Nullable String growthShown() {
        return growth == null ? null : Figures.change(growth);
    }

    public String completenessShown() {
        return Figures.wholePercent(completeness);
    }

    public @Nullable String spreadShown() {
        return spread == null ? null : Figures.tenth(spread);
    }

    /** Annual pay of all jobs at the median, US dollars. */
    @Nullable
    Long wageBill() {
        return jobs == null || pay == null ? null : (long) jobs * pay;
    }
}
