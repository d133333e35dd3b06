package org.exposureatlas.explore.method;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.Source;
import org.jspecify.annotations.Nullable;

/**
 * Where every figure comes from, in which release, and what is overdue on the day the page is read.
 *
 * @param state one sentence on what is overdue
 */
record SourcesPage(
        List<Crumb> crumbs,
        String edition,
        String asOf,
        String today,
        String state,
        boolean overdue,
        List<Row> sources,
        List<RaterRow> raters,
        List<MeasureGroup> measures) {

    /** @param due when the next release is expected, in words; {@code overdue} where that day has passed */
    record Row(
            String id,
            String title,
            String publisher,
            @Nullable String url,
            String vintage,
            String released,
            String licence,
            String feeds,
            String due,
            boolean overdue) {}

    record RaterRow(String name, String kind, String description, String rubric, String date, String rated) {}

    record MeasureGroup(String name, List<MeasureRow> rows) {}

    record MeasureRow(
            String title,
            String by,
            String publication,
            String describes,
            String scale,
            String codes,
            String licence,
            String values,
            boolean headline) {}

    static SourcesPage of(Atlas atlas, LocalDate today, Words words) {
        List<Source> overdue = atlas.signals().sources().stream()
                .filter(source -> isOverdue(source, today))
                .toList();
        return new SourcesPage(
                List.of(new Crumb(words.say("layout.nav.home"), "/")),
                atlas.edition().label(),
                Figures.day(atlas.edition().asOf()),
                Figures.day(today),
                state(overdue, atlas.signals().sources().size(), today, words),
                !overdue.isEmpty(),
                atlas.signals().sources().stream()
                        .map(source -> row(source, today, words))
                        .toList(),
                raters(atlas, words),
                measures(atlas, words));
    }

    private static String state(List<Source> overdue, int all, LocalDate today, Words words) {
        return overdue.isEmpty()
                ? words.say("sources.state.none", Figures.day(today))
                : words.say(
                        "sources.state.some",
                        Figures.day(today),
                        overdue.size(),
                        all,
                        overdue.stream().map(Source::title).collect(Collectors.joining("; ")));
    }

    private static boolean isOverdue(Source source, LocalDate today) {
        LocalDate due = source.nextDue();
        return due != null && due.isBefore(today);
    }

    private static Row row(Source source, LocalDate today, Words words) {
        LocalDate due = source.nextDue();
        boolean overdue = isOverdue(source, today);
        return new Row(
                source.id(),
                source.title(),
                source.publisher(),
                source.url(),
                source.vintage(),
                Figures.day(source.released()),
                source.licence(),
                source.feeds(),
                due == null
                        ? words.say("sources.due.none")
                        : words.say(overdue ? "sources.due.overdue" : "sources.due.at", Figures.day(due)),
                overdue);
    }

    private static List<RaterRow> raters(Atlas atlas, Words words) {
        Map<String, Long> rated = atlas.catalog().occupations().stream()
                .flatMap(occupation -> occupation.tasks().stream())
                .flatMap(task -> task.ratings().stream())
                .collect(Collectors.groupingBy(Rating::rater, Collectors.counting()));
        List<RaterRow> rows = new ArrayList<>();
        for (Rater rater : atlas.catalog().raters()) {
            long count = rated.getOrDefault(rater.id(), 0L);
            rows.add(new RaterRow(
                    rater.name(),
                    words.say("method.rater." + rater.kind()),
                    rater.description(),
                    words.say("sources.rater.rubric", rater.rubric(), rater.version()),
                    Figures.day(rater.date()),
                    count == 0
                            ? words.say("sources.rater.none")
                            : words.say("sources.rater.tasks", Figures.count(count))));
        }
        return rows;
    }

    private static List<MeasureGroup> measures(Atlas atlas, Words words) {
        List<MeasureGroup> groups = new ArrayList<>();
        for (String group : atlas.signals().measures().stream()
                .map(PublishedMeasure::group)
                .distinct()
                .toList()) {
            groups.add(new MeasureGroup(
                    words.say("measure.group." + group),
                    atlas.signals().measures().stream()
                            .filter(measure -> measure.group().equals(group))
                            .map(measure -> new MeasureRow(
                                    measure.title(),
                                    words.say(
                                            "report.measures.by", measure.authors(), Integer.toString(measure.year())),
                                    measure.publication(),
                                    measure.describes(),
                                    measure.scale(),
                                    measure.codes(),
                                    measure.licence(),
                                    Figures.count(atlas.signals()
                                            .percentilesOf(measure.key())
                                            .count()),
                                    measure.headline()))
                            .toList()));
        }
        return groups;
    }
}
