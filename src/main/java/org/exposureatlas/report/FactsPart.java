package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.chart.RangeStrip;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.occupation.Entry;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.OccupationReport.Fact;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Section 1: pay, jobs and entry, as published. */
final class FactsPart {

    private final ReportContext context;
    private final Atlas atlas;
    private final Occupation occupation;
    private final Words words;
    private final UsedSources sources;

    FactsPart(ReportContext context) {
        this.context = context;
        this.atlas = context.atlas();
        this.occupation = context.occupation();
        this.words = context.words();
        this.sources = context.sources();
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Pay pay = occupation.pay();
        facts.add(pay == null ? missing("report.fact.pay") : payFact(pay));
        Jobs jobs = occupation.jobs();
        if (jobs == null) {
            facts.add(missing("report.fact.jobs"));
            facts.add(missing("report.fact.growth"));
        } else {
            String source = sources.line(jobs.source(), jobs.vintage(), "published");
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
            String source = sources.line(entry.source(), entry.vintage(), "published");
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
                sources.line(pay.source(), pay.vintage(), pay.annualMedianIsComputed() ? "computed" : "published");
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
        return occupation.taxonomy() == null
                ? new Fact(words.say(term), words.say("report.missing"), words.say("report.missing.note"), null)
                : new Fact(words.say(term), words.say("report.pending"), words.say("report.pending.note"), null);
    }

    private String orMissing(@Nullable String value) {
        if (value == null) {
            return words.say("report.missing");
        }
        return value.equals("None") ? words.say("report.fact.none") : value;
    }

    OccupationReport.@Nullable Pay pay() {
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
                sources.note(
                        pay.source(), Objects.requireNonNullElse(pay.percentileVintage(), pay.vintage()), "published"));
    }
}
