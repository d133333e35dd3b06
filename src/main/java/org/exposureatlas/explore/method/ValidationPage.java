package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Scatter;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Agreement;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Rubric;
import org.exposureatlas.scoring.Validation;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.SignalInput;
import org.jspecify.annotations.Nullable;

/**
 * How far the raters agree with each other, and our figures with everyone else's.
 *
 * @param agreement {@code null} while fewer than two raters have rated
 */
record ValidationPage(
        List<Crumb> crumbs,
        String raters,
        @Nullable RaterAgreement agreement,
        Correlations correlations,
        Comparison comparison) {

    /** @param weak one sentence for each factor on which agreement is weak, with the reason */
    record RaterAgreement(
            String finding,
            BarList bars,
            DataTable factors,
            List<String> weak,
            String difference,
            DataTable categories,
            List<DisputedRow> disputed) {}

    record DisputedRow(String statement, String href, String occupation, String low, String high, String apart) {}

    record Correlations(String finding, BarList bars, DataTable table) {}

    /** One published measure against ours. */
    record Comparison(
            List<Choice> choices,
            String title,
            String finding,
            Scatter plot,
            DataTable table,
            List<DifferenceRow> higher,
            List<DifferenceRow> lower) {}

    record Choice(String label, String href, boolean current) {}

    /** @param why what of our figures explains it; {@code null} where we cannot say */
    record DifferenceRow(
            String title,
            String href,
            String aoi,
            String ours,
            String theirs,
            String apart,
            @Nullable String why) {}

    private static final int DIFFERENCES = 10;

    static ValidationPage of(Atlas atlas, Findings.OfEdition findings, PublishedMeasure measure, Words words) {
        return new Maker(atlas, findings, words).make(measure);
    }

    private record Maker(Atlas atlas, Findings.OfEdition findings, Words words) {

        /** Of a hundred places: from here on a property is said to be high, below the counterpart low. */
        private static final double HIGH = 67;

        private static final double LOW = 33;

        ValidationPage make(PublishedMeasure measure) {
            Agreement agreement = findings.agreement();
            List<String> names = agreement.raters().stream()
                    .map(rater -> RaterNames.of(atlas, rater.rater(), rater.tasks(), words))
                    .toList();
            return new ValidationPage(
                    MethodNav.crumbs(words),
                    names.size() < 2
                            ? words.say("validation.raters.one", String.join(", ", names))
                            : words.say(
                                    names.size() == 2 ? "validation.raters.two" : "validation.raters.many",
                                    String.join(", ", names),
                                    Figures.count(agreement.tasks())),
                    agreement.tasks() == 0 ? null : agreement(agreement),
                    correlations(),
                    comparison(measure));
        }

        private RaterAgreement agreement(Agreement agreement) {
            List<BarList.Item> items = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            for (Agreement.OfFactor factor : agreement.factors()) {
                items.add(new BarList.Item(
                        factor(factor.factor()),
                        "/methodology/rubric#" + factor.factor(),
                        null,
                        value(factor.alpha()),
                        two(factor.alpha()),
                        Tone.ACCENT));
                rows.add(List.of(
                        factor(factor.factor()),
                        two(factor.alpha()),
                        percent(factor.same()),
                        signed(factor.shift()),
                        percent(factor.commonest())));
            }
            items.add(new BarList.Item(
                    words.say("method.feasibility"),
                    null,
                    null,
                    value(agreement.feasibility()),
                    two(agreement.feasibility()),
                    Tone.NEUTRAL));
            rows.add(List.of(
                    words.say("method.feasibility"),
                    two(agreement.feasibility()),
                    words.say("method.dash"),
                    words.say("method.dash"),
                    words.say("method.dash")));
            List<Agreement.OfFactor> weak = agreement.factors().stream()
                    .filter(Agreement.OfFactor::weak)
                    .toList();
            return new RaterAgreement(
                    weak.isEmpty()
                            ? words.say("validation.alpha.strong", Coefficients.two(Agreement.WEAK))
                            : words.say(
                                    "validation.alpha.weak",
                                    Coefficients.two(Agreement.WEAK),
                                    weak.stream()
                                            .map(factor -> factor(factor.factor()))
                                            .collect(Collectors.joining(", "))),
                    BarList.of(new Scale(0, 1), items),
                    new DataTable(
                            words.say("validation.alpha.caption"),
                            List.of(
                                    Column.text(words.say("rubric.agreement.factor")),
                                    Column.figures(words.say("validation.alpha")),
                                    Column.figures(words.say("rubric.agreement.same")),
                                    Column.figures(words.say(
                                            "validation.shift",
                                            name(agreement.raters().get(1)),
                                            name(agreement.raters().getFirst()))),
                                    Column.figures(words.say("validation.commonest"))),
                            rows),
                    weak.stream()
                            .map(factor -> why(factor, name(agreement.raters().get(1))))
                            .toList(),
                    words.say("validation.difference", Figures.tenth(agreement.meanApart())),
                    categories(agreement),
                    agreement.disputed().stream().map(this::disputed).toList());
        }

        /** Weak agreement beyond chance has two roots: one rater is stricter, or nearly all ratings are one level. */
        private String why(Agreement.OfFactor factor, String second) {
            return words.say(
                    Math.abs(factor.shift()) >= 0.25
                            ? "validation.weak.shift"
                            : factor.commonest() >= 0.6 ? "validation.weak.commonest" : "validation.weak.scattered",
                    factor(factor.factor()),
                    two(factor.alpha()),
                    percent(factor.same()),
                    signed(factor.shift()),
                    percent(factor.commonest()),
                    second);
        }

        private String name(Agreement.OfRater rater) {
            return atlas.catalog().rater(rater.rater()).map(Rater::name).orElse(rater.rater());
        }

        private DataTable categories(Agreement agreement) {
            List<Column> columns = new ArrayList<>();
            columns.add(Column.text(words.say("method.category")));
            columns.add(Column.figures(words.say("method.tasks")));
            agreement.factors().forEach(factor -> columns.add(Column.figures(factor(factor.factor()))));
            columns.add(Column.figures(words.say("method.feasibility")));
            columns.add(Column.figures(words.say("validation.apart")));
            return new DataTable(
                    words.say("validation.categories.caption"),
                    columns,
                    agreement.categories().stream()
                            .map(category -> {
                                List<String> cells = new ArrayList<>();
                                cells.add(category.category());
                                cells.add(Figures.count(category.tasks()));
                                category.alphas().forEach(alpha -> cells.add(two(alpha)));
                                cells.add(two(category.feasibility()));
                                cells.add(Figures.tenth(category.meanApart()));
                                return cells;
                            })
                            .toList());
        }

        private DisputedRow disputed(Agreement.Disputed task) {
            return new DisputedRow(
                    task.statement(),
                    "/occupations/" + task.occupation() + "#task-" + task.task(),
                    atlas.catalog()
                            .find(task.occupation())
                            .map(Occupation::title)
                            .orElse(task.occupation()),
                    Figures.tenth(task.low()),
                    Figures.tenth(task.high()),
                    Figures.tenth(task.apart()));
        }

        private String factor(String key) {
            return atlas.scores().method().rubric().factors().stream()
                    .filter(factor -> factor.key().equals(key))
                    .findFirst()
                    .map(Rubric.Factor::name)
                    .orElse(key);
        }

        private Correlations correlations() {
            Map<String, PublishedMeasure> measures = atlas.signals().measures().stream()
                    .collect(Collectors.toMap(PublishedMeasure::key, Function.identity()));
            List<BarList.Item> items = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            for (Validation.WithMeasure with : findings.correlations()) {
                PublishedMeasure measure = measures.get(with.measure());
                if (measure == null) {
                    continue;
                }
                String by = words.say("report.measures.by", measure.authors(), Integer.toString(measure.year()));
                items.add(new BarList.Item(
                        measure.title(),
                        "/methodology/validation?measure=" + measure.key() + "#comparison",
                        words.say(
                                isSignal(measure) ? "validation.measure.contained" : "validation.measure.note",
                                by,
                                Figures.count(with.occupations())),
                        value(with.aoi()),
                        two(with.aoi()),
                        measure.headline() ? Tone.ACCENT : Tone.NEUTRAL));
                rows.add(List.of(
                        measure.title(),
                        by,
                        words.say("measure.group." + measure.group()),
                        Figures.count(with.occupations()),
                        two(with.task()),
                        two(with.aoi())));
            }
            List<Double> headline = findings.correlations().stream()
                    .filter(with -> {
                        PublishedMeasure measure = measures.get(with.measure());
                        return measure != null
                                && measure.headline()
                                && with.aoi().isPresent();
                    })
                    .map(with -> with.aoi().getAsDouble())
                    .sorted()
                    .toList();
            boolean negative =
                    findings.correlations().stream().anyMatch(with -> with.aoi().orElse(0) < 0);
            return new Correlations(
                    headline.isEmpty()
                            ? words.say("validation.correlation.none")
                            : words.say(
                                    "validation.correlation.finding",
                                    headline.size(),
                                    Coefficients.two(headline.getFirst()),
                                    Coefficients.two(headline.getLast())),
                    BarList.of(negative ? new Scale(-1, 1) : new Scale(0, 1), items),
                    new DataTable(
                            words.say("validation.correlation.caption"),
                            List.of(
                                    Column.text(words.say("validation.measure")),
                                    Column.text(words.say("validation.authors")),
                                    Column.text(words.say("validation.kind")),
                                    Column.figures(words.say("method.occupations")),
                                    Column.figures(words.say("validation.with.task")),
                                    Column.figures(words.say("validation.with.aoi"))),
                            rows));
        }

        /** Whether a signal of the model is this very measure: all its figures are the measure's. */
        private boolean isSignal(PublishedMeasure measure) {
            return atlas.model().signals().stream()
                    .map(signal -> MethodPageMaker.input(signal.rule()))
                    .filter(Objects::nonNull)
                    .map(name -> atlas.signals().inputs().stream()
                            .filter(input -> input.input().equals(name) && input.number() != null)
                            .toList())
                    .anyMatch(inputs ->
                            !inputs.isEmpty() && inputs.stream().allMatch(input -> isTheSame(measure, input)));
        }

        private boolean isTheSame(PublishedMeasure measure, SignalInput input) {
            BigDecimal number = input.number();
            return number != null
                    && atlas.signals()
                            .percentilesOf(measure.key())
                            .of(input.occupation())
                            .filter(standing -> standing.value().value().compareTo(number) == 0)
                            .isPresent();
        }

        private Comparison comparison(PublishedMeasure measure) {
            List<Validation.Pair> pairs = Validation.pairs(atlas, measure.key());
            OptionalDouble correlation = findings.correlations().stream()
                    .filter(with -> with.measure().equals(measure.key()))
                    .findFirst()
                    .map(Validation.WithMeasure::aoi)
                    .orElse(OptionalDouble.empty());
            double least = pairs.stream()
                    .mapToDouble(pair -> pair.value().doubleValue())
                    .min()
                    .orElse(0);
            double most = pairs.stream()
                    .mapToDouble(pair -> pair.value().doubleValue())
                    .max()
                    .orElse(1);
            Scale across = new Scale(least, Math.max(most, least + 1e-6));
            String finding = words.say(
                    "validation.plot.finding", measure.title(), two(correlation), Figures.count(pairs.size()));
            Standing standing = new Standing(atlas);
            return new Comparison(
                    atlas.signals().measures().stream()
                            .map(other -> new Choice(
                                    other.title(),
                                    "/methodology/validation?measure=" + other.key() + "#comparison",
                                    other.equals(measure)))
                            .toList(),
                    measure.title(),
                    finding,
                    Scatter.of(
                            words.say("validation.plot.title", measure.title()),
                            finding,
                            across,
                            words.say("validation.plot.across", measure.title(), measure.scale()),
                            Scale.HUNDRED,
                            words.say("validation.plot.up"),
                            pairs.stream().map(this::point).toList(),
                            across.ticks(
                                    4,
                                    value -> Figures.plain(
                                            BigDecimal.valueOf(value).round(new MathContext(3, RoundingMode.HALF_UP)))),
                            Scale.HUNDRED.ticks(4, value -> Long.toString(Math.round(value)))),
                    new DataTable(
                            words.say("validation.plot.caption", measure.title()),
                            List.of(
                                    Column.text(words.say("method.models.occupation")),
                                    Column.figures(words.say("robustness.aoi")),
                                    Column.figures(measure.title())),
                            pairs.stream()
                                    .map(pair -> List.of(
                                            pair.occupation().title(), Figures.tenth(pair.aoi()), ownScale(pair)))
                                    .toList()),
                    differences(
                            pairs, Comparator.comparing(Validation.Pair::apart).reversed(), standing),
                    differences(pairs, Comparator.comparing(Validation.Pair::apart), standing));
        }

        private Scatter.Item point(Validation.Pair pair) {
            return new Scatter.Item(
                    words.say(
                            "validation.plot.point",
                            pair.occupation().title(),
                            Figures.tenth(pair.aoi()),
                            ownScale(pair)),
                    "/occupations/" + pair.occupation().slug(),
                    pair.value().doubleValue(),
                    pair.aoi().doubleValue(),
                    Tone.tier(atlas.step(String.valueOf(pair.score().tier()))));
        }

        private static String ownScale(Validation.Pair pair) {
            return Figures.plain(pair.value().round(new MathContext(3, RoundingMode.HALF_UP)));
        }

        private List<DifferenceRow> differences(
                List<Validation.Pair> pairs, Comparator<Validation.Pair> by, Standing standing) {
            return pairs.stream()
                    .sorted(by.thenComparing(pair -> pair.occupation().slug()))
                    .limit(DIFFERENCES)
                    .map(pair -> new DifferenceRow(
                            pair.occupation().title(),
                            "/occupations/" + pair.occupation().slug(),
                            Figures.tenth(pair.aoi()),
                            Long.toString(Math.round(pair.ours())),
                            Long.toString(Math.round(pair.theirs())),
                            signedWhole(pair.apart()),
                            why(pair, standing)))
                    .toList();
        }

        /** What of our own figures stands out in the direction of the difference. */
        private @Nullable String why(Validation.Pair pair, Standing standing) {
            String slug = pair.occupation().slug();
            if (pair.apart() < 0) {
                if (standing.presence(slug) >= HIGH) {
                    return words.say("validation.why.presence");
                }
                if (standing.accountability(slug) >= HIGH) {
                    return words.say("validation.why.accountability");
                }
                return standing.capability(slug) <= LOW ? words.say("validation.why.capability.low") : null;
            }
            if (standing.others(slug) - standing.tasks(slug) >= HIGH - LOW) {
                return words.say("validation.why.signals");
            }
            if (standing.capability(slug) >= HIGH) {
                return words.say("validation.why.capability.high");
            }
            return standing.presence(slug) <= LOW ? words.say("validation.why.presence.low") : null;
        }

        private static @Nullable Double value(OptionalDouble coefficient) {
            return coefficient.isPresent() ? Double.valueOf(coefficient.getAsDouble()) : null;
        }

        private String two(OptionalDouble coefficient) {
            return coefficient.isPresent()
                    ? Coefficients.two(coefficient.getAsDouble())
                    : words.say("validation.undefined");
        }

        private static String percent(double share) {
            return Figures.wholePercent(BigDecimal.valueOf(share));
        }

        private static String signed(double value) {
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
            return (rounded.signum() > 0 ? "+" : "") + Coefficients.two(value);
        }

        private static String signedWhole(double value) {
            long rounded = Math.round(value);
            return (rounded > 0 ? "+" : "") + Figures.count(rounded);
        }
    }
}
