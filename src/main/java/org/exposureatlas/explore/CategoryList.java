package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.chart.Percent;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** All categories with what their occupations amount to, from the highest employment-weighted mean to the lowest. */
record CategoryList(List<Row> rows, boolean hasJobs) {

    /**
     * @param place 1 for the highest employment-weighted mean; {@code null} without scores
     * @param tiers the jobs of its tiers as parts of a bar, from the least exposed
     */
    record Row(
            @Nullable Integer place,
            Category category,
            String href,
            Aggregate aggregate,
            @Nullable String weightedMean,
            @Nullable String mean,
            @Nullable String deviation,
            @Nullable String range,
            String occupations,
            @Nullable String jobs,
            Tone tone,
            List<Part> tiers,
            String tiersInWords) {}

    record Part(Tone tone, Percent x, Percent width) {}

    CategoryList {
        rows = List.copyOf(rows);
    }

    static CategoryList of(Roster roster, Words words) {
        List<Row> rows = new ArrayList<>();
        List<Row> unplaced = roster.atlas().catalog().categories().stream()
                .map(category -> row(roster, category, words))
                .sorted(Comparator.comparing(
                        row -> row.aggregate().mean(roster.hasJobs()), Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
        for (int i = 0; i < unplaced.size(); i++) {
            Row row = unplaced.get(i);
            rows.add(row.aggregate().mean(roster.hasJobs()) == null ? row : placed(row, i + 1));
        }
        return new CategoryList(rows, roster.hasJobs());
    }

    private static Row placed(Row row, int place) {
        return new Row(
                place,
                row.category(),
                row.href(),
                row.aggregate(),
                row.weightedMean(),
                row.mean(),
                row.deviation(),
                row.range(),
                row.occupations(),
                row.jobs(),
                row.tone(),
                row.tiers(),
                row.tiersInWords());
    }

    Row row(Category category) {
        return rows.stream()
                .filter(row -> row.category().equals(category))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No category " + category.slug()));
    }

    private static Row row(Roster roster, Category category, Words words) {
        Aggregate aggregate = Aggregate.of(roster, roster.in(category));
        BigDecimal weighted = aggregate.weightedMean();
        BigDecimal ranking = aggregate.mean(roster.hasJobs());
        Listing lowest = aggregate.lowest();
        Listing highest = aggregate.highest();
        return new Row(
                null,
                category,
                "/categories/" + category.slug(),
                aggregate,
                tenth(weighted),
                tenth(aggregate.mean()),
                tenth(aggregate.deviation()),
                lowest == null || highest == null
                        ? null
                        : words.say(
                                "categories.range",
                                Objects.requireNonNull(lowest.aoiShown()),
                                Objects.requireNonNull(highest.aoiShown())),
                Figures.count(aggregate.occupations()),
                aggregate.jobs() == 0 ? null : Figures.count(aggregate.jobs()),
                ranking == null ? Tone.NEUTRAL : Exposure.tone(roster, ranking),
                parts(aggregate),
                String.join(
                        ", ",
                        aggregate.tiers().reversed().stream()
                                .filter(count -> count.occupations() > 0)
                                .map(count -> words.say(
                                        "categories.tier", count.tier().name(), count.occupations()))
                                .toList()));
    }

    private static List<Part> parts(Aggregate aggregate) {
        long whole =
                aggregate.tiers().stream().mapToLong(Aggregate.TierCount::jobs).sum();
        if (whole == 0) {
            return List.of();
        }
        Scale scale = new Scale(0, whole);
        List<Part> parts = new ArrayList<>();
        long from = 0;
        for (Aggregate.TierCount count : aggregate.tiers().reversed()) {
            if (count.jobs() > 0) {
                parts.add(new Part(count.tier().tone(), scale.at(from), scale.between(from, from + count.jobs())));
            }
            from += count.jobs();
        }
        return parts;
    }

    private static @Nullable String tenth(@Nullable BigDecimal value) {
        return value == null ? null : Figures.tenth(value);
    }
}
