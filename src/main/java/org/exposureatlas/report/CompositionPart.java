package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoreCard.SignalScore;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.SignalInput;
import org.jspecify.annotations.Nullable;

/** Section 2: how the score is put together. */
final class CompositionPart {

    private final ReportContext context;
    private final Atlas atlas;
    private final Occupation occupation;
    private final ScoreCard score;
    private final Words words;
    private final UsedSources sources;

    CompositionPart(ReportContext context) {
        this.context = context;
        this.atlas = context.atlas();
        this.occupation = context.occupation();
        this.score = context.score();
        this.words = context.words();
        this.sources = context.sources();
    }

    OccupationReport.Composition composition() {
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
            source = sources.line(
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
}
