package org.exposureatlas.occupation.career;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published tuition by type of institution, and what each entry education usually takes.
 *
 * @param limits what the prices leave out, in sentences
 */
@JsonIgnoreProperties("$schema")
public record TuitionTable(List<Price> prices, List<Path> paths, List<String> limits) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of an edition that was published before there was a table. */
    static final String EMPTY = "{\"prices\": [], \"paths\": [], \"limits\": []}";

    /** @param amount US dollars for one academic year of full-time study, tuition and fees */
    public record Price(String key, String name, int amount, String academicYear, String source) {}

    /**
     * @param education the handbook's words for the level
     * @param time how long it usually takes
     * @param notCovered what of it the table has no price for
     */
    public record Path(
            String education,
            String time,
            List<Step> steps,
            @Nullable String notCovered) {}

    /** A program of some years at the lower and the higher of two prices. */
    public record Step(String name, int years, String low, String high) {}

    public static TuitionTable read(String json) {
        return JSON.readValue(json, TuitionTable.class);
    }

    public Optional<Path> path(String education) {
        return paths.stream().filter(path -> path.education().equals(education)).findFirst();
    }

    /** @throws IllegalArgumentException if the table has no such price; reading the seed makes sure that it has */
    public Price price(String key) {
        return prices.stream()
                .filter(price -> price.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No price " + key));
    }
}
