package org.exposureatlas.explore;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order of a list of occupations, as it stands in an address: {@code sort=pay&dir=asc}. */
record SortOrder(Sorting sorting, boolean descending) {

    static final SortOrder BY_EXPOSURE = new SortOrder(Sorting.AOI, true);

    /** The heading of a column that sorts. */
    record Column(String key, String href, @Nullable String ariaSort) {}

    /** What the address asks for; anything unknown is the order by exposure. */
    static SortOrder of(@Nullable String sort, @Nullable String dir) {
        return Sorting.of(Objects.requireNonNullElse(sort, ""))
                .map(sorting -> new SortOrder(sorting, dir == null ? sorting.greatestFirst() : !dir.equals("asc")))
                .orElse(BY_EXPOSURE);
    }

    List<Listing> sorted(List<Listing> listings) {
        return listings.stream().sorted(sorting.comparator(descending)).toList();
    }

    /** The address with this order, without what goes without saying. */
    Address in(Address address) {
        Address plain = address.without("sort").without("dir");
        if (equals(BY_EXPOSURE)) {
            return plain;
        }
        Address sorted = plain.and("sort", sorting.key());
        return descending == sorting.greatestFirst() ? sorted : sorted.and("dir", descending ? "desc" : "asc");
    }

    /** The headings in the order asked for; the one in use turns the order round. */
    List<Column> columns(Address address, Sorting... sortings) {
        return Stream.of(sortings)
                .map(each -> new Column(
                        each.key(),
                        new SortOrder(each, each == sorting ? !descending : each.greatestFirst())
                                .in(address)
                                .toString(),
                        each != sorting ? null : descending ? "descending" : "ascending"))
                .toList();
    }
}
