package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DotStrips;
import org.exposureatlas.chart.LevelBars;
import org.exposureatlas.chart.RangeStrip;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.ScoreScale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Entry;
import org.exposureatlas.occupation.Evidence;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.OccupationReport.Fact;
import org.exposureatlas.report.OccupationReport.TaskRow;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.BandWords;
import org.exposureatlas.scoring.Feasibility;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoreCard.LevelScore;
import org.exposureatlas.scoring.ScoreCard.SignalScore;
import org.exposureatlas.scoring.ScoreCard.TaskScore;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.Percentiles;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.PublishedValue;
import org.exposureatlas.signal.SignalInput;
import org.exposureatlas.signal.Source;
import org.exposureatlas.signal.TaskLabel;
import org.jspecify.annotations.Nullable;

/** Puts together the report of one occupation from the atlas. */
final class ReportMaker {

    /** A native value of a published measure is printed with this many significant digits. */
    private static final MathContext NATIVE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private final Atlas atlas;
    private final Occupation occupation;
    private final ScoreCard score;
    private final @Nullable SeniorityCurve curve;
    private final Words words;
    private final Set<String> used = new LinkedHashSet<>();

    private ReportMaker(Atlas atlas, Occupation occupation, @Nullable SeniorityCurve curve, Words words) {
        this.atlas = atlas;
        this.occupation = occupation;
        this.score = atlas.scores().of(occupation.slug());
        this.curve = curve;
        this.words = words;
    }

    /** @param address of the page on the public site, for the citation */
    static OccupationReport make(
            Atlas atlas,
            Occupation occupation,
            @Nullable SeniorityCurve curve,
            TaskOrder order,
            String address,
            Words words) {
        return new ReportMaker(atlas, occupation, curve, words).make(order, address);
    }

    private OccupationReport make(TaskOrder order, String address) {
        use(occupation.handbook().source());
        use(occupation.codesSource());
        String date = Figures.day(Objects.requireNonNull(atlas.edition().publishedAt())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate());
        List<Fact> facts = facts();
        OccupationReport.Composition composition = composition();
        OccupationReport.Seniority seniority = seniority();
        OccupationReport.Tasks tasks = tasks(order);
        return new OccupationReport(
                occupation.slug(),
                occupation.title(),
                List.of(
                        new Crumb(words.say("layout.nav.home"), "/"),
                        new Crumb(
                                occupation.category().name(),
                                "/categories/" + occupation.category().slug())),
                occupation.category().name(),
                occupation.socCodes(),
                occupation.note(),
                atlas.edition().label(),
                date,
                card(),
                facts,
                pay(),
                composition,
                seniority,
                tasks,
                measures(),
                sources(),
                similar(),
                words.say("report.citation", occupation.title(), atlas.edition().label(), date, address));
    }

    private org.exposureatlas.chart.ScoreCard card() {
        BigDecimal aoi = score.aoi();
        String tierKey = score.tier();
        if (aoi == null || tierKey == null) {
            return org.exposureatlas.chart.ScoreCard.withheld(
                    words.say("report.withheld"), words.say("report.withheld.why", withheld()));
        }
        ScoringModel.Tier tier = atlas.model().tier(tierKey);
        Band band = atlas.scores().band(occupation.slug()).orElse(null);
        ScoreScale scale = ScoreScale.of(
                words.say("report.scale.title", Figures.tenth(aoi)),
                band == null
                        ? words.say("report.scale.description", tier.name(), Figures.plain(tier.from()))
                        : words.say(
                                "report.scale.description.band",
                                tier.name(),
                                Figures.plain(tier.from()),
                                BandWords.range(band, words)),
                aoi.doubleValue(),
                cuts());
        return org.exposureatlas.chart.ScoreCard.of(
                Figures.tenth(aoi),
                Tone.tier(atlas.step(tierKey)),
                band == null ? tier.name() : BandWords.tier(atlas.model(), band, words),
                tier.verdict(),
                band == null ? null : BandWords.whole(band, words),
                band == null
                        ? scale
                        : scale.within(band.low().doubleValue(), band.high().doubleValue()));
    }

    private List<Double> cuts() {
        return atlas.model().tiers().reversed().stream()
                .skip(1)
                .map(tier -> tier.from().doubleValue())
                .toList();
    }

