package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.jspecify.annotations.Nullable;

/**
 * How far the raters of the model agree, from the ratings themselves.
 *
 * @param raters those who have rated anything, in the order of the model
 * @param tasks with ratings by two or more of them
 * @param meanApart mean distance of the highest and the lowest feasibility of a task, points
 * @param disputed the tasks with the largest distance, the largest first
 */
public record Agreement(
        List<OfRater> raters,
        int tasks,
        List<OfFactor> factors,
        OptionalDouble feasibility,
        BigDecimal meanApart,
        List<OfCategory> categories,
        List<Disputed> disputed) {

    /** The factors by their keys in the rubric, in its order. */
    private enum Factor {
        CAPABILITY("capability", Rating::capability),
        DIGITAL("digital", Rating::digital),
        STRUCTURE("structure", Rating::structure),
        PRESENCE("presence", Rating::presence),
        ACCOUNTABILITY("accountability", Rating::accountability);

        private final String key;
        private final ToIntFunction<Rating> value;

        Factor(String key, ToIntFunction<Rating> value) {
            this.key = key;
            this.value = value;
        }
    }

    /** Alpha below this is called weak agreement on the page; the usual floor for tentative conclusions is 0.667. */
    public static final double WEAK = 0.6;

    private static final int DISPUTED = 50;

    /** @param tasks rated by it */
    public record OfRater(String rater, int tasks) {}

    /**
     * @param same share of tasks on which all give the same level
     * @param shift mean of the second rater's level minus the first's, over the tasks that both have rated
     * @param commonest share of ratings at the level used most
     */
    public record OfFactor(String factor, OptionalDouble alpha, double same, double shift, double commonest) {

        public boolean weak() {
            return alpha.isPresent() && alpha.getAsDouble() < WEAK;
        }
    }

    /** @param alphas by factor, in the order of the rubric */
    public record OfCategory(
            String category,
            int tasks,
            List<OptionalDouble> alphas,
            OptionalDouble feasibility,
            BigDecimal meanApart) {}

    /** @param low the lowest feasibility by a rater, {@code high} the highest */
    public record Disputed(String occupation, String task, String statement, BigDecimal low, BigDecimal high) {

        public BigDecimal apart() {
            return high.subtract(low);
        }
    }

    /** A task with the ratings of the model's raters. */
    private record Rated(Occupation occupation, Task task, List<Rating> ratings, List<BigDecimal> feasibilities) {

        @Nullable
        Rating of(String rater) {
            return ratings.stream()
                    .filter(rating -> rating.rater().equals(rater))
                    .findFirst()
                    .orElse(null);
        }

        BigDecimal low() {
            return feasibilities.stream().min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        }

        BigDecimal high() {
            return feasibilities.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        }

        BigDecimal apart() {
            return high().subtract(low());
        }
    }

    public static Agreement of(ScoringModel model, List<Category> categories, List<Occupation> occupations) {
        List<Rated> rated = new ArrayList<>();
        for (Occupation occupation : occupations) {
            for (Task task : occupation.tasks()) {
                List<Rating> ratings = model.raters().stream()
                        .flatMap(rater -> task.ratings().stream()
                                .filter(rating -> rating.rater().equals(rater)))
                        .toList();
                rated.add(new Rated(
                        occupation,
                        task,
                        ratings,
                        ratings.stream()
                                .map(rating -> Feasibility.of(model.feasibility(), rating))
                                .toList()));
            }
        }
        List<Rated> compared =
                rated.stream().filter(task -> task.ratings().size() > 1).toList();
        List<OfRater> raters = model.raters().stream()
                .map(rater -> new OfRater(rater, (int)
                        rated.stream().filter(task -> task.of(rater) != null).count()))
                .filter(rater -> rater.tasks() > 0)
                .toList();
        return new Agreement(
                raters,
                compared.size(),
                List.of(Factor.values()).stream()
                        .map(factor -> of(factor, compared, raters))
                        .toList(),
                feasibility(compared),
                meanApart(compared),
                categories.stream().map(category -> of(category, compared)).toList(),
                compared.stream()
                        .sorted(Comparator.comparing(Rated::apart)
                                .reversed()
                                .thenComparing(task -> task.occupation().slug())
                                .thenComparing(task -> task.task().key()))
                        .limit(DISPUTED)
                        .map(task -> new Disputed(
                                task.occupation().slug(),
                                task.task().key(),
                                task.task().statement(),
                                task.low(),
                                task.high()))
                        .toList());
    }

    private static OfFactor of(Factor factor, List<Rated> tasks, List<OfRater> raters) {
        long same = 0;
        double shift = 0;
        int both = 0;
        int[] levels = new int[5];
        int ratings = 0;
        for (Rated task : tasks) {
            int[] values = task.ratings().stream().mapToInt(factor.value).toArray();
            boolean equal = true;
            for (int value : values) {
                equal &= value == values[0];
                levels[value]++;
                ratings++;
            }
            same += equal ? 1 : 0;
            Rating first = task.of(raters.getFirst().rater());
            Rating second = task.of(raters.get(1).rater());
            if (first != null && second != null) {
                shift += factor.value.applyAsInt(second) - factor.value.applyAsInt(first);
                both++;
            }
        }
        int commonest = 0;
        for (int level : levels) {
            commonest = Math.max(commonest, level);
        }
        int count = Math.max(1, tasks.size());
        return new OfFactor(
                factor.key,
                alpha(factor, tasks),
                (double) same / count,
                shift / Math.max(1, both),
                (double) commonest / Math.max(1, ratings));
    }

    private static OptionalDouble alpha(Factor factor, List<Rated> tasks) {
        return Krippendorff.alpha(
                tasks.stream()
                        .map(task -> task.ratings().stream()
                                .mapToDouble(factor.value::applyAsInt)
                                .toArray())
                        .toList(),
                Krippendorff.Metric.ORDINAL);
    }

    private static OptionalDouble feasibility(List<Rated> tasks) {
        return Krippendorff.alpha(
                tasks.stream()
                        .map(task -> task.feasibilities().stream()
                                .mapToDouble(BigDecimal::doubleValue)
                                .toArray())
                        .toList(),
                Krippendorff.Metric.INTERVAL);
    }

    private static BigDecimal meanApart(List<Rated> tasks) {
        return tasks.isEmpty()
                ? BigDecimal.ZERO
                : tasks.stream()
                        .map(Rated::apart)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(tasks.size()), MathContext.DECIMAL64);
    }

    private static OfCategory of(Category category, List<Rated> compared) {
        List<Rated> tasks = compared.stream()
                .filter(task -> task.occupation().category().equals(category))
                .toList();
        return new OfCategory(
                category.name(),
                tasks.size(),
                List.of(Factor.values()).stream()
                        .map(factor -> alpha(factor, tasks))
                        .toList(),
                feasibility(tasks),
                meanApart(tasks));
    }
}
