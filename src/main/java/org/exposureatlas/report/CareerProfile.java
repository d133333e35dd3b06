package org.exposureatlas.report;

import java.util.List;
import java.util.Set;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.Percent;
import org.exposureatlas.report.OccupationReport.Fact;
import org.exposureatlas.report.OccupationReport.Link;
import org.jspecify.annotations.Nullable;

/**
 * What the career part of a report prints. A part without data says so in its field {@code missing}, and then has
 * nothing else.
 *
 * @param ratingsNote over how many codes the ratings are means
 * @param sources ids of the sources that figures were taken from
 */
record CareerProfile(
        Texts texts,
        Progression progression,
        Education education,
        ResiliencePart resilience,
        Technologies technologies,
        @Nullable String ratingsNote,
        List<Ratings> abilities,
        Ratings activities,
        Names names,
        Videos videos,
        Industries industries,
        Members members,
        Related related,
        Set<String> sources) {

    /** @param byline who wrote the texts, when, and whether a person has read them */
    record Texts(
            @Nullable String missing,
            @Nullable String summary,
            List<String> inside,
            List<String> responsibilities,
            @Nullable String byline) {}

    /**
     * @param bars pay by stage in the latest release
     * @param table the same with the releases before
     * @param codes pay of each code, where the page covers several
     */
    record Progression(
            @Nullable String missing,
            @Nullable String finding,
            @Nullable BarList bars,
            @Nullable DataTable table,
            @Nullable DataTable codes,
            @Nullable String how,
            @Nullable String source) {}

    /** @param distribution what people in the occupation say is required; {@code noDistribution} says why there is none */
    record Education(
            List<Fact> facts,
            @Nullable BarList distribution,
            @Nullable String distributionFinding,
            @Nullable String noDistribution,
            String distributionLede,
            @Nullable String distributionSource,
            List<Path> paths,
            @Nullable String noPaths,
            List<String> limits,
            @Nullable String source) {}

    /** @param sums one line of arithmetic each */
    record Path(
            String title,
            String time,
            List<String> sums,
            @Nullable String total,
            @Nullable String notCovered) {}

    /**
     * @param name of the class, {@code null} where it is withheld
     * @param verdict points and class in a sentence
     */
    record ResiliencePart(
            @Nullable String name, String verdict, List<Row> rows, String classes, Ratings human, DataTable reasons) {

        /** @param points {@code null} for a row that is shown and not counted */
        record Row(
                String question,
                String figure,
                String explains,
                @Nullable String points,
                String source) {}
    }

    record Technologies(
            @Nullable String missing,
            List<Tool> first,
            List<Tool> rest,
            @Nullable String more,
            @Nullable String source) {}

    record Tool(String name, String kind, boolean hot, boolean inDemand) {}

    /** Elements with their importance as bars. */
    record Ratings(
            String key,
            String title,
            @Nullable String missing,
            @Nullable String finding,
            List<Rated> first,
            List<Rated> rest,
            @Nullable String more,
            @Nullable String source) {}

    /**
     * @param average where the average of all occupations lies; {@code null} where there is none to compare with
     * @param note level and average in words
     */
    record Rated(
            String name,
            String importance,
            Percent bar,
            @Nullable Percent average,
            @Nullable String note) {}

    record Names(
            @Nullable String missing,
            List<String> first,
            List<String> all,
            @Nullable String more,
            @Nullable String source) {}

    record Videos(
            @Nullable String missing,
            List<Film> films,
            @Nullable String host,
            @Nullable String checked) {}

    record Film(String title, String address) {}

    record Industries(
            @Nullable String missing,
            List<DataTable> tables,
            @Nullable String source) {}

    record Members(
            @Nullable String missing,
            @Nullable DataTable table,
            @Nullable String lede,
            @Nullable String source) {}

    /**
     * @param category address of the category
     * @param handbook {@code null} for an occupation that the handbook has no page of
     */
    record Related(
            String category,
            String categoryTitle,
            List<Link> nearest,
            String nearestLede,
            List<Alike> alike,
            List<Alike> alikeMore,
            String alikeLede,
            @Nullable Listed handbook,
            Listed onet) {}

    /** What a source lists: {@code more} stands behind a disclosure. */
    record Listed(List<Link> links, List<Link> more, String lede) {}

    /** @param reason what both ask for, and what the other asks for more */
    record Alike(Link link, String reason) {}
}
