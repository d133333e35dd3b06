package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.insight.InsightBook;
import org.exposureatlas.insight.PivotRule;
import org.exposureatlas.insight.WageRule;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** How moves are scored and pay under overlap is computed: rendered from the files of the edition. */
record MovesPage(
        List<Crumb> crumbs,
        String name,
        String summary,
        DataTable weights,
        DataTable points,
        String likeness,
        String gaps,
        String defaults,
        DataTable education,
        List<String> limits,
        String wageName,
        String wageSummary,
        DataTable assumptions,
        List<Basis> basis,
        DataTable levels,
        List<String> wageLimits) {

    record Basis(String name, String text, @Nullable String url) {}

    static MovesPage of(InsightBook book, Words words) {
        PivotRule rule = book.pivots();
        WageRule wages = book.wages();
        PivotRule.LikenessRule likeness = rule.likeness();
        return new MovesPage(
                MethodNav.crumbs(words),
                rule.name(),
                rule.summary(),
                new DataTable(
                        words.say("method.moves.weights"),
                        List.of(
                                Column.text(words.say("method.moves.part")),
                                Column.figures(words.say("method.weight")),
                                Column.text(words.say("method.moves.reads"))),
                        rule.parts().stream()
                                .map(part -> List.of(part.name(), Figures.wholePercent(part.weight()), part.reads()))
                                .toList()),
                points(rule, words),
                words.say(
                        "method.moves.likeness",
                        likeness.leastInCommon(),
                        Figures.plain(rule.leastLikeness()),
                        Figures.plain(BigDecimal.valueOf(likeness.marked()))),
                words.say(
                        "method.moves.gaps",
                        Figures.plain(BigDecimal.valueOf(likeness.important())),
                        Figures.plain(BigDecimal.valueOf(likeness.gap())),
                        likeness.named()),
                words.say(
                        "method.moves.defaults",
                        rule.count(),
                        Figures.wholePercent(rule.defaults().payFloor()),
                        rule.defaults().extraYears()),
                new DataTable(
                        words.say("method.moves.education"),
                        List.of(
                                Column.text(words.say("method.moves.level")),
                                Column.figures(words.say("method.moves.years"))),
                        rule.education().stream()
                                .map(level -> List.of(level.education(), Figures.plain(level.years())))
                                .toList()),
                rule.limits(),
                wages.name(),
                wages.summary(),
                assumptions(wages, words),
                List.of(
                        new Basis(
                                wages.adoption().name(),
                                wages.adoption().basis(),
                                wages.adoption().url()),
                        new Basis(
                                wages.conversion().name(),
                                wages.conversion().basis(),
                                wages.conversion().url()),
                        new Basis(wages.period().name(), wages.period().basis(), null)),
                new DataTable(
                        words.say("method.moves.wage.levels"),
                        List.of(
                                Column.text(words.say("report.seniority.level")),
                                Column.figures(words.say("method.moves.wage.percentile"))),
                        wages.levels().stream()
                                .map(level -> List.of(
                                        words.say("level." + level.level()), Figures.ordinal(level.percentile())))
                                .toList()),
                wages.limits());
    }

    /** One line for each part: every point as figure and value. */
    private static DataTable points(PivotRule rule, Words words) {
        return new DataTable(
                words.say("method.moves.points"),
                List.of(
                        Column.text(words.say("method.moves.part")),
                        Column.text(words.say("method.moves.points.list"))),
                rule.parts().stream()
                        .map(part -> List.of(
                                part.name(),
                                part.points().stream()
                                        .map(point -> words.say(
                                                "method.moves.point",
                                                figure(point.get(0)),
                                                Figures.plain(point.get(1))))
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    private static String figure(BigDecimal figure) {
        return figure.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? Figures.count(figure.longValueExact())
                : Figures.plain(figure);
    }

    private static DataTable assumptions(WageRule wages, Words words) {
        return new DataTable(
                words.say("method.moves.wage.assumptions"),
                List.of(
                        Column.text(words.say("method.moves.wage.assumption")),
                        Column.figures(words.say("method.moves.wage.low")),
                        Column.figures(words.say("method.moves.wage.high"))),
                List.of(
                        List.of(
                                wages.adoption().name(),
                                Figures.wholePercent(wages.adoption().low()),
                                Figures.wholePercent(wages.adoption().high())),
                        List.of(
                                wages.conversion().name(),
                                Figures.wholePercent(wages.conversion().low()),
                                Figures.wholePercent(wages.conversion().high())),
                        List.of(
                                wages.period().name(),
                                String.valueOf(wages.period().years()),
                                String.valueOf(wages.period().years()))));
    }
}
