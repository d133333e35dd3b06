package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.Curve;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.explore.method.MethodPage.Origin;
import org.exposureatlas.explore.method.MethodPage.SignalRule;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Rubric;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoreCard.SignalScore;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.scoring.ScoringModel.Step;
import org.exposureatlas.seniority.SeniorityCurves;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.SignalInput;
import org.exposureatlas.signal.Source;
import org.jspecify.annotations.Nullable;

/** Puts the methodology page together. */
final class MethodPageMaker {

    private final Atlas atlas;
    private final ScoringModel model;
    private final SeniorityCurves curves;
    private final Words words;
    private final List<ScoreCard> cards;

    MethodPageMaker(Atlas atlas, SeniorityCurves curves, Words words) {
        this.atlas = atlas;
        this.model = atlas.model();
        this.curves = curves;
        this.words = words;
        this.cards = atlas.catalog().occupations().stream()
                .map(occupation -> atlas.scores().of(occupation.slug()))
                .toList();
    }

    MethodPage make() {
        return new MethodPage(
                List.of(MethodNav.crumbs(words).getFirst()),
                model.name(),
                model.summary(),
                model.caveat(),
                Figures.day(atlas.edition().asOf()),
                weights(),
                model.signals().stream().map(this::rule).toList(),
                feasibility(),
                completeness(),
                tiers(),
                seniority(),
                bands(),
                disagreement(),
                labels(),
                resilience(),
                model.limits(),
                atlas.scores().method().models().stream()
                        .filter(other -> !other.equals(model))
                        .map(other -> new ModelComparison(atlas, other, words).make())
                        .toList());
    }

