package org.exposureatlas.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stored scores of an edition under each of its models, with their bands. Immutable. */
public final class ScoreBook {

    private final Method method;
    private final Map<String, Map<String, ScoreCard>> byModel;
    private final Map<String, Band> bands;

    public ScoreBook(Method method, List<ScoreCard> cards) {
        this(method, cards, List.of());
    }

    /** @param bands under the default model */
    public ScoreBook(Method method, List<ScoreCard> cards, List<Band> bands) {
        this.method = method;
        this.byModel = cards.stream()
                .collect(Collectors.groupingBy(
                        ScoreCard::model, Collectors.toUnmodifiableMap(ScoreCard::occupation, card -> card)));
        this.bands = bands.stream()
                .filter(band -> band.model().equals(method.model().id()))
                .collect(Collectors.toUnmodifiableMap(Band::occupation, band -> band));
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

    /** The band under the default model; none where the score is withheld. */
    public Optional<Band> band(String occupation) {
        return Optional.ofNullable(bands.get(occupation));
    }
}
