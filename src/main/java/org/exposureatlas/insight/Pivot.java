package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.util.List;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.career.Element;
import org.jspecify.annotations.Nullable;

/**
 * A move from one occupation to another, with everything its score is made of.
 *
 * @param score 0-100 to one decimal: the sum of the points of the parts as shown
 * @param likeness cosine, -1 to 1
 * @param licence the usual license or certificate of the other occupation in a sentence; {@code null} where none is
 *     usual, and where nobody has written it down yet ({@code licenceKnown})
 * @param shared what both ask for more than most, {@code gaps} what is to be learned
 */
public record Pivot(
        Occupation target,
        BigDecimal score,
        List<PartScore> parts,
        BigDecimal likeness,
        Exposure exposure,
        List<PayStep> pay,
        @Nullable Education education,
        @Nullable String licence,
        boolean licenceKnown,
        List<Element> shared,
        List<Gap> gaps) {

    public Pivot {
        parts = List.copyOf(parts);
        pay = List.copyOf(pay);
        shared = List.copyOf(shared);
        gaps = List.copyOf(gaps);
    }

    /**
     * @param figure what the part is computed from, in its own unit; {@code null} where there is no figure
     * @param value 0 to 1
     * @param points of the score
     */
    public record PartScore(
            PivotRule.Part part,
            @Nullable BigDecimal figure,
            @Nullable BigDecimal value,
            @Nullable BigDecimal points) {}

    /** Scores as shown and the mean feasibility of the tasks, here and there. */
    public record Exposure(
            BigDecimal score, BigDecimal targetScore, String targetTier, BigDecimal tasks, BigDecimal targetTasks) {}

    /** Annual pay at one percentile, here and there; "at least" where the source prints no figure above a limit. */
    public record PayStep(
            int percentile, BigDecimal amount, boolean atLeast, BigDecimal targetAmount, boolean targetAtLeast) {

        public BigDecimal difference() {
            return targetAmount.subtract(amount);
        }
    }

    /**
     * @param extraYears years of school to add, 0 or more
     * @param cost of the extra years, {@code null} where none are needed or the table has no price
     * @param notCovered what of it the table has no price for
     */
    public record Education(
            Schooling from,
            Schooling to,
            BigDecimal extraYears,
            @Nullable Cost cost,
            @Nullable String notCovered) {}

    /** Published tuition in US dollars, before aid. */
    public record Cost(long low, long high) {}

    /**
     * @param importance here, {@code targetImportance} there, on O*NET's scale of 1 to 5
     * @param usedIn the weightiest task there that would use it; {@code null} where no task is of such a kind of work
     */
    public record Gap(
            Element element,
            BigDecimal importance,
            BigDecimal targetImportance,
            @Nullable Task usedIn) {}
}
