package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.occupation.HumanAdvantage;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.CareerProfile.Rated;
import org.exposureatlas.report.CareerProfile.Ratings;
import org.exposureatlas.report.CareerProfile.ResiliencePart;
import org.exposureatlas.report.CareerProfile.ResiliencePart.Row;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.HumanAdvantageRubric;
import org.exposureatlas.scoring.ResilienceReading;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.scoring.ScoringModel.Step;
import org.exposureatlas.scoring.TaskReach;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.PublishedValue;
import org.jspecify.annotations.Nullable;

/** The class of resilience with the four things a reader asks about, all worded from the figures and the model. */
final class Resiliences {

    private final Atlas atlas;
    private final Words words;
    private final UsedSources sources;
    private final ScoringModel.ResilienceRule rule;

    Resiliences(Atlas atlas, Words words, UsedSources sources) {
        this.atlas = atlas;
        this.words = words;
        this.sources = sources;
        this.rule = atlas.model().resilience();
    }

    ResiliencePart of(Occupation occupation) {
        ResilienceReading reading = atlas.resilience(occupation);
        String key = reading.resilienceClass();
        Integer total = reading.total();
        String name = key == null ? null : atlas.model().resilienceClass(key).name();
        return new ResiliencePart(
                name,
                name == null || total == null
                        ? words.say("career.resilience.withheld", missing(reading))
                        : words.say("career.resilience.total", total, most()),
                List.of(exposure(reading), reach(occupation), outlook(occupation.jobs(), reading), human(reading)),
                classes(),
                dimensions(reading),
                reasons(occupation));
    }

    private int most() {
        return most(rule.exposure().points())
                + most(rule.growth().points())
                + most(rule.human().points());
    }

    private static int most(List<Step> steps) {
        return steps.stream().mapToInt(Step::points).max().orElseThrow();
    }

    private String missing(ResilienceReading reading) {
        List<String> missing = new ArrayList<>();
        if (reading.exposure() == null) {
            missing.add(words.say("career.resilience.missing.exposure"));
        }
        if (reading.growth() == null) {
            missing.add(words.say("career.resilience.missing.growth"));
        }
        if (reading.human() == null) {
            missing.add(words.say("career.resilience.missing.human"));
        }
        return String.join(", ", missing);
    }

    private String classes() {
        List<String> named = new ArrayList<>();
        int upTo = most();
        for (ScoringModel.ResilienceClass each : rule.classes()) {
            named.add(
                    each.from() == upTo
                            ? words.say("career.resilience.class.one", upTo, each.name())
                            : words.say("career.resilience.class", each.from(), upTo, each.name()));
            upTo = each.from() - 1;
        }
        return words.say("career.resilience.classes", String.join("; ", named));
    }

    private Row exposure(ResilienceReading reading) {
        PublishedValue exposure = reading.exposure();
        Optional<PublishedMeasure> measure = atlas.signals().measures().stream()
                .filter(each -> each.key().equals(rule.exposure().measure()))
                .findFirst();
        String source = measure.map(each -> words.say(
                        "report.source",
                        words.say("report.measures.by", each.authors(), Integer.toString(each.year())),
                        each.title(),
                        words.say("source.published")))
                .orElse("");
        if (exposure == null) {
            return missingRow("exposure", source);
        }
        return new Row(
                words.say("career.resilience.exposure"),
                exposure.value().setScale(3, RoundingMode.HALF_UP).toPlainString(),
                words.say(
                        "career.resilience.exposure.explains",
                        rules(rule.exposure().points(), "")),
                points(reading.resilience().exposurePoints(), rule.exposure().points()),
                source);
    }

    private Row reach(Occupation occupation) {
        String source = words.say("report.signal.ours", atlas.edition().label());
        if (occupation.tasks().isEmpty()) {
            return missingRow("reach", source);
        }
        TaskReach reach =
                TaskReach.of(atlas.model(), occupation.tasks(), atlas.scores().of(occupation.slug()));
        return new Row(
                words.say("career.resilience.reach"),
                words.say("career.resilience.reach.figure", Figures.wholePercent(reach.alone())),
                words.say(
                        "career.resilience.reach.explains",
                        Figures.wholePercent(reach.assists()),
                        Figures.wholePercent(reach.little())),
                null,
                source);
    }

    private Row outlook(@Nullable Jobs jobs, ResilienceReading reading) {
        Integer growth = reading.growth();
        if (jobs == null || growth == null) {
            return missingRow("growth", words.say("report.dash"));
        }
        return new Row(
                words.say("career.resilience.growth"),
                Figures.change(growth),
                words.say(
                        "career.resilience.growth.explains",
                        jobs.outlook(),
                        rules(rule.growth().points(), "%")),
                points(reading.resilience().growthPoints(), rule.growth().points()),
                sources.published(jobs.source(), jobs.vintage()));
    }

