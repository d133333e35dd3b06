package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One other choice that could have been made, and what it does to the published scores.
 *
 * @param key names it in an address
 * @param subject the signal, rater or model it is about; empty where there is none
 * @param changes the occupations whose tier is another one, the largest change of the score first
 * @param meanChange mean distance from the published AOI, points
 * @param correlation of the two rankings, by Spearman
 */
public record Perturbation(
        String key,
        Kind kind,
        String subject,
        List<TierChange> changes,
        BigDecimal meanChange,
        OptionalDouble correlation) {

    public enum Kind {
        WEIGHT_ZERO,
        WEIGHT_LESS,
        WEIGHT_MORE,
        IMPORTANCE_FLAT,
        RATER_ALONE,
        OTHER_MODEL
    }

    /** @param from shown AOI as published, {@code to} under the other choice */
    public record TierChange(String occupation, BigDecimal from, String fromTier, BigDecimal to, String toTier) {

        public boolean up() {
            return to.compareTo(from) > 0;
        }
    }

    /** Every perturbation of the robustness page: each weight, flat importance, each rater alone, each other model. */
    public static List<Perturbation> all(Atlas atlas) {
        ScoringModel model = atlas.model();
        Alternatives alternatives = Alternatives.of(atlas);
        List<Outcome> published = alternatives.published();
        List<Perturbation> all = new ArrayList<>();
        ScoringModel.Bands bands = model.bands();
        BigDecimal spread = bands == null ? BigDecimal.ZERO : bands.weightSpread();
        for (ScoringModel.Signal signal : model.signals()) {
            String key = signal.key();
            all.add(of(
                    "without-" + key,
                    Kind.WEIGHT_ZERO,
                    key,
                    published,
                    alternatives.weighted(scaled(model, key, BigDecimal.ZERO))));
            if (spread.signum() > 0) {
                all.add(of(
                        "less-" + key,
                        Kind.WEIGHT_LESS,
                        key,
                        published,
                        alternatives.weighted(scaled(model, key, BigDecimal.ONE.subtract(spread)))));
                all.add(of(
                        "more-" + key,
                        Kind.WEIGHT_MORE,
                        key,
                        published,
                        alternatives.weighted(scaled(model, key, BigDecimal.ONE.add(spread)))));
            }
        }
        all.add(of("flat-importance", Kind.IMPORTANCE_FLAT, "", published, alternatives.withFlatImportance()));
        for (String rater : ratersWithRatings(atlas)) {
            all.add(of("rater-" + rater, Kind.RATER_ALONE, rater, published, alternatives.byRater(rater)));
        }
        for (ScoringModel other : atlas.scores().method().models()) {
            if (!other.equals(model)) {
                all.add(of("model-" + other.id(), Kind.OTHER_MODEL, other.id(), published, outcomes(atlas, other)));
            }
        }
        return List.copyOf(all);
    }

    /** The raters of the model who have rated anything. */
    public static List<String> ratersWithRatings(Atlas atlas) {
        return atlas.model().raters().stream()
                .filter(rater -> atlas.catalog().occupations().stream()
                        .flatMap(occupation -> occupation.tasks().stream())
                        .flatMap(task -> task.ratings().stream())
                        .anyMatch(rating -> rating.rater().equals(rater)))
                .toList();
    }

    private static Map<String, BigDecimal> scaled(ScoringModel model, String signal, BigDecimal factor) {
        Map<String, BigDecimal> weights = Alternatives.weightsOf(model);
        weights.computeIfPresent(signal, (key, weight) -> weight.multiply(factor));
        return weights;
    }

    private static List<Outcome> outcomes(Atlas atlas, ScoringModel other) {
        return new Alternatives(
                        other,
                        atlas.catalog().occupations(),
                        atlas.catalog().occupations().stream()
                                .flatMap(occupation -> atlas.scores().of(other.id(), occupation.slug()).stream())
                                .toList())
                .published();
    }

    /** @param changed of the same occupations, in any order; those without a score on either side are left out */
    public static Perturbation of(
            String key, Kind kind, String subject, List<Outcome> published, List<Outcome> changed) {
        Map<String, Outcome> after =
                changed.stream().collect(Collectors.toMap(Outcome::occupation, Function.identity()));
        List<BigDecimal> before = new ArrayList<>();
        List<BigDecimal> behind = new ArrayList<>();
        List<TierChange> changes = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Outcome outcome : published) {
            Outcome other = after.get(outcome.occupation());
            BigDecimal from = outcome.aoi();
            BigDecimal to = other == null ? null : other.aoi();
            if (from == null || to == null || other == null) {
                continue;
            }
            before.add(from);
            behind.add(to);
            sum = sum.add(to.subtract(from).abs());
            if (!Objects.equals(outcome.tier(), other.tier())) {
                changes.add(new TierChange(
                        outcome.occupation(), from, String.valueOf(outcome.tier()), to, String.valueOf(other.tier())));
            }
        }
        changes.sort(Comparator.comparing((TierChange change) ->
                        change.to().subtract(change.from()).abs())
                .reversed()
                .thenComparing(TierChange::occupation));
        return new Perturbation(
                key,
                kind,
                subject,
                List.copyOf(changes),
                before.isEmpty()
                        ? BigDecimal.ZERO
                        : sum.divide(BigDecimal.valueOf(before.size()), MathContext.DECIMAL64),
                Spearman.of(before, behind));
    }

    /** The scores of the changed choice by occupation, for lists. */
    public static Map<String, Outcome> byOccupation(List<Outcome> outcomes) {
        Map<String, Outcome> map = new HashMap<>();
        outcomes.forEach(outcome -> map.put(outcome.occupation(), outcome));
        return map;
    }
}
