package org.exposureatlas.report;

import java.util.List;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DotStrips;
import org.exposureatlas.chart.LevelBars;
import org.exposureatlas.chart.Percent;
import org.exposureatlas.chart.RangeStrip;
import org.exposureatlas.chart.ScoreCard;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.shared.Crumb;
import org.jspecify.annotations.Nullable;

/** What the page of one occupation prints: every figure and sentence ready, every source named. */
record OccupationReport(
        String slug,
        String title,
        List<Crumb> crumbs,
        String category,
        List<String> codes,
        @Nullable String note,
        @Nullable Description description,
        String editionLabel,
        String editionDate,
        ScoreCard card,
        List<Fact> facts,
        @Nullable Pay pay,
        Composition composition,
        Seniority seniority,
        Tasks tasks,
        Measures measures,
        List<UsedSource> sources,
        String citation) {

    /** What the occupation is, in the words of its source. */
    record Description(String text, String source) {}

    /** @param source where the figure comes from, its vintage, and whether it is printed as published or computed */
    record Fact(
            String term,
            String value,
            @Nullable String note,
            @Nullable String source) {}

    record Pay(String finding, RangeStrip strip, SourceNote source) {}

    record SourceNote(String name, @Nullable String href, String vintage, String kind) {}

    /** @param bar {@code null} while the score is withheld */
    record Composition(
            String lede, @Nullable String finding, @Nullable CompositionBar bar, List<Signal> signals, Total total) {}

    /**
     * @param raw the figure as its source prints it, {@code value} what the model makes of it on 0-100
     * @param pending why there is no value
     */
    record Signal(
            String name,
            String explains,
            String weight,
            String raw,
            String value,
            String contribution,
            String source,
            @Nullable String pending) {}

    record Total(String completeness, String contribution) {}

    /** @param withheld why neither view is drawn */
    record Seniority(
            @Nullable String withheld,
            @Nullable LevelBars byCurve,
            @Nullable LevelBars byTasks,
            @Nullable String curveNote,
            @Nullable String curveStatus,
            @Nullable DataTable table) {}

    /** @param order the order shown now, one of {@code orders} */
    record Tasks(
            String lede,
            String order,
            List<Order> orders,
            List<TaskRow> rows,
            @Nullable String raters,
            @Nullable Pending pending,
            @Nullable String release) {}

    /** Tasks that wait for a rating. */
    record Pending(String lede, List<PendingTask> tasks) {}

    /** @param source whose words the statement is */
    record PendingTask(String statement, String importance, String source) {}

    record Order(String key, String label, String href, boolean current) {}

    /**
     * @param importance a word
     * @param feasibility 0-100 to one decimal, mean over raters; {@code bar} the same as a length
     * @param note share of the task weight, points of the score, kind of work
     * @param raters the feasibility by each rater, and how far apart they are
     * @param source whose words the statement is; {@code null} for ours
     */
    record TaskRow(
            String key,
            String statement,
            String importance,
            String feasibility,
            Percent bar,
            String note,
            String rationale,
            String remainsHuman,
            @Nullable String evidence,
            @Nullable String raters,
            @Nullable String source) {}

    record Measures(
            String finding,
            @Nullable DotStrips headline,
            @Nullable DotStrips context,
            DataTable table,
            String lede) {}

    record UsedSource(
            String title, String publisher, @Nullable String url, String vintage, String licence, String feeds) {}

    record Link(
            String title,
            String href,
            @Nullable String figure,
            @Nullable String tier,
            @Nullable Tone tone) {}
}
