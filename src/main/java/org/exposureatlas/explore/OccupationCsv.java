package org.exposureatlas.explore;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list of occupations as a file: one row each, units in the names of the columns, the edition in every row. */
final class OccupationCsv {

    private static final List<String> COLUMNS = List.of(
            "rank",
            "slug",
            "title",
            "category",
            "aoi_0_to_100",
            "tier",
            "jobs_2024",
            "projected_change_2024_34_percent",
            "median_pay_usd_per_year",
            "median_pay_is_at_least",
            "entry_education",
            "completeness_percent_of_weight",
            "spread_of_measures_percentile_points",
            "resilience",
            "rank_range",
            "edition",
            "edition_data_date");

    private OccupationCsv() {}

    static String of(Roster roster, List<Listing> listings) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Listing listing : listings) {
            text.append(Stream.of(
                                    cell(listing.rankShown()),
                                    cell(listing.slug()),
                                    cell(listing.title()),
                                    cell(listing.category().name()),
                                    cell(listing.aoi()),
                                    cell(
                                            listing.tier() == null
                                                    ? null
                                                    : listing.tier().name()),
                                    cell(listing.jobs()),
                                    cell(listing.growth()),
                                    cell(listing.pay()),
                                    cell(listing.pay() == null ? null : listing.payTopcoded()),
                                    cell(listing.education()),
                                    cell(listing.completeness()
                                            .movePointRight(2)
                                            .stripTrailingZeros()
                                            .toPlainString()),
                                    cell(listing.spread()),
                                    cell(listing.resilience()),
                                    cell(listing.ranks()),
                                    cell(roster.atlas().edition().label()),
                                    cell(roster.atlas().edition().asOf()))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
