package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.Feasibility;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of an occupation by the five factors, feasibility, share of the job and contribution to the score.
 *
 * @param rows the highest weighted contribution first
 * @param summary the means over the tasks by their share; {@code null} where there is no task
 */
public record Heatmap(
        String occupation, List<Row> rows, @Nullable Summary summary) {

    public Heatmap {
        rows = List.copyOf(rows);
    }

    /** The five factors, 0 to 4, as a rater gives them or as a mean. */
    public record Factors(
            BigDecimal capability,
            BigDecimal digital,
            BigDecimal structure,
            BigDecimal presence,
            BigDecimal accountability) {

        /** In the order of the rubric. */
        public List<BigDecimal> list() {
            return List.of(capability, digital, structure, presence, accountability);
        }
    }

    /** The keys of the factors in the order of {@link Factors#list()}. */
    public static final List<String> FACTORS =
            List.of("capability", "digital", "structure", "presence", "accountability");

    /**
     * @param factors means over the raters
     * @param feasibility as in the score: the mean over the raters of each one's feasibility, 0-100
     * @param share of the weight of all tasks, 0-1
     * @param contribution points of the score; {@code null} while it is withheld
     */
    public record Row(
            Task task,
            Factors factors,
            List<ByRater> raters,
            BigDecimal feasibility,
            BigDecimal share,
            @Nullable BigDecimal contribution) {}

    public record ByRater(String rater, Factors factors, BigDecimal feasibility) {}

    /** @param contribution of all tasks together */
    public record Summary(
            Factors factors,
            BigDecimal feasibility,
            BigDecimal share,
            @Nullable BigDecimal contribution) {}

    static Heatmap of(ScoringModel model, Occupation occupation, ScoreCard card) {
        List<Row> rows = new ArrayList<>();
        for (ScoreCard.TaskScore score : card.tasks()) {
            Task task = occupation.tasks().stream()
                    .filter(candidate -> candidate.key().equals(score.task()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No task " + score.task()));
            List<ByRater> raters = task.ratings().stream()
                    .filter(rating -> model.raters().contains(rating.rater()))
                    .map(rating ->
                            new ByRater(rating.rater(), factors(rating), Feasibility.of(model.feasibility(), rating)))
                    .toList();
            rows.add(new Row(
                    task,
                    means(raters, ByRater::factors, rater -> BigDecimal.ONE),
                    raters,
                    score.feasibility(),
                    score.share(),
                    score.contribution()));
        }
        rows.sort(Comparator.comparing((Row row) -> row.share().multiply(row.feasibility()))
                .reversed()
                .thenComparing(Comparator.comparing(Row::feasibility).reversed()));
        return new Heatmap(occupation.slug(), rows, summary(rows));
    }

    private static @Nullable Summary summary(List<Row> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        BigDecimal contribution = BigDecimal.ZERO;
        for (Row row : rows) {
            BigDecimal points = row.contribution();
            contribution = points == null || contribution == null ? null : contribution.add(points);
        }
        return new Summary(
                means(rows, Row::factors, Row::share),
                mean(rows, Row::feasibility, Row::share),
                rows.stream().map(Row::share).reduce(BigDecimal.ZERO, BigDecimal::add),
                contribution);
    }

    private static Factors factors(Rating rating) {
        return new Factors(
                BigDecimal.valueOf(rating.capability()),
                BigDecimal.valueOf(rating.digital()),
                BigDecimal.valueOf(rating.structure()),
                BigDecimal.valueOf(rating.presence()),
                BigDecimal.valueOf(rating.accountability()));
    }

    private static <T> Factors means(List<T> items, Function<T, Factors> factors, Function<T, BigDecimal> weight) {
        return new Factors(
                mean(items, item -> factors.apply(item).capability(), weight),
                mean(items, item -> factors.apply(item).digital(), weight),
                mean(items, item -> factors.apply(item).structure(), weight),
                mean(items, item -> factors.apply(item).presence(), weight),
                mean(items, item -> factors.apply(item).accountability(), weight));
    }

    private static <T> BigDecimal mean(List<T> items, Function<T, BigDecimal> value, Function<T, BigDecimal> weight) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (T item : items) {
            sum = sum.add(value.apply(item).multiply(weight.apply(item)));
            weights = weights.add(weight.apply(item));
        }
        return sum.divide(weights, MathContext.DECIMAL64);
    }
}
