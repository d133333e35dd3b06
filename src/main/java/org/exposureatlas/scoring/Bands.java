package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.jspecify.annotations.Nullable;

/**
 * The Monte Carlo run behind bands and ranks, after the OECD/JRC Handbook on Constructing Composite Indicators. Each
 * draw takes one rater per occupation, because a rater's bias is shared by its tasks, and moves every weight: those of
 * the signals together for all occupations, so that ranks are joint, and those of the tasks one by one.
 *
 * <p>Pure: the draws come from a fixed seed, so the same inputs give the same bands. Binary fractions are used inside
 * and never shown; what leaves is rounded to one decimal.
 */
public final class Bands {

    private final ScoringModel model;
    private final ScoringModel.Bands rule;
    private final double weightSpread;
    private final double importanceSpread;

    private Bands(ScoringModel model, ScoringModel.Bands rule) {
        this.model = model;
        this.rule = rule;
        this.weightSpread = rule.weightSpread().doubleValue();
        this.importanceSpread = rule.importanceSpread().doubleValue();
    }

    /**
     * The bands of all occupations that have a score under a model, in the order of their slugs; none where the model
     * asks for none.
     *
     * @param cards scores of these occupations; those under other models are passed over
     */
    public static List<Band> of(ScoringModel model, List<Occupation> occupations, List<ScoreCard> cards) {
        ScoringModel.Bands rule = model.bands();
        return rule == null ? List.of() : new Bands(model, rule).run(occupations, cards);
    }

    /**
     * What a draw needs of an occupation.
     *
     * @param byRater feasibility of each task by each rater it has
     * @param values of the signals in model order, NaN where pending
     */
    private record Sample(ScoreCard card, double[][] byRater, String[] importance, double[] weights, double[] values) {}