    private String withheld() {
        return Objects.requireNonNullElse(score.withheld(), words.say("report.missing"));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Pay pay = occupation.pay();
        facts.add(pay == null ? missing("report.fact.pay") : payFact(pay));
        Jobs jobs = occupation.jobs();
        if (jobs == null) {
            facts.add(missing("report.fact.jobs"));
            facts.add(missing("report.fact.growth"));
        } else {
            String source = sourceLine(jobs.source(), jobs.vintage(), "published");
            facts.add(new Fact(
                    words.say("report.fact.jobs"),
                    Figures.count(jobs.employment()),
                    words.say("report.fact.jobs.note", Figures.count(jobs.projected())),
                    source));
            facts.add(new Fact(
                    words.say("report.fact.growth"),
                    Figures.change(jobs.changePercent()),
                    words.say("report.fact.growth.note", jobs.outlook()),
                    source));
            facts.add(new Fact(
                    words.say("report.fact.openings"),
                    Figures.count(jobs.openings()),
                    words.say("report.fact.openings.note"),
                    source));
        }
        Entry entry = occupation.entry();
        if (entry == null) {
            facts.add(missing("report.fact.education"));
        } else {
            String source = sourceLine(entry.source(), entry.vintage(), "published");
            facts.add(education(entry, source));
            facts.add(new Fact(words.say("report.fact.experience"), orMissing(entry.experience()), null, source));
            facts.add(new Fact(words.say("report.fact.training"), orMissing(entry.training()), null, source));
        }
        return facts;
    }

    private Fact education(Entry entry, String source) {
        boolean single = occupation.members().size() < 2
                || occupation.members().stream()
                                .map(member -> member.entryEducation())
                                .distinct()
                                .count()
                        < 2;
        boolean placeholder = atlas.model().signals().stream()
                .anyMatch(signal -> signal.rule() instanceof ScoringModel.Table table
                        && entry.education().equals(table.placeholder()));
        return new Fact(
                words.say("report.fact.education"),
                placeholder ? words.say("report.fact.education.varies") : entry.education(),
                placeholder
                        ? words.say("report.fact.education.varies.note")
                        : single ? null : words.say("report.fact.education.members"),
                source);
    }

    private Fact payFact(Pay pay) {
        String source =
                sourceLine(pay.source(), pay.vintage(), pay.annualMedianIsComputed() ? "computed" : "published");
        Integer annual = pay.annualMedian();
        if (annual == null) {
            return new Fact(
                    words.say("report.fact.pay"),
                    words.say("report.missing"),
                    words.say("report.fact.pay.none", pay.vintage()),
                    source);
        }
        String figure = pay.medianTopcoded()
                ? words.say("report.fact.pay.atleast", Figures.dollars(annual))
                : Figures.dollars(annual);
        BigDecimal hourly = pay.medianHourly();
        String note;
        if (pay.annualMedianIsComputed() && hourly != null) {
            note = words.say("report.fact.pay.hourly", Figures.dollars(hourly), Figures.count(Pay.FULL_YEAR_HOURS));
        } else if (hourly != null) {
            note = words.say("report.fact.pay.both", Figures.dollars(hourly));
        } else {
            note = words.say("report.fact.pay.annual");
        }
        return new Fact(words.say("report.fact.pay"), figure, note, source);
    }

    private Fact missing(String term) {
        return new Fact(words.say(term), words.say("report.missing"), words.say("report.missing.note"), null);
    }

    private String orMissing(@Nullable String value) {
        if (value == null) {
            return words.say("report.missing");
        }
        return value.equals("None") ? words.say("report.fact.none") : value;
    }

    private OccupationReport.@Nullable Pay pay() {
        Pay pay = occupation.pay();
        if (pay == null || pay.p10() == null || pay.percentileUnit() == null) {
            return null;
        }
        BigDecimal p10 = pay.p10();
        BigDecimal p90 = pay.p90();
        boolean annual = "annual".equals(pay.percentileUnit());
        Integer annualMedian = pay.medianAnnual();
        BigDecimal median =
                annual ? annualMedian == null ? null : BigDecimal.valueOf(annualMedian) : pay.medianHourly();
        if (median == null || p90 == null || median.compareTo(p10) < 0 || median.compareTo(p90) > 0) {
            return null;
        }
        Scale scale = Scale.fromZero(p90.doubleValue());
        String unit = words.say("report.pay.unit." + pay.percentileUnit());
        String high =
                pay.p90Topcoded() ? words.say("report.fact.pay.atleast", Figures.dollars(p90)) : Figures.dollars(p90);
        Integer counted = pay.percentileOccupations();
        String finding = words.say(
                counted != null && counted > 1 ? "report.pay.finding.two" : "report.pay.finding",
                Figures.dollars(p10),
                Figures.dollars(median),
                high,
                unit);
        return new OccupationReport.Pay(
                finding,
                RangeStrip.of(
                        words.say("report.pay.title", occupation.title()),
                        finding,
                        scale,
                        new RangeStrip.Point(words.say("report.pay.p10"), p10.doubleValue(), Figures.dollars(p10)),
                        new RangeStrip.Point(
                                words.say("report.pay.median"), median.doubleValue(), Figures.dollars(median)),
                        new RangeStrip.Point(words.say("report.pay.p90"), p90.doubleValue(), high),
                        scale.ticks(4, value -> Figures.dollars(Math.round(value)))),
                note(pay.source(), Objects.requireNonNullElse(pay.percentileVintage(), pay.vintage()), "published"));
    }

