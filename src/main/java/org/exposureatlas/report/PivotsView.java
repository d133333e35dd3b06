package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.Pivot;
import org.exposureatlas.insight.PivotRule;
import org.exposureatlas.insight.PivotSettings;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The best moves as they are printed.
 *
 * @param settings what was asked for, in a sentence
 * @param none why there is no move to show
 */
record PivotsView(
        String slug,
        String title,
        String finding,
        String settings,
        List<Move> moves,
        @Nullable String none,
        Form form) {

    /**
     * @param change score here and there
     * @param education time and cost; {@code licence} always says something
     */
    record Move(
            int place,
            String title,
            String href,
            String score,
            String change,
            @Nullable Tone tone,
            String tier,
            String pay,
            String education,
            @Nullable String educationNote,
            String licence,
            boolean licensed,
            @Nullable String shared,
            List<Gap> gaps,
            DataTable parts,
            @Nullable DataTable payTable) {}

    /** @param task of the other occupation that would use it, in a sentence */
    record Gap(String name, String figures, String task) {}

    record Form(
            List<Choice> payFloors,
            List<Choice> extraYears,
            List<Choice> lowerBy,
            List<Choice> without,
            boolean higherTier) {

        public String payFloor() {
            return chosen(payFloors);
        }

        public String years() {
            return chosen(extraYears);
        }

        public String lower() {
            return chosen(lowerBy);
        }

        private static String chosen(List<Choice> choices) {
            return choices.stream()
                    .filter(Choice::chosen)
                    .findFirst()
                    .map(Choice::value)
                    .orElse("");
        }
    }

    record Choice(String value, String label, boolean chosen) {}

    static PivotsView of(Atlas atlas, Insight insight, Occupation occupation, Words words) {
        return of(
                atlas,
                insight,
                occupation,
                PivotSettings.defaults(insight.book().pivots()),
                words);
    }

    static PivotsView of(Atlas atlas, Insight insight, Occupation occupation, PivotSettings settings, Words words) {
        List<Pivot> pivots =
                settings.equals(PivotSettings.defaults(insight.book().pivots()))
                        ? insight.pivots(occupation)
                        : insight.pivots(occupation, settings);
        List<Move> moves = new ArrayList<>();
        for (Pivot pivot : pivots) {
            moves.add(move(atlas, pivot, moves.size() + 1, words));
        }
        boolean rated = insight.book().likeness().rates(occupation.slug());
        String none = null;
        if (moves.isEmpty()) {
            none = words.say(rated ? "insight.pivots.none" : "insight.pivots.unrated");
        }
        return new PivotsView(
                occupation.slug(),
                occupation.title(),
                moves.isEmpty()
                        ? words.say("insight.pivots.none.short")
                        : words.say(
                                "insight.pivots.finding",
                                moves.getFirst().title(),
                                moves.getFirst().score()),
                settings(settings, words),
                moves,
                none,
                form(atlas, insight.book().pivots(), settings, words));
    }

    private static String settings(PivotSettings settings, Words words) {
        return words.say(
                "insight.pivots.settings",
                Figures.wholePercent(settings.payFloor()),
                years(BigDecimal.valueOf(settings.extraYears()), words),
                settings.lowerBy(),
                words.say(
                        settings.higherTier() ? "insight.pivots.settings.higher" : "insight.pivots.settings.nothigher"),
                settings.without().size());
    }

    private static Form form(Atlas atlas, PivotRule rule, PivotSettings settings, Words words) {
        return new Form(
                rule.payFloors().stream()
                        .map(floor -> new Choice(
                                floor.movePointRight(2).stripTrailingZeros().toPlainString(),
                                floor.signum() == 0
                                        ? words.say("insight.pivots.form.pay.any")
                                        : words.say("insight.pivots.form.pay.share", Figures.wholePercent(floor)),
                                floor.compareTo(settings.payFloor()) == 0))
                        .toList(),
                rule.extraYears().stream()
                        .map(years -> new Choice(
                                years.toString(),
                                words.say("insight.pivots.form.years." + Math.min(years, 2), years),
                                years == settings.extraYears()))
                        .toList(),
                rule.lowerBy().stream()
                        .map(points -> new Choice(
                                points.toString(),
                                points == 0
                                        ? words.say("insight.pivots.form.lower.any")
                                        : words.say("insight.pivots.form.lower.points", points),
                                points == settings.lowerBy()))
                        .toList(),
                atlas.catalog().categories().stream()
                        .map((Category category) -> new Choice(
                                category.slug(),
                                category.name(),
                                settings.without().contains(category.slug())))
                        .toList(),
                settings.higherTier());
    }

    private static Move move(Atlas atlas, Pivot pivot, int place, Words words) {
        String tier = pivot.exposure().targetTier();
        return new Move(
                place,
                pivot.target().title(),
                "/occupations/" + pivot.target().slug(),
                Figures.tenth(pivot.score()),
                words.say(
                        "insight.pivots.change",
                        Figures.tenth(pivot.exposure().score()),
                        Figures.tenth(pivot.exposure().targetScore())),
                Tone.tier(atlas.step(tier)),
                atlas.model().tier(tier).name(),
                pay(pivot, words),
                education(pivot, words),
                pivot.education() == null ? null : pivot.education().notCovered(),
                licence(pivot, words),
                pivot.licence() != null,
                names(pivot.shared()),
                pivot.gaps().stream().map(gap -> gap(gap, words)).toList(),
                parts(pivot, words),
                payTable(pivot, words));
    }

    static String licence(Pivot pivot, Words words) {
        String licence = pivot.licence();
        if (licence != null) {
            return licence;
        }
        return words.say(pivot.licenceKnown() ? "insight.pivots.licence.none" : "insight.pivots.licence.unknown");
    }

    private static @Nullable String names(List<Element> elements) {
        return elements.isEmpty()
                ? null
                : String.join(
                        ", ",
                        elements.stream()
                                .map(element -> element.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    private static Gap gap(Pivot.Gap gap, Words words) {
        Task task = gap.usedIn();
        return new Gap(
                gap.element().name(),
                words.say(
                        "insight.pivots.gap.figures",
                        Figures.tenth(gap.importance()),
                        Figures.tenth(gap.targetImportance())),
                task == null
                        ? words.say("insight.pivots.gap.notask")
                        : words.say("insight.pivots.gap.task", task.statement()));
    }

    private static String pay(Pivot pivot, Words words) {
        return pivot.pay().stream()
                .filter(step -> step.percentile() == 50)
                .findFirst()
                .map(step -> words.say(
                        "insight.pivots.pay",
                        amount(step.targetAmount(), step.targetAtLeast(), words),
                        difference(step, words)))
                .orElse(words.say("insight.pivots.pay.missing"));
    }

    private static DataTable payTable(Pivot pivot, Words words) {
        return new DataTable(
                words.say("insight.pivots.paytable", pivot.target().title()),
                List.of(
                        Column.text(words.say("insight.pivots.percentile")),
                        Column.figures(words.say("insight.pivots.here")),
                        Column.figures(words.say("insight.pivots.there")),
                        Column.figures(words.say("insight.pivots.difference"))),
                pivot.pay().stream()
                        .map(step -> List.of(
                                words.say("career.stage." + step.percentile()) + ", "
                                        + Figures.ordinal(step.percentile()),
                                amount(step.amount(), step.atLeast(), words),
                                amount(step.targetAmount(), step.targetAtLeast(), words),
                                difference(step, words)))
                        .toList());
    }

    static String difference(Pivot.PayStep step, Words words) {
        if (step.atLeast() || step.targetAtLeast()) {
            return step.atLeast() && step.targetAtLeast()
                    ? words.say("insight.pivots.difference.unknown")
                    : words.say("insight.pivots.difference.about", signed(step.difference()));
        }
        return signed(step.difference());
    }

    private static String signed(BigDecimal amount) {
        long dollars = amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (dollars == 0) {
            return Figures.dollars(0);
        }
        return (dollars > 0 ? "+" : "\u2212") + Figures.dollars(Math.abs(dollars));
    }

    private static String amount(BigDecimal amount, boolean atLeast, Words words) {
        String shown = Figures.dollars(amount);
        return atLeast ? words.say("report.fact.pay.atleast", shown) : shown;
    }

    static String education(Pivot pivot, Words words) {
        Pivot.Education education = pivot.education();
        if (education == null) {
            return words.say("insight.pivots.education.missing");
        }
        if (education.extraYears().signum() == 0) {
            return words.say("insight.pivots.education.none", education.to().level());
        }
        Pivot.Cost cost = education.cost();
        String years = years(education.extraYears(), words);
        if (cost == null) {
            return words.say("insight.pivots.education.time", education.to().level(), years);
        }
        return words.say(
                "insight.pivots.education.cost",
                education.to().level(),
                years,
                Figures.dollars(cost.low()),
                Figures.dollars(cost.high()));
    }

    private static String years(BigDecimal years, Words words) {
        return words.say(
                years.compareTo(BigDecimal.ONE) == 0 ? "insight.years.one" : "insight.years", Figures.plain(years));
    }

    private static DataTable parts(Pivot pivot, Words words) {
        List<List<String>> rows = new ArrayList<>();
        for (Pivot.PartScore score : pivot.parts()) {
            BigDecimal figure = score.figure();
            BigDecimal value = score.value();
            BigDecimal points = score.points();
            rows.add(List.of(
                    score.part().name(),
                    figure == null
                            ? words.say("report.missing")
                            : figure(score.part().key(), figure, words),
                    value == null
                            ? words.say("report.dash")
                            : value.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                    Figures.wholePercent(score.part().weight()),
                    points == null ? words.say("report.dash") : Figures.tenth(points)));
        }
        rows.add(List.of(words.say("insight.pivots.sum"), "", "", "", Figures.tenth(pivot.score())));
        return new DataTable(
                words.say("insight.pivots.parts", pivot.target().title()),
                List.of(
                        Column.text(words.say("insight.pivots.part")),
                        Column.figures(words.say("insight.pivots.figure")),
                        Column.figures(words.say("insight.pivots.value")),
                        Column.figures(words.say("insight.pivots.weight")),
                        Column.figures(words.say("insight.pivots.points"))),
                rows);
    }

    private static String figure(String part, BigDecimal figure, Words words) {
        return switch (part) {
            case PivotRule.LIKENESS -> figure.setScale(2, RoundingMode.HALF_UP).toPlainString();
            case PivotRule.EXPOSURE -> words.say("insight.pivots.figure.exposure", Figures.tenth(figure));
            case PivotRule.PAY -> words.say("insight.pivots.figure.pay", Figures.wholePercent(figure));
            case PivotRule.EDUCATION -> words.say("insight.pivots.figure.education", Figures.plain(figure));
            case PivotRule.OPENINGS ->
                words.say("insight.pivots.figure.openings", Figures.count(figure.longValueExact()));
            case PivotRule.GROWTH -> Figures.change(figure.intValueExact());
            default -> throw new IllegalArgumentException("No part " + part);
        };
    }
}
