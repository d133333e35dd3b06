package org.exposureatlas.report;

import java.util.Comparator;
import java.util.Locale;
import org.exposureatlas.insight.Heatmap;
import org.exposureatlas.insight.Heatmap.Row;

/** The columns a heatmap can be ordered by; the highest figure first. */
enum HeatmapOrder {
    CONTRIBUTION,
    CAPABILITY,
    DIGITAL,
    STRUCTURE,
    PRESENCE,
    ACCOUNTABILITY,
    FEASIBILITY,
    SHARE;

    /** The name in the address and in message files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    static HeatmapOrder of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Rows that are equal stay in the order of their contribution. */
    Comparator<Row> comparator() {
        return switch (this) {
            case CONTRIBUTION -> Comparator.comparing((Row row) -> 0);
            case FEASIBILITY -> Comparator.comparing(Row::feasibility).reversed();
            case SHARE -> Comparator.comparing(Row::share).reversed();
            default ->
                Comparator.comparing((Row row) -> row.factors().list().get(Heatmap.FACTORS.indexOf(key())))
                        .reversed();
        };
    }
}