    private OccupationReport.Composition composition() {
        List<OccupationReport.Signal> rows = new ArrayList<>();
        List<CompositionBar.Part> parts = new ArrayList<>();
        for (SignalScore signal : score.signals()) {
            ScoringModel.Signal rule = atlas.model().signal(signal.signal());
            BigDecimal contribution = signal.contribution();
            if (contribution != null) {
                parts.add(new CompositionBar.Part(
                        rule.name(), contribution.doubleValue(), Figures.tenth(contribution), Tone.part(parts.size())));
            }
            rows.add(row(signal, rule));
        }
        String completeness = Figures.wholePercent(score.completeness());
        BigDecimal aoi = score.aoi();
        if (aoi == null) {
            return new OccupationReport.Composition(
                    words.say("report.composition.withheld", completeness),
                    null,
                    null,
                    rows,
                    new OccupationReport.Total(completeness, words.say("report.dash")));
        }
        CompositionBar.Part largest = parts.stream()
                .max(Comparator.comparingDouble(CompositionBar.Part::value))
                .orElseThrow();
        String shown = Figures.tenth(aoi);
        return new OccupationReport.Composition(
                words.say("report.composition.lede", completeness),
                words.say("report.composition.finding", largest.label(), largest.shown(), shown),
                CompositionBar.of(
                        words.say("report.composition.title", shown),
                        String.join(
                                ", ",
                                parts.stream()
                                        .map(part -> part.label() + " " + part.shown())
                                        .toList()),
                        Scale.HUNDRED,
                        parts,
                        shown,
                        Scale.HUNDRED.ticks(4, value -> Long.toString(Math.round(value)))),
                rows,
                new OccupationReport.Total(completeness, shown));
    }

    private OccupationReport.Signal row(SignalScore signal, ScoringModel.Signal rule) {
        SignalInput input = input(rule.rule());
        BigDecimal weight = signal.effectiveWeight();
        BigDecimal value = signal.value();
        BigDecimal contribution = signal.contribution();
        String dash = words.say("report.dash");
        String source = dash;
        if (rule.rule() instanceof ScoringModel.TaskMean && value != null) {
            source = words.say("report.signal.ours", atlas.edition().label());
        } else if (input != null && input.source() != null && signal.pending() == null) {
            source = sourceLine(
                    input.source(),
                    Objects.requireNonNullElse(input.vintage(), ""),
                    signal.computed() ? "computed" : "published");
        }
        return new OccupationReport.Signal(
                rule.name(),
                rule.explains(),
                weight == null ? dash : Figures.percent(weight),
                signal.pending() == null ? raw(rule.rule(), input) : dash,
                value == null ? dash : Figures.tenth(value),
                contribution == null ? dash : Figures.tenth(contribution),
                source,
                signal.pending());
    }

