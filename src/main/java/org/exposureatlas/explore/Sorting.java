package org.exposureatlas.explore;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a list of occupations can be sorted by. Missing figures come last both ways; ties go by title. */
enum Sorting {
    TITLE(false, listing -> listing.title().toLowerCase(Locale.ROOT)),
    CATEGORY(false, listing -> listing.category().name()),
    AOI(true, Listing::aoi),
    JOBS(true, Listing::jobs),
    PAY(true, Listing::pay),
    GROWTH(true, Listing::growth),
    COMPLETENESS(true, Listing::completeness),
    SPREAD(true, Listing::spread);

    /** Whether one wants the greatest first when asking for it. */
    private final boolean greatestFirst;

    private final Function<Listing, @Nullable Comparable<?>> figure;

    Sorting(boolean greatestFirst, Function<Listing, @Nullable Comparable<?>> figure) {
        this.greatestFirst = greatestFirst;
        this.figure = figure;
    }

    /** The word in an address: {@code aoi}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Sorting> of(String key) {
        return Stream.of(values()).filter(sorting -> sorting.key().equals(key)).findFirst();
    }

    boolean greatestFirst() {
        return greatestFirst;
    }

    Comparator<Listing> comparator(boolean descending) {
        return (a, b) -> {
            Comparable<?> left = figure.apply(a);
            Comparable<?> right = figure.apply(b);
            int order;
            if (left == null || right == null) {
                order = Boolean.compare(left == null, right == null);
            } else {
                order = descending ? compare(right, left) : compare(left, right);
            }
            return order != 0 ? order : a.title().compareTo(b.title());
        };
    }

    /** Both come from the same figure of two occupations, so they are of one type. */
    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> a, Comparable<?> b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
