package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.LevelBars;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoreCard.LevelScore;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Section 3: two views by career level. */
final class SeniorityPart {

    private final ReportContext context;
    private final ScoreCard score;
    private final Words words;
    private final UsedSources sources;

    SeniorityPart(ReportContext context) {
        this.context = context;
        this.score = context.score();
        this.words = context.words();
        this.sources = context.sources();
    }

    OccupationReport.Seniority seniority() {
        SeniorityCurve curve = context.curve();
        BigDecimal aoi = score.aoi();
        if (aoi == null) {
            return new OccupationReport.Seniority(
                    words.say("report.seniority.withheld", context.withheld()), null, null, null, null, null);
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
            sources.use(curve.source());
        }
        return new OccupationReport.Seniority(
                null,
                curve == null
                        ? null
                        : LevelBars.of(
                                words.say("report.seniority.curve.title"),
                                described(byCurve),
                                byCurve,
                                aoi.doubleValue()),
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
                : new LevelBars.Reading(name, figure.doubleValue(), Figures.tenth(figure), context.tone(figure));
    }

    private static String described(List<LevelBars.Reading> readings) {
        return String.join(
                ", ",
                readings.stream()
                        .map(reading -> reading.name() + " " + reading.shown())
                        .toList());
    }
}
