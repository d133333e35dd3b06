package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** What the size of a tile of the map stands for. */
enum MapArea {
    JOBS,
    WAGES,
    EQUAL;

    /** The word in an address: {@code jobs}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the figures that are loaded allow, the first as it is unless another is asked for. */
    static List<MapArea> of(Roster roster) {
        return Stream.of(values())
                .filter(area -> roster.listings().stream().anyMatch(listing -> area.weight(listing) > 0))
                .toList();
    }

    /** What the address asks for; anything unknown is the first there is. */
    static MapArea of(@Nullable String key, Roster roster) {
        List<MapArea> areas = of(roster);
        return areas.stream()
                .filter(area -> area.key().equals(key))
                .findFirst()
                .orElse(areas.isEmpty() ? EQUAL : areas.getFirst());
    }

    /** Jobs, US dollars a year, or 1; 0 where the figure is missing. */
    double weight(Listing listing) {
        return switch (this) {
            case JOBS -> Objects.requireNonNullElse(listing.jobs(), 0);
            case WAGES -> Objects.requireNonNullElse(listing.wageBill(), 0L);
            case EQUAL -> 1;
        };
    }

    /** The figure with its unit. */
    String shown(Listing listing, Words words) {
        return switch (this) {
            case JOBS, EQUAL ->
                listing.jobs() == null ? words.say("map.nojobs") : words.say("map.jobs", Figures.count(listing.jobs()));
            case WAGES ->
                listing.wageBill() == null
                        ? words.say("map.nowages")
                        : words.say("map.wages", Figures.tenth(BigDecimal.valueOf(listing.wageBill(), 9)));
        };
    }
}