    private MethodPage.Weights weights() {
        List<CompositionBar.Part> parts = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (ScoringModel.Signal signal : model.signals()) {
            String weight = Figures.wholePercent(signal.weight());
            parts.add(new CompositionBar.Part(
                    signal.name(), signal.weight().movePointRight(2).doubleValue(), weight, Tone.part(parts.size())));
            rows.add(List.of(
                    signal.name(),
                    weight,
                    signal.explains(),
                    words.say(signal.required() ? "method.required.yes" : "method.required.no"),
                    coverage(signal)));
        }
        ScoringModel.Signal first = model.signals().stream()
                .max(Comparator.comparing(ScoringModel.Signal::weight))
                .orElseThrow();
        return new MethodPage.Weights(
                words.say("method.weights.finding", first.name(), Figures.wholePercent(first.weight())),
                CompositionBar.of(
                        words.say("method.weights.title"),
                        parts.stream()
                                .map(part -> part.label() + " " + part.shown())
                                .collect(Collectors.joining(", ")),
                        Scale.HUNDRED,
                        parts,
                        Figures.wholePercent(model.signals().stream()
                                .map(ScoringModel.Signal::weight)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                        List.of()),
                new DataTable(
                        words.say("method.weights.caption"),
                        List.of(
                                Column.text(words.say("method.signal")),
                                Column.figures(words.say("method.weight")),
                                Column.text(words.say("method.explains")),
                                Column.text(words.say("method.required")),
                                Column.figures(words.say("method.coverage"))),
                        rows));
    }

    private String coverage(ScoringModel.Signal signal) {
        long with =
                cards.stream().filter(card -> value(card, signal.key()) != null).count();
        return words.say("method.coverage.of", Figures.count(with), Figures.count(cards.size()));
    }

    private static @Nullable BigDecimal value(ScoreCard card, String signal) {
        return card.signals().stream()
                .filter(score -> score.signal().equals(signal))
                .findFirst()
                .map(SignalScore::value)
                .orElse(null);
    }

    private SignalRule rule(ScoringModel.Signal signal) {
        String input = input(signal.rule());
        String reads = words.say(input == null ? reading(signal.rule()) : "method.input." + input);
        List<Origin> origins = input == null ? List.of() : origins(input);
        List<String> notes = new ArrayList<>();
        String finding = null;
        Curve curve = null;
        BarList bars = null;
        DataTable table = null;
        String pending = null;
        switch (signal.rule()) {
            case ScoringModel.TaskMean mean -> notes.add(words.say("method.rule.tasks"));
            case ScoringModel.Linear linear ->
                notes.add(words.say("method.rule.linear", Figures.plain(linear.factor())));
            case ScoringModel.Piecewise piecewise -> {
                finding = words.say(
                        "method.rule.piecewise",
                        at(piecewise, piecewise.points().getFirst().get(0)),
                        Figures.plain(piecewise.points().getFirst().get(1)),
                        at(piecewise, piecewise.points().getLast().get(0)),
                        Figures.plain(piecewise.points().getLast().get(1)));
                curve = curve(signal, piecewise);
                table = points(signal, piecewise);
                notes.add(words.say("method.rule.flat"));
                Integer months = piecewise.maxAgeMonths();
                if (months != null) {
                    notes.add(words.say("method.rule.age", months));
                }
            }
            case ScoringModel.Table rows -> {
                finding = words.say("method.rule.table", reads);
                bars = bars(rows);
                table = phrases(signal, rows);
                String placeholder = rows.placeholder();
                if (placeholder != null) {
                    notes.add(words.say(
                            "method.rule.placeholder", placeholder, Figures.count(count(rows.input(), placeholder))));
                }
            }
            case ScoringModel.None none -> pending = none.pending();
        }
        return new SignalRule(
                signal.key(),
                signal.name(),
                Figures.wholePercent(signal.weight()),
                signal.explains(),
                reads,
                coverage(signal),
                origins,
                finding,
                curve,
                bars,
                table,
                notes,
                pending);
    }

    static @Nullable String input(ScoringModel.Rule rule) {
        return switch (rule) {
            case ScoringModel.Linear linear -> linear.input();
            case ScoringModel.Piecewise piecewise -> piecewise.input();
            case ScoringModel.Table table -> table.input();
            case ScoringModel.TaskMean mean -> null;
            case ScoringModel.None none -> null;
        };
    }

    private static String reading(ScoringModel.Rule rule) {
        return rule instanceof ScoringModel.TaskMean ? "method.input.tasks" : "method.input.none";
    }

    private List<Origin> origins(String input) {
        return atlas.signals().inputs().stream()
                .filter(candidate -> candidate.input().equals(input))
                .map(SignalInput::source)
                .filter(Objects::nonNull)
                .distinct()
                .<Source>mapMulti((id, out) -> atlas.signals().source(id).ifPresent(out))
                .map(source -> new Origin(source.title(), source.url(), source.vintage()))
                .toList();
    }

    private Curve curve(ScoringModel.Signal signal, ScoringModel.Piecewise rule) {
        return Curve.through(
                words.say("method.curve.title", signal.name()),
                rule.points().stream()
                        .map(point ->
                                words.say("method.curve.point", at(rule, point.get(0)), Figures.plain(point.get(1))))
                        .collect(Collectors.joining("; ")),
                rule.points().stream()
                        .map(point -> new Curve.Point(
                                point.get(0).doubleValue(), point.get(1).doubleValue()))
                        .toList(),
                x -> Figures.plain(BigDecimal.valueOf(x)),
                value -> Figures.plain(BigDecimal.valueOf(value)));
    }

    private DataTable points(ScoringModel.Signal signal, ScoringModel.Piecewise rule) {
        return new DataTable(
                words.say("method.curve.caption", signal.name()),
                List.of(
                        Column.figures(words.say("method.axis." + rule.input())),
                        Column.figures(words.say("method.value"))),
                rule.points().stream()
                        .map(point -> List.of(at(rule, point.get(0)), Figures.plain(point.get(1))))
                        .toList());
    }

    private String at(ScoringModel.Piecewise rule, BigDecimal x) {
        return words.say("method.unit." + rule.input(), Figures.plain(x));
    }

    private BarList bars(ScoringModel.Table table) {
        return BarList.of(
                Scale.HUNDRED,
                table.rows().entrySet().stream()
                        .map(row -> BarList.Item.of(
                                row.getKey(), row.getValue().doubleValue(), Figures.plain(row.getValue()), Tone.ACCENT))
                        .toList());
    }

    private DataTable phrases(ScoringModel.Signal signal, ScoringModel.Table table) {
        return new DataTable(
                words.say("method.curve.caption", signal.name()),
                List.of(
                        Column.text(words.say("method.axis." + table.input())),
                        Column.figures(words.say("method.value")),
                        Column.figures(words.say("method.occupations"))),
                table.rows().entrySet().stream()
                        .map(row -> List.of(
                                row.getKey(),
                                Figures.plain(row.getValue()),
                                Figures.count(count(table.input(), row.getKey()))))
                        .toList());
    }

    private long count(String input, String phrase) {
        return atlas.signals().inputs().stream()
                .filter(candidate -> candidate.input().equals(input) && phrase.equals(candidate.phrase()))
                .count();
    }

    private MethodPage.FeasibilityRule feasibility() {
        ScoringModel.FeasibilityRule rule = model.feasibility();
        List<String> parts = List.of(
                words.say(
                        "method.feasibility.base",
                        Figures.wholePercent(rule.base().capability()),
                        Figures.wholePercent(rule.base().digital()),
                        Figures.wholePercent(rule.base().structure())),
                words.say(
                        "method.feasibility.reduction",
                        Figures.wholePercent(rule.reduction().presence()),
                        Figures.wholePercent(rule.reduction().accountability())),
                words.say("method.feasibility.capability"));
        List<String> raters = model.raters().stream()
                .<String>mapMulti((id, out) -> {
                    int rated = ratedBy(id);
                    if (rated > 0) {
                        out.accept(RaterNames.of(atlas, id, rated, words));
                    }
                })
                .toList();
        return new MethodPage.FeasibilityRule(
                words.say(
                        "method.formula",
                        Figures.plain(rule.base().capability()),
                        Figures.plain(rule.base().digital()),
                        Figures.plain(rule.base().structure()),
                        Figures.plain(rule.reduction().presence()),
                        Figures.plain(rule.reduction().accountability()),
                        factor("capability"),
                        factor("digital"),
                        factor("structure"),
                        factor("presence"),
                        factor("accountability")),
                words.say("method.feasibility.scale", rule.factorMax()),
                parts,
                new DataTable(
                        words.say("method.importance.caption"),
                        List.of(
                                Column.text(words.say("method.importance")),
                                Column.figures(words.say("method.weight")),
                                Column.figures(words.say("method.tasks"))),
                        List.of(Importance.values()).stream()
                                .map(importance -> List.of(
                                        words.say("importance." + importance.key()),
                                        Figures.plain(Objects.requireNonNull(
                                                model.taskWeights().get(importance.key()))),
                                        Figures.count(tasks(importance))))
                                .toList()),
                words.say(
                        raters.size() == 1 ? "method.raters.one" : "method.raters.many",
                        raters.size(),
                        String.join(", ", raters)));
    }

    private int ratedBy(String rater) {
        return (int) atlas.catalog().occupations().stream()
                .flatMap(occupation -> occupation.tasks().stream())
                .filter(task -> task.ratings().stream()
                        .anyMatch(rating -> rating.rater().equals(rater)))
                .count();
    }

    private long tasks(Importance importance) {
        return atlas.catalog().occupations().stream()
                .flatMap(occupation -> occupation.tasks().stream())
                .filter(task -> task.importance() == importance)
                .count();
    }

    private String factor(String key) {
        return atlas.scores().method().rubric().factors().stream()
                .filter(factor -> factor.key().equals(key))
                .findFirst()
                .map(Rubric.Factor::name)
                .orElse(key)
                .toLowerCase(java.util.Locale.ROOT);
    }

    private MethodPage.Completeness completeness() {
        Map<BigDecimal, Long> shares = new TreeMap<>(Comparator.reverseOrder());
        Map<List<String>, Long> pending = new LinkedHashMap<>();
        for (ScoreCard card : cards) {
            shares.merge(card.completeness().stripTrailingZeros(), 1L, Long::sum);
        }
        for (ScoringModel.Signal signal : model.signals()) {
            for (ScoreCard card : cards) {
                card.signals().stream()
                        .filter(score -> score.signal().equals(signal.key()))
                        .map(SignalScore::pending)
                        .filter(Objects::nonNull)
                        .forEach(reason -> pending.merge(List.of(signal.name(), reason), 1L, Long::sum));
            }
        }
        return new MethodPage.Completeness(
                words.say("method.completeness.lede"),
                new DataTable(
                        words.say("method.completeness.caption"),
                        List.of(
                                Column.figures(words.say("method.completeness.share")),
                                Column.figures(words.say("method.occupations"))),
                        shares.entrySet().stream()
                                .map(entry ->
                                        List.of(Figures.wholePercent(entry.getKey()), Figures.count(entry.getValue())))
                                .toList()),
                new DataTable(
                        words.say("method.pending.caption"),
                        List.of(
                                Column.text(words.say("method.signal")),
                                Column.text(words.say("method.pending.reason")),
                                Column.figures(words.say("method.occupations"))),
                        pending.entrySet().stream()
                                .map(entry -> List.of(
                                        entry.getKey().get(0), entry.getKey().get(1), Figures.count(entry.getValue())))
                                .toList()));
    }

    private List<MethodPage.TierRow> tiers() {
        List<MethodPage.TierRow> rows = new ArrayList<>();
        BigDecimal above = null;
        long scored = cards.stream().filter(card -> !card.isWithheld()).count();
        for (ScoringModel.Tier tier : model.tiers()) {
            long count = cards.stream()
                    .filter(card -> tier.key().equals(card.tier()))
                    .count();
            rows.add(new MethodPage.TierRow(
                    Tone.tier(atlas.step(tier.key())),
                    tier.name(),
                    above == null
                            ? words.say("method.tier.top", Figures.plain(tier.from()))
                            : tier.from().signum() == 0
                                    ? words.say("method.tier.bottom", Figures.plain(above))
                                    : words.say(
                                            "method.tier.between", Figures.plain(tier.from()), Figures.plain(above)),
                    tier.verdict(),
                    Figures.count(count),
                    scored == 0
                            ? words.say("method.dash")
                            : Figures.wholePercent(BigDecimal.valueOf(count)
                                    .divide(BigDecimal.valueOf(scored), MathContext.DECIMAL64))));
            above = tier.from();
        }
        return rows;
    }

    private MethodPage.Seniority seniority() {
        return new MethodPage.Seniority(
                words.say(model.seniority().clamp() ? "method.seniority.clamped" : "method.seniority.free"),
                new DataTable(
                        words.say("method.seniority.caption"),
                        List.of(
                                Column.text(words.say("method.category")),
                                Column.figures(words.say("level.entry")),
                                Column.figures(words.say("level.mid")),
                                Column.figures(words.say("level.senior")),
                                Column.text(words.say("method.seniority.status")),
                                Column.text(words.say("method.seniority.note"))),
                        atlas.catalog().categories().stream()
                                .<List<String>>mapMulti((category, out) -> curve(category, out::accept))
                                .toList()));
    }

    private void curve(Category category, java.util.function.Consumer<List<String>> out) {
        curves.of(atlas.edition().id(), category.slug())
                .ifPresent(curve -> out.accept(List.of(
                        category.name(),
                        "× " + Figures.plain(curve.entry()),
                        "× " + Figures.plain(curve.mid()),
                        "× " + Figures.plain(curve.senior()),
                        words.say("curve." + curve.status()),
                        curve.note())));
    }

    private @Nullable String bands() {
        ScoringModel.Bands bands = model.bands();
        return bands == null
                ? null
                : words.say(
                        "method.bands",
                        Figures.count(bands.draws()),
                        Figures.wholePercent(bands.weightSpread()),
                        Figures.wholePercent(bands.importanceSpread()),
                        Figures.plain(bands.low()),
                        Figures.plain(bands.high()),
                        Long.toString(bands.seed()));
    }

    private String disagreement() {
        List<PublishedMeasure> headline = atlas.signals().measures().stream()
                .filter(PublishedMeasure::headline)
                .toList();
        return words.say(
                "method.disagreement",
                headline.size(),
                headline.stream().map(PublishedMeasure::title).collect(Collectors.joining("; ")),
                Figures.plain(model.disagreement().points()));
    }

    private @Nullable String labels() {
        Map<String, BigDecimal> labels = model.labels();
        return labels == null
                ? null
                : words.say(
                        "method.labels",
                        labels.entrySet().stream()
                                .map(label ->
                                        words.say("method.labels.one", label.getKey(), Figures.plain(label.getValue())))
                                .collect(Collectors.joining(", ")));
    }

    private MethodPage.Resilience resilience() {
        ScoringModel.ResilienceRule rule = model.resilience();
        String measure = atlas.signals().measures().stream()
                .filter(candidate -> candidate.key().equals(rule.exposure().measure()))
                .findFirst()
                .map(PublishedMeasure::title)
                .orElse(rule.exposure().measure());
        List<List<String>> rows = new ArrayList<>();
        steps(
                rows,
                words.say("method.resilience.exposure", measure),
                rule.exposure().points());
        steps(rows, words.say("method.resilience.growth"), rule.growth().points());
        steps(
                rows,
                words.say(
                        "method.resilience.human",
                        rule.human().ratings().stream()
                                .map(rating -> words.say("method.epoch." + rating))
                                .collect(Collectors.joining(", "))),
                rule.human().points());
        List<List<String>> classes = new ArrayList<>();
        for (ScoringModel.ResilienceClass candidate : rule.classes()) {
            classes.add(List.of(candidate.name(), words.say("method.resilience.from", candidate.from())));
        }
        return new MethodPage.Resilience(
                words.say("method.resilience.lede"),
                new DataTable(
                        words.say("method.resilience.points.caption"),
                        List.of(
                                Column.text(words.say("method.resilience.dimension")),
                                Column.text(words.say("method.resilience.when")),
                                Column.figures(words.say("method.points"))),
                        rows),
                new DataTable(
                        words.say("method.resilience.classes.caption"),
                        List.of(
                                Column.text(words.say("method.resilience.class")),
                                Column.figures(words.say("method.points"))),
                        classes),
                List.of(
                        words.say(
                                "method.reach.alone",
                                Figures.plain(model.reach().alone().feasibilityFrom()),
                                Figures.plain(model.reach().alone().accountabilityTo())),
                        words.say(
                                "method.reach.assists",
                                Figures.plain(model.reach().assists().feasibilityFrom()),
                                Figures.plain(model.reach().assists().capabilityFrom())),
                        words.say("method.reach.little")));
    }

    private void steps(List<List<String>> rows, String dimension, List<Step> steps) {
        for (Step step : steps) {
            rows.add(List.of(dimension, when(step), Integer.toString(step.points())));
        }
    }

    private String when(Step step) {
        List<String> conditions = new ArrayList<>();
        condition(conditions, "method.when.from", step.from());
        condition(conditions, "method.when.above", step.above());
        condition(conditions, "method.when.upto", step.upTo());
        condition(conditions, "method.when.below", step.below());
        return conditions.isEmpty() ? words.say("method.when.otherwise") : String.join(", ", conditions);
    }

    private void condition(List<String> conditions, String key, @Nullable BigDecimal bound) {
        if (bound != null) {
            conditions.add(words.say(key, Figures.plain(bound)));
        }
    }
}
