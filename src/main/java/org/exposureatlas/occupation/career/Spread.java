package org.exposureatlas.occupation.career;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pay at five percentiles, US dollars. An empty upper percentile lies at or above the top code; without a top code it
 * is not published.
 *
 * @param topcode the amount above which the source prints no figure; {@code null} where nothing is suppressed
 */
public record Spread(
        @Nullable BigDecimal p10,
        @Nullable BigDecimal p25,
        @Nullable BigDecimal p50,
        @Nullable BigDecimal p75,
        @Nullable BigDecimal p90,
        @Nullable BigDecimal topcode) {

    /** The percentiles in the order of {@link #figures()}. */
    public static final List<Integer> PERCENTILES = List.of(10, 25, 50, 75, 90);

    /** @param atLeast whether the true figure is this amount or more */
    public record Figure(int percentile, BigDecimal amount, boolean atLeast) {}

    /** What is known, from the lowest percentile up. */
    public List<Figure> figures() {
        List<@Nullable BigDecimal> amounts = java.util.Arrays.asList(p10, p25, p50, p75, p90);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            BigDecimal amount = amounts.get(i);
            if (amount != null) {
                figures.add(new Figure(PERCENTILES.get(i), amount, false));
            } else if (topcode != null) {
                figures.add(new Figure(PERCENTILES.get(i), topcode, true));
            }
        }
        return figures;
    }

    public boolean isEmpty() {
        return figures().isEmpty();
    }
}
