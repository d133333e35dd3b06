package org.exposureatlas.explore;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.platform.Words;
import org.exposureatlas.seniority.CareerLevel;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.Source;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a category shows.
 *
 * @param place in the order of employment-weighted means, as a sentence; {@code null} without scores
 * @param withheld occupations of it without a score
 */
record CategoryPage(
        Category category,
        List<Crumb> crumbs,
        CategoryList.Row summary,
        @Nullable String place,
        @Nullable CompositionBar tiers,
        String tiersFinding,
        @Nullable Curve curve,
        List<Listing> members,
        List<SortOrder.Column> columns,
        int withheld,
        String occupations,
        @Nullable String jobs,
        ExposureCharts charts) {

    private static final Sorting[] COLUMNS = {
        Sorting.TITLE, Sorting.AOI, Sorting.JOBS, Sorting.PAY, Sorting.GROWTH, Sorting.SPREAD
    };

    /** @param status measured or assumed, in a word */
    record Curve(
            List<Level> levels,
            String status,
            String note,
            @Nullable String source,
            @Nullable String sourceUrl) {}

    record Level(String name, String multiplier) {}

    static CategoryPage of(
            Roster roster, Category category, @Nullable SeniorityCurve curve, SortOrder order, Words words) {
        CategoryList all = CategoryList.of(roster, words);
        CategoryList.Row summary = all.row(category);
        List<Listing> members = roster.in(category);
        Address address = Address.of("/categories/" + category.slug());
        Integer place = summary.place();
        long placed = all.rows().stream().filter(row -> row.place() != null).count();
        return new CategoryPage(
                category,
                List.of(
                        new Crumb(words.say("layout.nav.home"), "/"),
                        new Crumb(words.say("layout.nav.categories"), "/categories")),
                summary,
                place == null
                        ? null
                        : words.say(
                                all.hasJobs() ? "categories.place" : "categories.place.nojobs",
                                Figures.ordinal(place),
                                placed),
                bar(summary.aggregate(), words),
                summary.tiersInWords(),
                curve == null ? null : curve(roster, curve, words),
                order.sorted(members),
                order.columns(address, COLUMNS),
                summary.aggregate().occupations() - summary.aggregate().scored(),
                summary.occupations(),
                summary.aggregate().jobs() == 0
                        ? null
                        : HomePage.millions(summary.aggregate().jobs(), words),
                ExposureCharts.of(roster, members, words));
    }

    public SortOrder.Column column(String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column " + key));
    }

    private static @Nullable CompositionBar bar(Aggregate aggregate, Words words) {
        long whole =
                aggregate.tiers().stream().mapToLong(Aggregate.TierCount::jobs).sum();
        if (whole == 0) {
            return null;
        }
        List<CompositionBar.Part> parts = new ArrayList<>();
        for (Aggregate.TierCount count : aggregate.tiers().reversed()) {
            parts.add(new CompositionBar.Part(
                    words.say("categories.tier", count.tier().name(), count.occupations()),
                    count.jobs(),
                    words.say("categories.tier.jobs", Figures.count(count.jobs())),
                    count.tier().tone()));
        }
        return CompositionBar.of(
                words.say("categories.tiers.title"),
                String.join(
                        ", ",
                        parts.stream()
                                .map(part -> part.label() + ", " + part.shown())
                                .toList()),
                new Scale(0, whole),
                parts,
                words.say("categories.tier.jobs", Figures.count(whole)),
                List.of());
    }

    private static Curve curve(Roster roster, SeniorityCurve curve, Words words) {
        Source source = roster.atlas().signals().source(curve.source()).orElse(null);
        return new Curve(
                Stream.of(CareerLevel.values())
                        .map(level -> new Level(
                                words.say("level." + level.key()),
                                "× " + curve.multiplier(level).setScale(2, RoundingMode.HALF_UP)))
                        .toList(),
                words.say("curve." + curve.status()),
                curve.note(),
                source == null ? null : source.title(),
                source == null ? null : source.url());
    }
}
