package org.exposureatlas.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A page of the list of occupations.
 *
 * @param found occupations that the filter lets through, {@code jobs} the jobs in them
 * @param shown which of them are on this page: {@code 51–100}
 * @param weightedMean of their scores, each with its jobs as weight; {@code null} without scores
 */
record OccupationList(
        List<Listing> rows,
        String found,
        String of,
        @Nullable String jobs,
        boolean taxonomy,
        @Nullable String weightedMean,
        String shown,
        List<SortOrder.Column> columns,
        SortOrder order,
        List<Page> pages,
        @Nullable String previous,
        @Nullable String next,
        ListFilter filter,
        String csv,
        String cleared,
        List<View> views,
        @Nullable ExposureCharts charts) {

    static final int ROWS = 50;
    static final String CHARTS = "charts";

    private static final Sorting[] COLUMNS = {
        Sorting.TITLE, Sorting.AOI, Sorting.JOBS, Sorting.PAY, Sorting.GROWTH, Sorting.SPREAD
    };

    /** The same occupations as a list or as charts. */
    record View(String key, String href, boolean current) {}

    /** @param number 0 marks a gap */
    record Page(int number, String href, boolean current) {}

    OccupationList {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        pages = List.copyOf(pages);
    }

    static OccupationList of(Roster roster, MultiValueMap<String, String> parameters, Words words) {
        ListFilter filter = ListFilter.of(roster, parameters, words);
        SortOrder order = SortOrder.of(parameters.getFirst("sort"), parameters.getFirst("dir"));
        List<Listing> found = order.sorted(filter.apply(roster.listings()));
        int last = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int page = Math.clamp(number(parameters.getFirst("page")), 1, last);
        boolean charts = CHARTS.equals(parameters.getFirst("view"));
        Address list = order.in(filter.address());
        Address address = charts ? list.and("view", CHARTS) : list;
        int from = (page - 1) * ROWS;
        int to = Math.min(found.size(), from + ROWS);
        Aggregate aggregate = Aggregate.of(roster, found);
        return new OccupationList(
                found.subList(from, to),
                Figures.count(found.size()),
                Figures.count(roster.listings().size()),
                roster.hasJobs() ? HomePage.millions(aggregate.jobs(), words) : null,
                roster.isTaxonomy(),
                aggregate.weightedMean() == null ? null : Figures.tenth(aggregate.weightedMean()),
                found.isEmpty() ? "0" : (from + 1) + "–" + to,
                order.columns(filter.address(), COLUMNS),
                order,
                pages(address, page, last),
                page > 1 ? at(address, page - 1) : null,
                page < last ? at(address, page + 1) : null,
                filter,
                list.at("/occupations.csv").toString(),
                order.in(Address.of("/occupations"))
                        .and("view", charts ? CHARTS : "")
                        .toString(),
                List.of(
                        new View("list", list.toString(), !charts),
                        new View(CHARTS, list.and("view", CHARTS).toString(), charts)),
                charts ? ExposureCharts.of(roster, found, words) : null);
    }

    /** All occupations that the filter lets through, in the order asked for. */
    static List<Listing> all(Roster roster, MultiValueMap<String, String> parameters, Words words) {
        return SortOrder.of(parameters.getFirst("sort"), parameters.getFirst("dir"))
                .sorted(ListFilter.of(roster, parameters, words).apply(roster.listings()));
    }

    /** Parameters of the order, which the filter form sends along. */
    public List<Map.Entry<String, String>> kept() {
        return order.in(Address.of("/occupations"))
                .and("view", charts == null ? "" : CHARTS)
                .parameters();
    }

    public SortOrder.Column column(String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column " + key));
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 1 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static List<Page> pages(Address address, int page, int last) {
        if (last == 1) {
            return List.of();
        }
        List<Page> pages = new ArrayList<>();
        int before = 0;
        for (int number : IntStream.rangeClosed(1, last)
                .filter(each -> each == 1 || each == last || Math.abs(each - page) <= 2)
                .toArray()) {
            if (number > before + 1) {
                pages.add(new Page(0, "", false));
            }
            pages.add(new Page(number, at(address, number), number == page));
            before = number;
        }
        return pages;
    }

    private static String at(Address address, int page) {
        return (page == 1 ? address : address.and("page", Integer.toString(page))).toString();
    }
}
