package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.jspecify.annotations.Nullable;

/**
 * Scores under other weights, importances or raters, from the values that the published ones were made of and in the
 * same exact arithmetic: with the published choices the published scores come out.
 */
public final class Alternatives {

    private final ScoringModel model;
    private final List<ScoreCard> cards;
    private final Map<String, Occupation> occupations;

    /** @param cards of these occupations under the model */
    public Alternatives(ScoringModel model, List<Occupation> occupations, List<ScoreCard> cards) {
        this.model = model;
        this.cards =
                cards.stream().filter(card -> card.model().equals(model.id())).toList();
        this.occupations = occupations.stream().collect(Collectors.toMap(Occupation::slug, Function.identity()));
    }

    public static Alternatives of(Atlas atlas) {
        return new Alternatives(
                atlas.model(),
                atlas.catalog().occupations(),
                atlas.catalog().occupations().stream()
                        .map(occupation -> atlas.scores().of(occupation.slug()))
                        .toList());
    }

    /** The weights of the model by the keys of its signals. */
    public static Map<String, BigDecimal> weightsOf(ScoringModel model) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        model.signals().forEach(signal -> weights.put(signal.key(), signal.weight()));
        return weights;
    }

    public List<Outcome> published() {
        return weighted(weightsOf(model));
    }

    /** @param weights by the key of the signal, on any common scale; a signal not named weighs nothing */
    public List<Outcome> weighted(Map<String, BigDecimal> weights) {
        return outcomes(weights, card -> null);
    }

    /** With every task of an occupation weighing the same. */
    public List<Outcome> withFlatImportance() {
        return outcomes(
                weightsOf(model),
                card -> card.tasks().isEmpty()
                        ? null
                        : Exact.mean(card.tasks().stream()
                                .map(ScoreCard.TaskScore::feasibility)
                                .toList()));
    }

    /** With the ratings of one rater alone; an occupation it has not rated keeps its published score. */
    public List<Outcome> byRater(String rater) {
        return outcomes(weightsOf(model), card -> taskSignal(card, rater));
    }

    private @Nullable BigDecimal taskSignal(ScoreCard card, String rater) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Task task :
                Objects.requireNonNull(occupations.get(card.occupation())).tasks()) {
            for (Rating rating : task.ratings()) {
                if (rating.rater().equals(rater)) {
                    BigDecimal weight =
                            model.taskWeights().getOrDefault(task.importance().key(), BigDecimal.ZERO);
                    sum = sum.add(weight.multiply(Feasibility.of(model.feasibility(), rating)));
                    weights = weights.add(weight);
                }
            }
        }
        return weights.signum() == 0 ? null : sum.divide(weights, Exact.PRECISION);
    }

    /** @param taskSignal in place of the published one; {@code null} keeps it */
    private List<Outcome> outcomes(
            Map<String, BigDecimal> weights, Function<ScoreCard, @Nullable BigDecimal> taskSignal) {
        List<Outcome> unranked = cards.stream()
                .map(card -> {
                    BigDecimal aoi = card.isWithheld() ? null : aoi(card, weights, taskSignal.apply(card));
                    return new Outcome(
                            card.occupation(),
                            aoi,
                            aoi == null ? null : model.tierOf(aoi).key(),
                            0);
                })
                .toList();
        return ranked(unranked);
    }

    private @Nullable BigDecimal aoi(ScoreCard card, Map<String, BigDecimal> weights, @Nullable BigDecimal taskSignal) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (ScoringModel.Signal signal : model.signals()) {
            BigDecimal value = value(card, signal.key());
            if (taskSignal != null && signal.rule() instanceof ScoringModel.TaskMean) {
                value = taskSignal;
            }
            if (value != null) {
                BigDecimal weight = weights.getOrDefault(signal.key(), BigDecimal.ZERO);
                sum = sum.add(weight.multiply(value));
                all = all.add(weight);
            }
        }
        return all.signum() == 0 ? null : Exact.shown(sum.divide(all, Exact.PRECISION));
    }

    private static @Nullable BigDecimal value(ScoreCard card, String signal) {
        return card.signals().stream()
                .filter(score -> score.signal().equals(signal))
                .findFirst()
                .map(ScoreCard.SignalScore::value)
                .orElse(null);
    }

    private static List<Outcome> ranked(List<Outcome> outcomes) {
        List<BigDecimal> scores = outcomes.stream()
                .map(Outcome::aoi)
                .filter(Objects::nonNull)
                .sorted(Comparator.reverseOrder())
                .toList();
        Map<BigDecimal, Integer> ranks = new LinkedHashMap<>();
        for (int i = 0; i < scores.size(); i++) {
            ranks.putIfAbsent(scores.get(i), i + 1);
        }
        List<Outcome> ranked = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            BigDecimal aoi = outcome.aoi();
            ranked.add(new Outcome(
                    outcome.occupation(), aoi, outcome.tier(), aoi == null ? 0 : ranks.getOrDefault(aoi, 0)));
        }
        return List.copyOf(ranked);
    }
}