    private Row human(ResilienceReading reading) {
        String source = words.say("career.resilience.human.source", raters(reading));
        BigDecimal sum = reading.human();
        if (sum == null) {
            return missingRow("human", words.say("report.dash"));
        }
        return new Row(
                words.say("career.resilience.human"),
                words.say(
                        "career.resilience.human.figure",
                        Figures.tenth(sum),
                        rubric().scale().max() * rule.human().ratings().size()),
                words.say(
                        "career.resilience.human.explains",
                        rule.human().ratings().size(),
                        rules(rule.human().points(), "")),
                points(reading.resilience().humanPoints(), rule.human().points()),
                source);
    }

    private Row missingRow(String which, String source) {
        return new Row(
                words.say("career.resilience." + which),
                // Only a projection can be missing because nobody publishes one; all else is not made or loaded yet.
                words.say(which.equals("growth") ? "career.resilience.none" : "report.pending"),
                words.say("career.resilience." + which + ".missing"),
                which.equals("reach") ? null : words.say("career.resilience.nopoints"),
                source);
    }

    private String points(@Nullable Integer points, List<Step> steps) {
        return points == null
                ? words.say("career.resilience.nopoints")
                : words.say("career.resilience.points", points, most(steps));
    }

    /** The model's steps in words: {@code under 0.25: 2; up to 0.5: 1; else: 0}. */
    private String rules(List<Step> steps, String unit) {
        return String.join(
                "; ",
                steps.stream()
                        .map(step -> words.say("career.resilience.rule", condition(step, unit), step.points()))
                        .toList());
    }

    private String condition(Step step, String unit) {
        BigDecimal from = step.from();
        BigDecimal above = step.above();
        BigDecimal upTo = step.upTo();
        BigDecimal below = step.below();
        List<String> conditions = new ArrayList<>();
        add(conditions, "method.when.from", from, unit);
        add(conditions, "method.when.above", above, unit);
        add(conditions, "method.when.upto", upTo, unit);
        add(conditions, "method.when.below", below, unit);
        return conditions.isEmpty() ? words.say("career.resilience.else") : String.join(", ", conditions);
    }

    private void add(List<String> conditions, String key, @Nullable BigDecimal bound, String unit) {
        if (bound != null) {
            conditions.add(words.say(key, Figures.plain(bound) + unit));
        }
    }

    private HumanAdvantageRubric rubric() {
        return atlas.scores().method().humanAdvantage();
    }

    private String raters(ResilienceReading reading) {
        return String.join(
                ", ",
                reading.raters().stream()
                        .map(id -> atlas.catalog().rater(id).map(this::named).orElse(id))
                        .toList());
    }

    private String named(Rater rater) {
        return words.say("career.rater", rater.name(), words.say("rater." + rater.kind()), Figures.day(rater.date()));
    }

    /** The five dimensions as bars from 1 to 5. */
    private Ratings dimensions(ResilienceReading reading) {
        Scale scale = new Scale(rubric().scale().min() - 1, rubric().scale().max());
        List<Rated> rated = rubric().dimensions().stream()
                .filter(dimension -> reading.dimensions().containsKey(dimension.key()))
                .map(dimension -> {
                    BigDecimal mean = reading.dimensions().getOrDefault(dimension.key(), BigDecimal.ZERO);
                    return new Rated(
                            dimension.name(),
                            Figures.tenth(mean),
                            scale.at(mean.doubleValue()),
                            null,
                            dimension.question());
                })
                .toList();
        return new Ratings(
                "human",
                words.say("career.human"),
                rated.isEmpty() ? words.say("career.resilience.human.missing") : null,
                null,
                rated,
                List.of(),
                null,
                null);
    }

    private DataTable reasons(Occupation occupation) {
        List<HumanAdvantage> ratings = occupation.humanAdvantage().stream()
                .filter(rating -> atlas.model().raters().contains(rating.rater()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (HumanAdvantageRubric.Dimension dimension : rubric().dimensions()) {
            for (HumanAdvantage rating : ratings) {
                if (rating.dimension().equals(dimension.key())) {
                    rows.add(List.of(
                            dimension.name(),
                            atlas.catalog()
                                    .rater(rating.rater())
                                    .map(Rater::name)
                                    .orElse(rating.rater()),
                            Integer.toString(rating.rating()),
                            rating.reason()));
                }
            }
        }
        return new DataTable(
                words.say("career.human.reasons"),
                List.of(
                        DataTable.Column.text(words.say("career.human.dimension")),
                        DataTable.Column.text(words.say("career.human.rater")),
                        DataTable.Column.figures(words.say("career.human.rating")),
                        DataTable.Column.text(words.say("career.human.reason"))),
                rows);
    }
}
