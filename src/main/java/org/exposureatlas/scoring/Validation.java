package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.signal.Percentiles;
import org.exposureatlas.signal.PublishedMeasure;

/** How our figures go with the exposure measures that others have published. */
public final class Validation {

    private Validation() {}

    /**
     * @param occupations with a score and a value of the measure
     * @param task rank correlation with our task signal, {@code aoi} with the AOI
     */
    public record WithMeasure(String measure, int occupations, OptionalDouble task, OptionalDouble aoi) {}

    /**
     * An occupation in our figures and in a published measure.
     *
     * @param value on the measure's own scale
     * @param ours percentile of the AOI among the occupations that have both; {@code theirs} that of the measure
     */
    public record Pair(
            Occupation occupation, ScoreCard score, BigDecimal aoi, BigDecimal value, double ours, double theirs) {

        /** Places of a hundred by which we put it higher. */
        public double apart() {
            return ours - theirs;
        }
    }

    /** Every published measure in the order of the edition. */
    public static List<WithMeasure> all(Atlas atlas) {
        return atlas.signals().measures().stream()
                .map(measure -> with(atlas, measure))
                .toList();
    }

    private static WithMeasure with(Atlas atlas, PublishedMeasure measure) {
        List<Pair> pairs = pairs(atlas, measure.key());
        List<BigDecimal> values = pairs.stream().map(Pair::value).toList();
        return new WithMeasure(
                measure.key(),
                pairs.size(),
                Spearman.of(
                        pairs.stream()
                                .map(pair -> taskSignal(atlas, pair.score()))
                                .toList(),
                        values),
                Spearman.of(pairs.stream().map(pair -> exact(pair.score())).toList(), values));
    }

    /** The occupations that have a score and a value of the measure, by slug. */
    public static List<Pair> pairs(Atlas atlas, String measure) {
        Percentiles published = atlas.signals().percentilesOf(measure);
        record Both(Occupation occupation, ScoreCard score, BigDecimal aoi, BigDecimal value) {}
        List<Both> both = new ArrayList<>();
        for (Occupation occupation : atlas.catalog().occupations()) {
            ScoreCard score = atlas.scores().of(occupation.slug());
            BigDecimal aoi = score.aoi();
            if (aoi != null) {
                published
                        .of(occupation.slug())
                        .ifPresent(standing -> both.add(new Both(
                                occupation, score, aoi, standing.value().value())));
            }
        }
        both.sort(Comparator.comparing(pair -> pair.occupation().slug()));
        double[] ours = percentiles(both.stream().map(Both::aoi).toList());
        double[] theirs = percentiles(both.stream().map(Both::value).toList());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < both.size(); i++) {
            Both pair = both.get(i);
            pairs.add(new Pair(pair.occupation(), pair.score(), pair.aoi(), pair.value(), ours[i], theirs[i]));
        }
        return List.copyOf(pairs);
    }

    /** From 0 for the lowest to 100 for the highest, ties at the mean of their places. */
    private static double[] percentiles(List<BigDecimal> values) {
        double[] places = Spearman.ranks(
                values.stream().mapToDouble(BigDecimal::doubleValue).toArray());
        for (int i = 0; i < places.length; i++) {
            places[i] = places.length == 1 ? 50 : 100 * (places[i] - 1) / (places.length - 1);
        }
        return places;
    }

    private static BigDecimal exact(ScoreCard card) {
        BigDecimal exact = card.exactAoi();
        return exact == null ? BigDecimal.ZERO : exact;
    }

    /** The value of the signal that the tasks make. */
    public static BigDecimal taskSignal(Atlas atlas, ScoreCard card) {
        return atlas.model().signals().stream()
                .filter(signal -> signal.rule() instanceof ScoringModel.TaskMean)
                .flatMap(signal ->
                        card.signals().stream().filter(score -> score.signal().equals(signal.key())))
                .map(ScoreCard.SignalScore::value)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
