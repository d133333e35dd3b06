package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.insight.PayStages;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.occupation.career.CareerSource;
import org.exposureatlas.occupation.career.Spread;
import org.exposureatlas.occupation.career.Spread.Figure;
import org.exposureatlas.occupation.career.Wages;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.CareerProfile.Progression;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Pay with experience: the percentiles of what people in an occupation earn, read as stages. */
final class Progressions {

    private final Words words;
    private final UsedSources sources;

    Progressions(Words words, UsedSources sources) {
        this.words = words;
        this.sources = sources;
    }

    Progression of(Occupation occupation, List<Wages> wages) {
        if (wages.isEmpty()) {
            return fromHandbook(occupation);
        }
        boolean annual = wages.stream().anyMatch(each -> !each.annual().isEmpty());
        Function<Wages, Spread> spread = annual ? Wages::annual : Wages::hourly;
        List<PayStages> releases = PayStages.of(wages);
        PayStages latest = releases.getFirst();
        List<Wages> codes = wages.stream()
                .filter(each -> each.release().equals(latest.release()))
                .toList();
        boolean several = codes.size() > 1;
        String id = CareerSource.WAGES.id();
        return new Progression(
                null,
                finding(latest, unit(annual)),
                bars(latest),
                table(releases),
                several ? codes(codes, latest.release()) : null,
                how(codes, several, annual, spread),
                several ? sources.computed(id, latest.release()) : sources.published(id, latest.release()));
    }

    /** Where the wage statistics have no code, the handbook's two percentiles. */
    private Progression fromHandbook(Occupation occupation) {
        Pay pay = occupation.pay();
        BigDecimal p10 = pay == null ? null : pay.p10();
        BigDecimal p90 = pay == null ? null : pay.p90();
        if (pay == null || p10 == null || p90 == null) {
            return new Progression(
                    words.say(occupation.taxonomy() == null ? "career.progression.missing" : "career.pending"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        String vintage = Objects.requireNonNullElse(pay.percentileVintage(), pay.vintage());
        PayStages release = new PayStages(
                vintage,
                "annual".equals(pay.percentileUnit()),
                false,
                List.of(new Figure(10, p10, false), new Figure(90, p90, pay.p90Topcoded())));
        return new Progression(
                null,
                finding(release, unit("annual".equals(pay.percentileUnit()))),
                bars(release),
                table(List.of(release)),
                null,
                words.say("career.progression.handbook"),
                sources.published(pay.source(), vintage));
    }

    private String unit(boolean annual) {
        return words.say(annual ? "report.pay.unit.annual" : "report.pay.unit.hourly");
    }

    private String finding(PayStages release, String unit) {
        Figure low = release.figures().getFirst();
        Figure high = release.figures().getLast();
        return words.say(
                "career.progression.finding",
                shown(low),
                shown(high),
                unit,
                release.release(),
                Figures.ordinal(low.percentile()),
                Figures.ordinal(high.percentile()));
    }

    private BarList bars(PayStages release) {
        double greatest = release.figures().stream()
                .mapToDouble(figure -> figure.amount().doubleValue())
                .max()
                .orElseThrow();
        return BarList.of(
                Scale.fromZero(greatest),
                release.figures().stream()
                        .map(figure -> new BarList.Item(
                                stage(figure.percentile()),
                                null,
                                words.say(
                                        "career.stage.note",
                                        words.say("career.stage.years." + figure.percentile()),
                                        Figures.ordinal(figure.percentile())),
                                figure.amount().doubleValue(),
                                shown(figure),
                                figure.percentile() == 50 ? Tone.ACCENT : Tone.NEUTRAL))
                        .toList());
    }

    private DataTable table(List<PayStages> releases) {
        List<DataTable.Column> columns = new ArrayList<>(List.of(
                DataTable.Column.text(words.say("career.stage")),
                DataTable.Column.text(words.say("career.stage.years")),
                DataTable.Column.figures(words.say("career.stage.percentile"))));
        releases.forEach(release -> columns.add(DataTable.Column.figures(release.release())));
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : releases.getFirst().figures()) {
            List<String> row = new ArrayList<>(List.of(
                    stage(figure.percentile()),
                    words.say("career.stage.years." + figure.percentile()),
                    Figures.ordinal(figure.percentile())));
            releases.forEach(release ->
                    row.add(release.at(figure.percentile()).map(this::shown).orElse(words.say("report.dash"))));
            rows.add(row);
        }
        return new DataTable(words.say("career.progression.table"), columns, rows);
    }

    private DataTable codes(List<Wages> codes, String release) {
        return new DataTable(
                words.say("career.progression.codes", release),
                List.of(
                        DataTable.Column.text(words.say("career.progression.code")),
                        DataTable.Column.figures(words.say("career.progression.workers")),
                        DataTable.Column.figures(words.say("report.pay.p10")),
                        DataTable.Column.figures(words.say("report.pay.median")),
                        DataTable.Column.figures(words.say("report.pay.p90"))),
                codes.stream().map(this::code).toList());
    }

    private List<String> code(Wages code) {
        boolean annual = !code.annual().isEmpty();
        PayStages release =
                new PayStages(code.release(), annual, false, (annual ? code.annual() : code.hourly()).figures());
        Integer employment = code.employment();
        List<String> row = new ArrayList<>(List.of(
                words.say("career.progression.code.title", code.title(), code.code()),
                employment == null ? words.say("report.dash") : Figures.count(employment)));
        for (int percentile : List.of(10, 50, 90)) {
            row.add(release.at(percentile)
                    .map(figure -> annual ? shown(figure) : words.say("career.hourly", shown(figure)))
                    .orElse(words.say("report.dash")));
        }
        return row;
    }

    private @Nullable String how(List<Wages> codes, boolean several, boolean annual, Function<Wages, Spread> spread) {
        if (!several) {
            return annual ? null : words.say("career.progression.hourly");
        }
        List<String> left = codes.stream()
                .filter(code -> spread.apply(code).isEmpty())
                .map(Wages::title)
                .toList();
        String how = words.say("career.progression.mean", codes.size() - left.size());
        return left.isEmpty() ? how : how + " " + words.say("career.progression.left", String.join(", ", left));
    }

    private String stage(int percentile) {
        return words.say("career.stage." + percentile);
    }

    private String shown(Figure figure) {
        String amount = Figures.dollars(figure.amount());
        return figure.atLeast() ? words.say("report.fact.pay.atleast", amount) : amount;
    }
}
