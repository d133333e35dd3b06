package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.chart.Percent;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.WageAssumptions;
import org.exposureatlas.insight.WageBill;
import org.exposureatlas.insight.WageImpact;
import org.exposureatlas.insight.WageImpact.LevelImpact;
import org.exposureatlas.insight.WageRule;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.CareerSource;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Pay under overlap as it is printed: ranges only.
 *
 * @param assumptions as used, one sentence each
 */
record WagesView(
        String slug,
        String title,
        String finding,
        List<String> assumptions,
        String formula,
        List<Bar> bars,
        DataTable table,
        List<Worked> worked,
        @Nullable String billFinding,
        List<String> bill,
        List<String> limits,
        @Nullable String source,
        List<Assumption> basis,
        Fields fields) {

    /** The range of one level, drawn on one scale for all. */
    record Bar(String level, String shown, Percent x, Percent width) {}

    /** The arithmetic of one level. */
    record Worked(String level, String low, String high) {}

    record Assumption(
            String name,
            String explains,
            String basis,
            String kind,
            @Nullable String url) {}

    /** Whole percent and years, as the form holds them. */
    record Fields(
            String adoptionLow,
            String adoptionHigh,
            String conversionLow,
            String conversionHigh,
            String years,
            int least,
            int most) {}

    static WagesView of(Insight insight, Occupation occupation, WageImpact impact, Words words, UsedSources sources) {
        WageRule rule = insight.book().wages();
        WageAssumptions assumptions = impact.assumptions();
        int rounding = rule.rounding();
        String release = impact.release();
        return new WagesView(
                occupation.slug(),
                occupation.title(),
                finding(impact, rounding, words),
                List.of(
                        words.say(
                                "insight.wages.used",
                                rule.adoption().name(),
                                span(assumptions.adoptionLow(), assumptions.adoptionHigh(), words)),
                        words.say(
                                "insight.wages.used",
                                rule.conversion().name(),
                                span(assumptions.conversionLow(), assumptions.conversionHigh(), words)),
                        words.say("insight.wages.used", rule.period().name(), years(assumptions.years(), words))),
                words.say("insight.wages.formula"),
                bars(impact, rounding, words),
                table(impact, rounding, words),
                worked(impact, rounding, words),
                impact.bill() == null
                        ? null
                        : words.say(
                                "insight.wages.bill.finding",
                                bigDollars(impact.bill().amount(), words)),
                bill(impact, occupation, words),
                rule.limits(),
                release == null
                        ? null
                        : impact.computed()
                                ? sources.computed(CareerSource.WAGES.id(), release)
                                : sources.published(CareerSource.WAGES.id(), release),
                basis(rule),
                new Fields(
                        percent(assumptions.adoptionLow()),
                        percent(assumptions.adoptionHigh()),
                        percent(assumptions.conversionLow()),
                        percent(assumptions.conversionHigh()),
                        String.valueOf(assumptions.years()),
                        rule.period().least(),
                        rule.period().most()));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static List<Assumption> basis(WageRule rule) {
        WageRule.Assumption adoption = rule.adoption();
        WageRule.Assumption conversion = rule.conversion();
        WageRule.Period period = rule.period();
        return List.of(
                new Assumption(adoption.name(), adoption.explains(), adoption.basis(), adoption.kind(), adoption.url()),
                new Assumption(
                        conversion.name(),
                        conversion.explains(),
                        conversion.basis(),
                        conversion.kind(),
                        conversion.url()),
                new Assumption(period.name(), period.explains(), period.basis(), period.kind(), null));
    }

    private static String finding(WageImpact impact, int rounding, Words words) {
        return impact.levels().stream()
                .filter(level -> level.yearly() != null && level.level().key().equals("mid"))
                .findFirst()
                .map(LevelImpact::yearly)
                .map(range -> words.say("insight.wages.finding", dollars(range, rounding, words)))
                .orElse(words.say("insight.wages.none"));
    }

    private static List<Bar> bars(WageImpact impact, int rounding, Words words) {
        double greatest = impact.levels().stream()
                .map(LevelImpact::yearly)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(range -> range.high().doubleValue())
                .max()
                .orElse(0);
        if (greatest <= 0) {
            return List.of();
        }
        Scale scale = Scale.fromZero(greatest);
        List<Bar> bars = new ArrayList<>();
        for (LevelImpact level : impact.levels()) {
            WageImpact.Range range = level.yearly();
            if (range != null) {
                bars.add(new Bar(
                        words.say("level." + level.level().key()),
                        dollars(range, rounding, words),
                        scale.at(range.low().doubleValue()),
                        scale.between(range.low().doubleValue(), range.high().doubleValue())));
            }
        }
        return bars;
    }

    private static DataTable table(WageImpact impact, int rounding, Words words) {
        return new DataTable(
                words.say("insight.wages.table"),
                List.of(
                        Column.text(words.say("report.seniority.level")),
                        Column.figures(words.say("insight.wages.pay")),
                        Column.figures(words.say("insight.wages.overlap")),
                        Column.figures(words.say("insight.wages.freed")),
                        Column.figures(words.say("insight.wages.yearly")),
                        Column.figures(words.say("insight.wages.share")),
                        Column.figures(words.say(
                                "insight.wages.summed",
                                years(impact.assumptions().years(), words)))),
                impact.levels().stream()
                        .map(level -> row(level, impact.assumptions(), rounding, words))
                        .toList());
    }

    private static List<String> row(LevelImpact level, WageAssumptions assumptions, int rounding, Words words) {
        String missing = words.say("report.missing");
        WageImpact.Range overlap = level.overlap();
        WageImpact.Range freed = level.freed();
        WageImpact.Range yearly = level.yearly();
        WageImpact.Range summed = level.summed();
        return List.of(
                words.say("level." + level.level().key()),
                level.pay() == null
                        ? missing
                        : words.say(
                                "insight.wages.pay.at",
                                level.pay().atLeast()
                                        ? words.say(
                                                "report.fact.pay.atleast",
                                                Figures.dollars(level.pay().amount()))
                                        : Figures.dollars(level.pay().amount()),
                                Figures.ordinal(level.percentile())),
                overlap == null ? missing : span(overlap.low(), overlap.high(), words),
                freed == null ? missing : span(freed.low(), freed.high(), words),
                yearly == null ? missing : dollars(yearly, rounding, words),
                freed == null
                        ? missing
                        : span(
                                freed.low().multiply(assumptions.conversionLow()),
                                freed.high().multiply(assumptions.conversionHigh()),
                                words),
                summed == null ? missing : dollars(summed, rounding, words));
    }

    private static List<Worked> worked(WageImpact impact, int rounding, Words words) {
        List<Worked> worked = new ArrayList<>();
        WageAssumptions assumptions = impact.assumptions();
        for (LevelImpact level : impact.levels()) {
            WageImpact.Range overlap = level.overlap();
            WageImpact.Range yearly = level.yearly();
            if (overlap != null && yearly != null && level.pay() != null) {
                String pay = Figures.dollars(level.pay().amount());
                worked.add(new Worked(
                        words.say("level." + level.level().key()),
                        words.say(
                                "insight.wages.sum",
                                pay,
                                Figures.percent(overlap.low()),
                                Figures.percent(assumptions.adoptionLow()),
                                Figures.percent(assumptions.conversionLow()),
                                rounded(yearly.low(), rounding)),
                        words.say(
                                "insight.wages.sum",
                                pay,
                                Figures.percent(overlap.high()),
                                Figures.percent(assumptions.adoptionHigh()),
                                Figures.percent(assumptions.conversionHigh()),
                                rounded(yearly.high(), rounding))));
            }
        }
        return worked;
    }

    private static List<String> bill(WageImpact impact, Occupation occupation, Words words) {
        List<String> sentences = new ArrayList<>();
        WageImpact.OccupationBill bill = impact.bill();
        sentences.add(
                bill == null
                        ? words.say("insight.wages.bill.none")
                        : words.say(
                                "insight.wages.bill",
                                Figures.count(bill.jobs()),
                                bill.jobsVintage(),
                                words.say("insight.wages.bill." + bill.statistic()),
                                Figures.dollars(bill.pay()),
                                bill.payVintage(),
                                Figures.percent(bill.overlap()),
                                bigDollars(bill.amount(), words)));
        sentences.add(categoryBill(impact.category(), occupation.category().name(), words));
        return sentences;
    }

    static String categoryBill(WageBill bill, String category, Words words) {
        return words.say(
                "insight.wages.bill.category",
                category,
                bigDollars(bill.amount(), words),
                bigDollars(bill.whole(), words),
                bill.counted(),
                bill.occupations());
    }

    private static String years(int years, Words words) {
        return words.say(years == 1 ? "insight.years.one" : "insight.years", years);
    }

    private static String span(BigDecimal low, BigDecimal high, Words words) {
        return words.say("insight.range", Figures.percent(low), Figures.percent(high));
    }

    private static String dollars(WageImpact.Range range, int rounding, Words words) {
        return words.say("insight.range", rounded(range.low(), rounding), rounded(range.high(), rounding));
    }

    private static String rounded(BigDecimal amount, int rounding) {
        return Figures.dollars(amount.divide(BigDecimal.valueOf(rounding), 0, RoundingMode.HALF_UP)
                .multiply(BigDecimal.valueOf(rounding))
                .longValueExact());
    }

    /** Billions to one decimal, or millions. */
    static String bigDollars(BigDecimal amount, Words words) {
        BigDecimal billions = amount.movePointLeft(9);
        return billions.compareTo(BigDecimal.ONE) >= 0
                ? words.say("insight.billions", Figures.tenth(billions))
                : words.say("insight.millions", Figures.tenth(amount.movePointLeft(6)));
    }
}