    private @Nullable SignalInput input(ScoringModel.Rule rule) {
        String name = switch (rule) {
            case ScoringModel.Linear linear -> linear.input();
            case ScoringModel.Piecewise piecewise -> piecewise.input();
            case ScoringModel.Table table -> table.input();
            case ScoringModel.TaskMean mean -> null;
            case ScoringModel.None none -> null;
        };
        return atlas.signals().inputsOf(occupation.slug()).stream()
                .filter(input -> input.input().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String raw(ScoringModel.Rule rule, @Nullable SignalInput input) {
        if (rule instanceof ScoringModel.TaskMean) {
            return words.say("report.signal.raw.tasks", occupation.tasks().size());
        }
        if (input == null) {
            return words.say("report.dash");
        }
        BigDecimal number = input.number();
        if (number != null) {
            return switch (input.input()) {
                case SignalInput.EMPLOYMENT_GROWTH -> Figures.change(number.intValueExact());
                case SignalInput.POSTINGS_LEVEL ->
                    words.say(
                            "report.signal.raw.postings",
                            Figures.tenth(number),
                            Objects.requireNonNullElse(input.note(), ""));
                case SignalInput.DIGITAL_EXPOSURE -> words.say("report.signal.raw.digital", Figures.plain(number));
                default -> Figures.plain(number);
            };
        }
        return input.parts().size() > 1
                        && rule instanceof ScoringModel.Table table
                        && Objects.equals(table.placeholder(), input.phrase())
                ? words.say("report.signal.raw.parts", input.parts().size())
                : Objects.requireNonNullElse(input.phrase(), words.say("report.dash"));
    }

    private OccupationReport.Seniority seniority() {
        BigDecimal aoi = score.aoi();
        if (aoi == null) {
            return new OccupationReport.Seniority(
                    words.say("report.seniority.withheld", withheld()), null, null, null, null, null);
        }
        List<LevelBars.Reading> byCurve = new ArrayList<>();
        List<LevelBars.Reading> byTasks = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (LevelScore level : score.levels()) {
            String name = words.say("level." + level.level().key());
            LevelBars.Reading curveReading = reading(name, level.byCurve(), "report.seniority.nocurve");
            LevelBars.Reading taskReading = reading(name, level.byTasks(), "report.seniority.notime");
            byCurve.add(curveReading);
            byTasks.add(taskReading);
            rows.add(List.of(
                    name,
                    curve == null ? words.say("report.dash") : "× " + Figures.plain(curve.multiplier(level.level())),
                    curveReading.shown(),
                    taskReading.shown()));
        }
        if (curve != null) {
            use(curve.source());
        }
        return new OccupationReport.Seniority(
                null,
                LevelBars.of(words.say("report.seniority.curve.title"), described(byCurve), byCurve, aoi.doubleValue()),
                LevelBars.of(words.say("report.seniority.tasks.title"), described(byTasks), byTasks, aoi.doubleValue()),
                curve == null ? null : curve.note(),
                curve == null ? null : words.say("curve." + curve.status()),
                new DataTable(
                        words.say("report.seniority.table"),
                        List.of(
                                DataTable.Column.text(words.say("report.seniority.level")),
                                DataTable.Column.figures(words.say("report.seniority.multiplier")),
                                DataTable.Column.figures(words.say("report.seniority.curve.column")),
                                DataTable.Column.figures(words.say("report.seniority.tasks.column"))),
                        rows));
    }

    private LevelBars.Reading reading(String name, @Nullable BigDecimal figure, String whyNot) {
        return figure == null
                ? new LevelBars.Reading(name, null, words.say(whyNot), Tone.NEUTRAL)
                : new LevelBars.Reading(name, figure.doubleValue(), Figures.tenth(figure), tone(figure));
    }

    private Tone tone(BigDecimal figure) {
        BigDecimal shown = figure.setScale(1, RoundingMode.HALF_UP);
        return Tone.tier(atlas.step(atlas.model().tierOf(shown).key()));
    }

    private static String described(List<LevelBars.Reading> readings) {
        return String.join(
                ", ",
                readings.stream()
                        .map(reading -> reading.name() + " " + reading.shown())
                        .toList());
    }

    private OccupationReport.Tasks tasks(TaskOrder order) {
        List<TaskScore> scores =
                score.tasks().stream().sorted(order.comparator(occupation)).toList();
        List<TaskRow> rows = scores.stream().map(this::taskRow).toList();
        List<OccupationReport.Order> orders = Stream.of(TaskOrder.values())
                .map(each -> new OccupationReport.Order(
                        each.key(),
                        words.say("report.tasks.order." + each.key()),
                        "/occupations/" + occupation.slug()
                                + (each == TaskOrder.FEASIBILITY ? "" : "?tasks=" + each.key()) + "#tasks",
                        each == order))
                .toList();
        List<String> raters = atlas.model().raters().stream()
                .filter(rater -> occupation.tasks().stream()
                        .flatMap(task -> task.ratings().stream())
                        .anyMatch(rating -> rating.rater().equals(rater)))
                .map(rater -> atlas.catalog().rater(rater))
                .flatMap(Optional::stream)
                .map(rater -> words.say(
                        "report.tasks.rater",
                        rater.name(),
                        words.say("rater." + rater.kind()),
                        rater.version(),
                        Figures.day(rater.date())))
                .toList();
        if (!rows.isEmpty()) {
            use("atlas-analysis");
            use("onet-tasks");
        }
        return new OccupationReport.Tasks(
                rows.isEmpty() ? words.say("report.tasks.none") : tasksLede(scores),
                order.key(),
                orders,
                rows,
                raters.isEmpty() ? null : String.join(" ", raters));
    }

    private String tasksLede(List<TaskScore> scores) {
        TaskScore highest = scores.stream()
                .max(Comparator.comparing(TaskScore::feasibility))
                .orElseThrow();
        TaskScore lowest = scores.stream()
                .min(Comparator.comparing(TaskScore::feasibility))
                .orElseThrow();
        return words.say(
                "report.tasks.lede",
                scores.size(),
                Figures.tenth(lowest.feasibility()),
                Figures.tenth(highest.feasibility()));
    }

    private TaskRow taskRow(TaskScore score) {
        Task task = occupation.tasks().stream()
                .filter(candidate -> candidate.key().equals(score.task()))
                .findFirst()
                .orElseThrow();
        List<Rating> ratings = task.ratings().stream()
                .filter(rating -> atlas.model().raters().contains(rating.rater()))
                .toList();
        BigDecimal contribution = score.contribution();
        Evidence evidence = task.evidence();
        return new TaskRow(
                task.key(),
                task.statement(),
                words.say("importance." + task.importance().key()),
                Figures.tenth(score.feasibility()),
                Scale.HUNDRED.at(score.feasibility().doubleValue()),
                contribution == null
                        ? words.say("report.tasks.share", Figures.percent(score.share()))
                        : words.say(
                                "report.tasks.contribution",
                                Figures.tenth(contribution),
                                Figures.percent(score.share())),
                task.rationale(),
                task.remainsHuman(),
                evidence == null
                        ? words.say("report.tasks.noevidence")
                        : words.say("report.tasks.evidence", evidence.text(), evidence.section()),
                withLabels(raters(ratings, score), task));
    }

    /** The published labels of the O*NET tasks it is linked to, as the model converts them; the mean where there are several. */
    private @Nullable String withLabels(@Nullable String raters, Task task) {
        Map<String, BigDecimal> scale = atlas.model().labels();
        List<TaskLabel> labels = task.onetTasks().stream()
                .flatMap(id -> atlas.signals().label(id).stream())
                .toList();
        if (scale == null || labels.isEmpty()) {
            return raters;
        }
        use("eloundou-task-labels");
        String sentence = words.say(
                labels.size() == 1 ? "report.tasks.labels.one" : "report.tasks.labels",
                mean(labels, label -> scale.getOrDefault(label.human(), BigDecimal.ZERO)),
                mean(labels, label -> scale.getOrDefault(label.gpt4(), BigDecimal.ZERO)),
                labels.size());
        return raters == null ? sentence : words.say("report.tasks.withlabels", raters, sentence);
    }

    private static String mean(List<TaskLabel> labels, Function<TaskLabel, BigDecimal> value) {
        return Figures.tenth(labels.stream()
                .map(value)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(labels.size()), MathContext.DECIMAL64));
    }

    private @Nullable String raters(List<Rating> ratings, TaskScore score) {
        if (ratings.isEmpty()) {
            return null;
        }
        List<String> each = ratings.stream()
                .map(rating -> words.say(
                        "report.tasks.byrater",
                        atlas.catalog().rater(rating.rater()).map(Rater::name).orElse(rating.rater()),
                        Figures.tenth(Feasibility.of(atlas.model().feasibility(), rating))))
                .toList();
        String list = String.join(", ", each);
        return ratings.size() < 2
                ? words.say("report.tasks.raters.one", list)
                : words.say(
                        "report.tasks.raters", list, Figures.tenth(score.high().subtract(score.low())));
    }

    private OccupationReport.Measures measures() {
        List<DotStrips.Measure> headline = new ArrayList<>();
        List<DotStrips.Measure> context = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Standing> counted = new ArrayList<>();
        for (PublishedMeasure measure : atlas.signals().measures()) {
            Percentiles percentiles = atlas.signals().percentilesOf(measure.key());
            Percentiles.@Nullable Standing standing =
                    percentiles.of(occupation.slug()).orElse(null);
            String by = words.say("report.measures.by", measure.authors(), Integer.toString(measure.year()));
            String place = standing == null
                    ? words.say("report.measures.novalue")
                    : Figures.ordinal(standing.percentile()
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact());
            (measure.headline() ? headline : context)
                    .add(new DotStrips.Measure(
                            measure.title(),
                            by + ": " + lowerFirst(measure.describes()),
                            standing == null ? null : standing.percentile().doubleValue(),
                            place,
                            measure.headline()));
            if (measure.headline() && standing != null) {
                counted.add(new Standing(measure, standing.percentile()));
            }
            rows.add(List.of(
                    measure.title(),
                    by,
                    words.say("measure.group." + measure.group()),
                    standing == null ? words.say("report.dash") : nativeValue(standing.value()),
                    measure.scale(),
                    place,
                    Figures.count(percentiles.count()),
                    standing == null
                            ? words.say("report.dash")
                            : standing.value().codes()));
        }
        return new OccupationReport.Measures(
                agreement(counted),
                headline.isEmpty() ? null : DotStrips.of(headline),
                context.isEmpty() ? null : DotStrips.of(context),
                new DataTable(
                        words.say("report.measures.table"),
                        List.of(
                                DataTable.Column.text(words.say("report.measures.measure")),
                                DataTable.Column.text(words.say("report.measures.authors")),
                                DataTable.Column.text(words.say("report.measures.kind")),
                                DataTable.Column.figures(words.say("report.measures.value")),
                                DataTable.Column.text(words.say("report.measures.scale")),
                                DataTable.Column.figures(words.say("report.measures.percentile")),
                                DataTable.Column.figures(words.say("report.measures.n")),
                                DataTable.Column.text(words.say("report.measures.codes"))),
                        rows),
                words.say("report.measures.lede"));
    }

    private record Standing(PublishedMeasure measure, BigDecimal percentile) {}

    private String agreement(List<Standing> counted) {
        if (counted.size() < 2) {
            return words.say("report.measures.toofew");
        }
        Comparator<Standing> byPercentile = Comparator.comparing(Standing::percentile);
        Standing lowest = counted.stream().min(byPercentile).orElseThrow();
        Standing highest = counted.stream().max(byPercentile).orElseThrow();
        BigDecimal spread = highest.percentile().subtract(lowest.percentile());
        boolean disagree = spread.compareTo(atlas.model().disagreement().points()) > 0;
        return words.say(
                disagree ? "report.measures.disagree" : "report.measures.agree",
                counted.size(),
                spread.setScale(0, RoundingMode.HALF_UP).toPlainString(),
                lowest.measure().title(),
                highest.measure().title());
    }

    private static String nativeValue(PublishedValue value) {
        return Figures.plain(value.value().round(NATIVE_DIGITS));
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private List<OccupationReport.UsedSource> sources() {
        return used.stream()
                .map(id -> atlas.signals().source(id))
                .flatMap(Optional::stream)
                .map(source -> new OccupationReport.UsedSource(
                        source.title(),
                        source.publisher(),
                        source.url(),
                        source.vintage(),
                        source.licence(),
                        source.feeds()))
                .toList();
    }

    private List<OccupationReport.Link> similar() {
        return occupation.similar().stream()
                .map(slug -> atlas.catalog().find(slug))
                .flatMap(Optional::stream)
                .map(other -> {
                    ScoreCard card = atlas.scores().of(other.slug());
                    BigDecimal aoi = card.aoi();
                    String tier = card.tier();
                    return new OccupationReport.Link(
                            other.title(),
                            "/occupations/" + other.slug(),
                            aoi == null ? null : Figures.tenth(aoi),
                            tier == null ? null : atlas.model().tier(tier).name(),
                            tier == null ? null : Tone.tier(atlas.step(tier)));
                })
                .toList();
    }

    private void use(String source) {
        used.add(source);
    }

    private String sourceLine(String id, String vintage, String kind) {
        OccupationReport.SourceNote note = note(id, vintage, kind);
        return words.say("report.source", note.name(), vintage, words.say("source." + kind));
    }

    private OccupationReport.SourceNote note(String id, String vintage, String kind) {
        use(id);
        Function<Source, String> publisher = Source::publisher;
        return new OccupationReport.SourceNote(
                atlas.signals().source(id).map(publisher).orElse(id),
                atlas.signals().source(id).map(Source::url).orElse(null),
                vintage,
                kind);
    }
}
