package org.exposureatlas.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each occupation stands among all occupations that have a value: 0 for the lowest, 100 for the highest, ties at
 * the mean of their places.
 */
public final class Percentiles {

    /** An occupation's value and its percentile, to two decimals. */
    public record Standing(PublishedValue value, BigDecimal percentile) {}

    private final Map<String, Standing> standings;

    private Percentiles(Map<String, Standing> standings) {
        this.standings = standings;
    }

    static Percentiles of(List<PublishedValue> values) {
        List<PublishedValue> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparing(PublishedValue::value));
        Map<String, Standing> standings = new LinkedHashMap<>();
        int count = sorted.size();
        for (int from = 0; from < count; ) {
            int to = from;
            while (to + 1 < count
                    && sorted.get(to + 1).value().compareTo(sorted.get(from).value()) == 0) {
                to++;
            }
            BigDecimal percentile = count == 1
                    ? new BigDecimal("50.00")
                    : BigDecimal.valueOf(100L * (from + to))
                            .divide(BigDecimal.valueOf(2L * (count - 1)), 2, RoundingMode.HALF_UP);
            for (int i = from; i <= to; i++) {
                standings.put(sorted.get(i).occupation(), new Standing(sorted.get(i), percentile));
            }
            from = to + 1;
        }
        return new Percentiles(standings);
    }

    public int count() {
        return standings.size();
    }

    public Optional<Standing> of(String occupation) {
        return Optional.ofNullable(standings.get(occupation));
    }
}