    private List<Band> run(List<Occupation> occupations, List<ScoreCard> cards) {
        Map<String, Occupation> bySlug =
                occupations.stream().collect(Collectors.toMap(Occupation::slug, Function.identity()));
        List<Sample> samples = cards.stream()
                .filter(card -> card.model().equals(model.id()) && !card.isWithheld())
                .sorted(Comparator.comparing(ScoreCard::occupation))
                .map(card -> sample(card, bySlug.get(card.occupation())))
                .toList();
        double[][] scores = draw(samples);
        int[][] ranks = ranks(scores, samples.size());
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            bands.add(band(samples, i, column(scores, i), ranks[i]));
        }
        return bands;
    }

    private Sample sample(ScoreCard card, @Nullable Occupation occupation) {
        if (occupation == null) {
            throw new IllegalArgumentException("There is no occupation " + card.occupation());
        }
        List<Task> tasks = card.tasks().stream()
                .map(score -> occupation.tasks().stream()
                        .filter(task -> task.key().equals(score.task()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No task " + score.task())))
                .toList();
        List<String> raters = model.raters().stream()
                .filter(rater -> tasks.stream()
                        .anyMatch(task -> task.ratings().stream()
                                .anyMatch(rating -> rating.rater().equals(rater))))
                .toList();
        double[][] byRater = new double[raters.size()][tasks.size()];
        String[] importance = new String[tasks.size()];
        double[] weights = new double[tasks.size()];
        for (int t = 0; t < tasks.size(); t++) {
            importance[t] = tasks.get(t).importance().key();
            weights[t] = model.taskWeights()
                    .getOrDefault(importance[t], BigDecimal.ZERO)
                    .doubleValue();
            for (int r = 0; r < raters.size(); r++) {
                byRater[r][t] =
                        feasibility(tasks.get(t), raters.get(r), card.tasks().get(t));
            }
        }
        double[] values = model.signals().stream()
                .mapToDouble(signal -> card.signals().stream()
                        .filter(score -> score.signal().equals(signal.key()))
                        .findFirst()
                        .map(ScoreCard.SignalScore::value)
                        .map(BigDecimal::doubleValue)
                        .orElse(Double.NaN))
                .toArray();
        return new Sample(card, byRater, importance, weights, values);
    }

    /** A task that a rater has not rated counts by the mean of those who have. */
    private double feasibility(Task task, String rater, ScoreCard.TaskScore score) {
        return task.ratings().stream()
                .filter(rating -> rating.rater().equals(rater))
                .findFirst()
                .map((Rating rating) -> Feasibility.of(model.feasibility(), rating))
                .orElse(score.feasibility())
                .doubleValue();
    }

    /** The AOI of every occupation in every draw. */
    private double[][] draw(List<Sample> samples) {
        int draws = rule.draws();
        double[][] tasks = new double[samples.size()][];
        for (int i = 0; i < samples.size(); i++) {
            tasks[i] = taskSignal(samples.get(i), draws);
        }
        SplitMix shared = new SplitMix(rule.seed());
        double[] published = weights();
        double[][] scores = new double[draws][samples.size()];
        double[] weights = new double[published.length];
        for (int d = 0; d < draws; d++) {
            for (int s = 0; s < weights.length; s++) {
                weights[s] = published[s] * shared.around(weightSpread);
            }
            for (int i = 0; i < samples.size(); i++) {
                scores[d][i] = aoi(weights, samples.get(i).values(), tasks[i][d]);
            }
        }
        return scores;
    }

    private double[] taskSignal(Sample sample, int draws) {
        SplitMix own = SplitMix.of(rule.seed(), sample.card().occupation());
        double[] signal = new double[draws];
        for (int d = 0; d < draws; d++) {
            double[] feasibility = sample.byRater()[own.below(sample.byRater().length)];
            double sum = 0;
            double weights = 0;
            for (int t = 0; t < feasibility.length; t++) {
                double weight = sample.weights()[t] * own.around(importanceSpread);
                sum += weight * feasibility[t];
                weights += weight;
            }
            signal[d] = sum / weights;
        }
        return signal;
    }

    private double[] weights() {
        return model.signals().stream()
                .mapToDouble(signal -> signal.weight().doubleValue())
                .toArray();
    }

    private double aoi(double[] weights, double[] values, double taskSignal) {
        double sum = 0;
        double all = 0;
        for (int s = 0; s < weights.length; s++) {
            double value = model.signals().get(s).rule() instanceof ScoringModel.TaskMean ? taskSignal : values[s];
            if (!Double.isNaN(value)) {
                sum += weights[s] * value;
                all += weights[s];
            }
        }
        return sum / all;
    }

    /** The rank of every occupation in every draw: one more than those above it. */
    private static int[][] ranks(double[][] scores, int occupations) {
        int[][] ranks = new int[occupations][scores.length];
        for (int d = 0; d < scores.length; d++) {
            double[] sorted = scores[d].clone();
            Arrays.sort(sorted);
            for (int i = 0; i < occupations; i++) {
                ranks[i][d] = 1 + occupations - firstAbove(sorted, scores[d][i]);
            }
        }
        return ranks;
    }

    /** Position of the first element that is greater than the value. */
    private static int firstAbove(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double[] column(double[][] scores, int i) {
        return Arrays.stream(scores).mapToDouble(draw -> draw[i]).toArray();
    }

    private Band band(List<Sample> samples, int i, double[] scores, int[] ranks) {
        Sample sample = samples.get(i);
        Arrays.sort(scores);
        Arrays.sort(ranks);
        int low = nearest(rule.low(), scores.length);
        int high = nearest(rule.high(), scores.length);
        BigDecimal shown = shown(sample);
        Mover mover = mover(sample);
        return new Band(
                sample.card().occupation(),
                model.id(),
                tenth(scores[low]),
                tenth(scores[high]),
                1
                        + (int) samples.stream()
                                .filter(other -> shown(other).compareTo(shown) > 0)
                                .count(),
                (int) samples.stream()
                        .filter(other -> shown(other).compareTo(shown) == 0)
                        .count(),
                samples.size(),
                ranks[low],
                ranks[high],
                mover.key(),
                tenth(mover.swing()));
    }

    /** Position of a percentile by the nearest rank: the smallest value that at least so many percent do not exceed. */
    private static int nearest(BigDecimal percentile, int count) {
        int rank = (int) Math.ceil(percentile.doubleValue() * count / 100);
        return Math.clamp(rank, 1, count) - 1;
    }

    private static BigDecimal shown(Sample sample) {
        BigDecimal aoi = sample.card().aoi();
        if (aoi == null) {
            throw new IllegalArgumentException("The score of " + sample.card().occupation() + " is withheld");
        }
        return aoi;
    }

    private static BigDecimal tenth(double value) {
        return Exact.shown(BigDecimal.valueOf(value));
    }

    private record Mover(String key, double swing) {}

    /** Moves one weight at a time by the model's spread; the first of equals in the order of the model. */
    private Mover mover(Sample sample) {
        double published = taskMean(sample, "", 1);
        List<Mover> movers = new ArrayList<>();
        for (int s = 0; s < model.signals().size(); s++) {
            double[] up = weights();
            double[] down = weights();
            up[s] *= 1 + weightSpread;
            down[s] *= 1 - weightSpread;
            movers.add(new Mover(
                    model.signals().get(s).key(),
                    Math.abs(aoi(up, sample.values(), published) - aoi(down, sample.values(), published))));
        }
        for (String importance : model.taskWeights().keySet()) {
            movers.add(new Mover(
                    importance,
                    Math.abs(aoi(weights(), sample.values(), taskMean(sample, importance, 1 + importanceSpread))
                            - aoi(weights(), sample.values(), taskMean(sample, importance, 1 - importanceSpread)))));
        }
        Mover most = movers.getFirst();
        for (Mover mover : movers) {
            if (mover.swing() > most.swing()) {
                most = mover;
            }
        }
        return most;
    }

    /** The mean over raters of the task signal, with the weight of one importance multiplied. */
    private static double taskMean(Sample sample, String importance, double factor) {
        double sum = 0;
        double weights = 0;
        for (int t = 0; t < sample.weights().length; t++) {
            double weight = sample.weights()[t] * (sample.importance()[t].equals(importance) ? factor : 1);
            double feasibility = 0;
            for (double[] ratings : sample.byRater()) {
                feasibility += ratings[t];
            }
            sum += weight * feasibility / sample.byRater().length;
            weights += weight;
        }
        return sum / weights;
    }
}
