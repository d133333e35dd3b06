package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exposureatlas.occupation.HumanAdvantage;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.signal.PublishedValue;
import org.exposureatlas.signal.SignalBook;
import org.jspecify.annotations.Nullable;

/**
 * The resilience of an occupation with the figures it follows from, each {@code null} where it is missing.
 *
 * @param exposure value of the model's exposure measure
 * @param growth projected ten-year change, whole percent
 * @param human sum of the human-advantage ratings, each the mean over its raters
 * @param dimensions those means by key of the dimension, in the model's order
 * @param raters who rated them
 */
public record ResilienceReading(
        Resilience resilience,
        @Nullable PublishedValue exposure,
        @Nullable Integer growth,
        @Nullable BigDecimal human,
        Map<String, BigDecimal> dimensions,
        List<String> raters) {

    static ResilienceReading of(ScoringModel model, Occupation occupation, SignalBook signals) {
        PublishedValue exposure = signals.percentilesOf(
                        model.resilience().exposure().measure())
                .of(occupation.slug())
                .map(standing -> standing.value())
                .orElse(null);
        Jobs jobs = occupation.jobs();
        Integer growth = jobs == null ? null : jobs.changePercent();
        List<HumanAdvantage> ratings = occupation.humanAdvantage().stream()
                .filter(rating -> model.raters().contains(rating.rater()))
                .toList();
        Map<String, BigDecimal> dimensions = new LinkedHashMap<>();
        for (String dimension : model.resilience().human().ratings()) {
            List<BigDecimal> values = ratings.stream()
                    .filter(rating -> rating.dimension().equals(dimension))
                    .map(rating -> BigDecimal.valueOf(rating.rating()))
                    .toList();
            if (!values.isEmpty()) {
                dimensions.put(dimension, Exact.mean(values));
            }
        }
        BigDecimal human =
                dimensions.size() < model.resilience().human().ratings().size()
                        ? null
                        : dimensions.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ResilienceReading(
                Resilience.of(
                        model,
                        exposure == null ? null : exposure.value(),
                        growth == null ? null : BigDecimal.valueOf(growth),
                        human),
                exposure,
                growth,
                human,
                dimensions,
                ratings.stream().map(HumanAdvantage::rater).distinct().toList());
    }

    /** The class, or nothing where a dimension is missing. */
    public @Nullable String resilienceClass() {
        return resilience.resilienceClass();
    }

    /** All points together; {@code null} where a dimension is missing. */
    public @Nullable Integer total() {
        return resilienceClass() == null
                ? null
                : Objects.requireNonNull(resilience.exposurePoints())
                        + Objects.requireNonNull(resilience.growthPoints())
                        + Objects.requireNonNull(resilience.humanPoints());
    }
}
