package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The career-page view of a job: points for low exposure, growth and reliance on people, 0-2 each. A missing dimension
 * is shown as missing and the class is withheld.
 *
 * @param exposurePoints by the measure the model names; {@code null} where it has no value
 * @param growthPoints by the projected ten-year change
 * @param humanPoints by the sum of the human-advantage ratings
 * @param resilienceClass key of the class; {@code null} unless all three dimensions have points
 */
public record Resilience(
        @Nullable Integer exposurePoints,
        @Nullable Integer growthPoints,
        @Nullable Integer humanPoints,
        @Nullable String resilienceClass) {

    /**
     * @param exposure value of the model's exposure measure, on its own scale
     * @param growthPercent projected ten-year change, percent
     * @param humanAdvantage sum of the human-advantage ratings, each 1-5 and a mean over raters
     */
    public static Resilience of(
            ScoringModel model,
            @Nullable BigDecimal exposure,
            @Nullable BigDecimal growthPercent,
            @Nullable BigDecimal humanAdvantage) {
        ScoringModel.ResilienceRule rule = model.resilience();
        Integer exposurePoints = points(rule.exposure().points(), exposure);
        Integer growthPoints = points(rule.growth().points(), growthPercent);
        Integer humanPoints = points(rule.human().points(), humanAdvantage);
        return new Resilience(
                exposurePoints,
                growthPoints,
                humanPoints,
                exposurePoints == null || growthPoints == null || humanPoints == null
                        ? null
                        : classOf(rule.classes(), exposurePoints + growthPoints + humanPoints));
    }

    private static @Nullable Integer points(List<ScoringModel.Step> steps, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        return steps.stream()
                .filter(step -> step.holds(value))
                .findFirst()
                .map(ScoringModel.Step::points)
                .orElseThrow(() -> new IllegalArgumentException("No step of the model holds " + value));
    }

    private static String classOf(List<ScoringModel.ResilienceClass> classes, int total) {
        return classes.stream()
                .filter(candidate -> total >= candidate.from())
                .findFirst()
                .map(ScoringModel.ResilienceClass::key)
                .orElseThrow(() -> new IllegalArgumentException("No class of the model holds " + total + " points"));
    }
}
