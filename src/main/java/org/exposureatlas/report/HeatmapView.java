package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exposureatlas.insight.Heatmap;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The task heatmap as it is printed.
 *
 * @param columns after the first, which names the task
 * @param byRater whether each rater has a row of its own under every task
 */
record HeatmapView(
        String slug,
        String title,
        String finding,
        List<Column> columns,
        List<Line> lines,
        @Nullable Line summary,
        boolean byRater,
        String order,
        List<String> scale) {

    /** @param heat whether cells are shaded */
    record Column(String key, String label, boolean current, boolean heat) {}

    /** @param note importance of a task, or nothing */
    record Line(String name, @Nullable String note, boolean rater, List<Cell> cells) {}

    /** @param heat 0 to 4, -1 for none; {@code limits} where a high figure lowers the feasibility */
    record Cell(String label, String shown, int heat, boolean limits) {

        /** The classes of the cell. */
        public String tone() {
            if (heat < 0) {
                return "";
            }
            return (limits ? "heat heat--limits heat-" : "heat heat-") + heat;
        }
    }

    private static final List<String> LIMITS = List.of("presence", "accountability");

    static HeatmapView of(
            Atlas atlas, Heatmap heatmap, Occupation occupation, HeatmapOrder order, boolean byRater, Words words) {
        List<Column> columns = Stream.concat(
                        Heatmap.FACTORS.stream(), Stream.of("feasibility", "share", "contribution"))
                .map(key -> new Column(
                        key,
                        words.say("insight.heatmap." + key),
                        key.equals(order.key()),
                        !key.equals("share") && !key.equals("contribution")))
                .toList();
        List<Line> lines = new ArrayList<>();
        heatmap.rows().stream().sorted(order.comparator()).forEach(row -> {
            lines.add(new Line(
                    row.task().statement(),
                    words.say("importance." + row.task().importance().key()),
                    false,
                    cells(columns, row.factors(), row.feasibility(), row.share(), row.contribution(), words)));
            if (byRater) {
                row.raters()
                        .forEach(rater -> lines.add(new Line(
                                atlas.catalog()
                                        .rater(rater.rater())
                                        .map(Rater::name)
                                        .orElse(rater.rater()),
                                null,
                                true,
                                cells(columns, rater.factors(), rater.feasibility(), null, null, words))));
            }
        });
        Heatmap.Summary summary = heatmap.summary();
        return new HeatmapView(
                occupation.slug(),
                occupation.title(),
                finding(heatmap, words),
                columns,
                lines,
                summary == null
                        ? null
                        : new Line(
                                words.say("insight.heatmap.summary"),
                                words.say("insight.heatmap.summary.note"),
                                false,
                                cells(
                                        columns,
                                        summary.factors(),
                                        summary.feasibility(),
                                        summary.share(),
                                        summary.contribution(),
                                        words)),
                byRater,
                order.key(),
                List.of("0", "1", "2", "3", "4"));
    }

    private static String finding(Heatmap heatmap, Words words) {
        if (heatmap.rows().isEmpty()) {
            return words.say("report.tasks.none");
        }
        Heatmap.Row first = heatmap.rows().getFirst();
        BigDecimal contribution = first.contribution();
        return contribution == null
                ? words.say("insight.heatmap.finding.withheld", first.task().statement())
                : words.say("insight.heatmap.finding", first.task().statement(), Figures.tenth(contribution));
    }

    private static List<Cell> cells(
            List<Column> columns,
            Heatmap.Factors factors,
            BigDecimal feasibility,
            @Nullable BigDecimal share,
            @Nullable BigDecimal contribution,
            Words words) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < Heatmap.FACTORS.size(); i++) {
            BigDecimal factor = factors.list().get(i);
            cells.add(new Cell(
                    columns.get(i).label(),
                    Figures.tenth(factor),
                    factor.setScale(0, RoundingMode.HALF_UP).intValueExact(),
                    LIMITS.contains(columns.get(i).key())));
        }
        int at = Heatmap.FACTORS.size();
        cells.add(new Cell(
                columns.get(at).label(),
                Figures.tenth(feasibility),
                Math.min(
                        4,
                        feasibility
                                .divideToIntegralValue(BigDecimal.valueOf(20))
                                .intValue()),
                false));
        String dash = words.say("report.dash");
        cells.add(new Cell(columns.get(at + 1).label(), share == null ? dash : Figures.percent(share), -1, false));
        cells.add(new Cell(
                columns.get(at + 2).label(), contribution == null ? dash : Figures.tenth(contribution), -1, false));
        return cells;
    }
}
