package org.exposureatlas.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stored scores of an edition under each of its models. Immutable. */
public final class ScoreBook {

    private final Method method;
    private final Map<String, Map<String, ScoreCard>> byModel;

    public ScoreBook(Method method, List<ScoreCard> cards) {
        this.method = method;
        this.byModel = cards.stream()
                .collect(Collectors.groupingBy(
                        ScoreCard::model, Collectors.toUnmodifiableMap(ScoreCard::occupation, card -> card)));
    }

    public Method method() {
        return method;
    }

    /** The score under the default model. */
    public ScoreCard of(String occupation) {
        return of(method.model().id(), occupation)
                .orElseThrow(() -> new IllegalArgumentException("No score is stored for " + occupation));
    }

    public Optional<ScoreCard> of(String model, String occupation) {
        return Optional.ofNullable(byModel.getOrDefault(model, Map.of()).get(occupation));
    }
}
