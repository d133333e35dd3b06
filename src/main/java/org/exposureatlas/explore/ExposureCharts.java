package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.Histogram;
import org.exposureatlas.chart.Quadrants;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Charts of a set of occupations: their scores by jobs, against pay, and against projected change. */
record ExposureCharts(
        @Nullable Distribution distribution,
        @Nullable Plot pay,
        @Nullable Plot growth) {

    private static final int BIN = 5;

    record Distribution(String finding, Histogram chart, DataTable table) {}

    /** @param missing occupations that cannot be drawn, because one of the figures is missing */
    record Plot(
            String finding,
            Quadrants chart,
            String xLabel,
            String yLabel,
            List<Quarter> quarters,
            DataTable table,
            int missing) {}

    record Quarter(String name, String occupations, String jobs) {}

    static ExposureCharts of(Roster roster, List<Listing> listings, Words words) {
        return new ExposureCharts(distribution(roster, listings, words), pay(listings, words), growth(listings, words));
    }

    private static @Nullable Distribution distribution(Roster roster, List<Listing> listings, Words words) {
        List<Listing> counted = listings.stream()
                .filter(listing -> listing.aoi() != null && listing.jobs() != null)
                .toList();
        long whole = Aggregate.jobs(counted);
        if (whole == 0) {
            return null;
        }
        List<Histogram.Bin> bins = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int from = 0; from < 100; from += BIN) {
            BigDecimal low = BigDecimal.valueOf(from);
            BigDecimal high = BigDecimal.valueOf(from + BIN);
            boolean last = from + BIN == 100;
            List<Listing> in = counted.stream()
                    .filter(listing -> {
                        BigDecimal aoi = Objects.requireNonNull(listing.aoi());
                        return aoi.compareTo(low) >= 0 && (aoi.compareTo(high) < 0 || last);
                    })
                    .toList();
            long jobs = Aggregate.jobs(in);
            bins.add(new Histogram.Bin(
                    from,
                    from + BIN,
                    jobs,
                    jobs == 0 ? "" : Figures.tenth(BigDecimal.valueOf(jobs, 6)),
                    Exposure.tone(roster, low)));
            rows.add(List.of(words.say("charts.bin", from, from + BIN), Figures.count(in.size()), Figures.count(jobs)));
        }
        BigDecimal mean = Objects.requireNonNull(Aggregate.of(roster, counted).weightedMean());
        String finding = words.say("charts.distribution.finding", Figures.tenth(mean));
        Histogram chart = Histogram.of(
                        words.say("charts.distribution.title"),
                        finding,
                        Scale.HUNDRED,
                        bins,
                        Scale.HUNDRED.ticks(5, value -> Long.toString(Math.round(value))))
                .marking(Scale.HUNDRED, mean.doubleValue(), words.say("charts.distribution.mean", Figures.tenth(mean)));
        return new Distribution(
                finding,
                chart,
                new DataTable(
                        words.say("charts.distribution.title"),
                        List.of(
                                DataTable.Column.text(words.say("list.aoi")),
                                DataTable.Column.figures(words.say("list.occupations")),
                                DataTable.Column.figures(words.say("list.jobs"))),
                        rows));
    }

    private static @Nullable Plot pay(List<Listing> listings, Words words) {
        double most = listings.stream()
                .map(Listing::pay)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        Scale scale = new Scale(24_000, Math.max(130_000, 1.1 * most));
        return plot(
                "pay",
                listings,
                Listing::pay,
                Listing::payShown,
                Quadrants.Axis.ratios(scale),
                Stream.of(30_000, 50_000, 75_000, 100_000, 150_000, 200_000)
                        .filter(value -> value < scale.max())
                        .map(value -> new Quadrants.Label(value, Figures.dollars((long) value)))
                        .toList(),
                value -> Figures.dollars(Math.round(value)),
                words);
    }

    private static @Nullable Plot growth(List<Listing> listings, Words words) {
        List<Integer> figures = listings.stream()
                .map(Listing::growth)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (figures.isEmpty()) {
            return null;
        }
        int low = 10 * Math.floorDiv(Math.min(-10, figures.getFirst() - 2), 10);
        int high = 10 * Math.ceilDiv(Math.max(10, figures.getLast() + 2), 10);
        List<Quadrants.Label> ticks = new ArrayList<>();
        for (int value = low; value <= high; value += high - low > 60 ? 20 : 10) {
            ticks.add(new Quadrants.Label(value, Figures.change(value)));
        }
        return plot(
                "growth",
                listings,
                Listing::growth,
                Listing::growthShown,
                Quadrants.Axis.straight(new Scale(low, high)),
                ticks,
                value -> Figures.change((int) Math.round(value)),
                words);
    }

    private static @Nullable Plot plot(
            String key,
            List<Listing> listings,
            Function<Listing, @Nullable Integer> figure,
            Function<Listing, @Nullable String> shown,
            Quadrants.Axis up,
            List<Quadrants.Label> upTicks,
            Function<Double, String> middleShown,
            Words words) {
        List<Listing> drawn = listings.stream()
                .filter(listing -> listing.aoi() != null && figure.apply(listing) != null)
                .sorted(Roster.BY_EXPOSURE)
                .toList();
        if (drawn.size() < 2) {
            return null;
        }
        Scale across = new Scale(10, 90);
        List<Quadrants.Item> items = drawn.stream()
                .map(listing -> new Quadrants.Item(
                        listing.href(),
                        words.say(
                                "charts.point",
                                listing.title(),
                                Objects.requireNonNull(listing.aoiShown()),
                                words.say("charts." + key + ".point", Objects.requireNonNull(shown.apply(listing)))),
                        Objects.requireNonNull(listing.aoi()).doubleValue(),
                        Objects.requireNonNull(figure.apply(listing)),
                        Objects.requireNonNullElse(listing.jobs(), 0),
                        listing.tone()))
                .toList();
        Quadrants chart = Quadrants.of(
                words.say("charts." + key + ".title"),
                words.say("charts." + key + ".description", drawn.size()),
                Quadrants.Axis.straight(across),
                up,
                items,
                across.ticks(8, value -> Long.toString(Math.round(value))),
                upTicks);
        List<Quarter> quarters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Quadrants.Quarter quarter = chart.quarters().get(i);
            quarters.add(new Quarter(
                    words.say("charts." + key + ".quarter." + (i + 1)),
                    words.say("map.legend.occupations", quarter.count(), Figures.count(quarter.count())),
                    HomePage.millions(Math.round(quarter.size()), words)));
        }
        return new Plot(
                words.say(
                        "charts." + key + ".finding",
                        chart.quarters().get(1).count(),
                        drawn.size(),
                        Figures.tenth(BigDecimal.valueOf(chart.middle().valueX())),
                        middleShown.apply(chart.middle().valueY())),
                chart,
                words.say("list.aoi"),
                words.say("charts." + key + ".axis"),
                quarters,
                new DataTable(
                        words.say("charts." + key + ".title"),
                        List.of(
                                DataTable.Column.text(words.say("list.title")),
                                DataTable.Column.figures(words.say("list.aoi")),
                                DataTable.Column.figures(words.say("charts." + key + ".axis")),
                                DataTable.Column.figures(words.say("list.jobs"))),
                        drawn.stream()
                                .map(listing -> List.of(
                                        listing.title(),
                                        Objects.requireNonNull(listing.aoiShown()),
                                        Objects.requireNonNull(shown.apply(listing)),
                                        Objects.requireNonNullElse(listing.jobsShown(), words.say("list.none"))))
                                .toList()),
                listings.size() - drawn.size());
    }
}
