package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Feasibility;
import org.exposureatlas.scoring.Rubric;
import org.exposureatlas.scoring.RubricCalibration;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;

/** The rating rubric with its worked tasks, and the record of the calibration round. */
record RubricPage(
        List<Crumb> crumbs,
        String version,
        String scale,
        List<String> principles,
        List<Factor> factors,
        DataTable worked,
        Calibration calibration) {

    /** @param levels what each level means, from the lowest up, with its examples where there are any */
    record Factor(String key, String name, String question, String guidance, List<Level> levels) {}

    record Level(String level, String meaning, List<Example> examples) {}

    record Example(String kind, String text) {}

    /** @param agreement one row for each factor and one for the feasibility */
    record Calibration(
            String lede, String note, List<String> changes, DataTable agreement, DataTable tasks, boolean compared) {}

    static RubricPage of(Atlas atlas, Words words) {
        Rubric rubric = atlas.scores().method().rubric();
        return new RubricPage(
                MethodNav.crumbs(words),
                rubric.version(),
                words.say("rubric.scale", rubric.scale().min(), rubric.scale().max()),
                rubric.principles(),
                rubric.factors().stream()
                        .map(factor -> factor(factor, rubric, words))
                        .toList(),
                worked(atlas, rubric, words),
                calibration(atlas, rubric, words));
    }

    private static Factor factor(Rubric.Factor factor, Rubric rubric, Words words) {
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < factor.levels().size(); i++) {
            String level = Integer.toString(rubric.scale().min() + i);
            Rubric.Examples examples = factor.examples().get(level);
            levels.add(new Level(
                    level,
                    factor.levels().get(i),
                    examples == null
                            ? List.of()
                            : List.of(
                                    new Example(words.say("rubric.work.physical"), examples.physical()),
                                    new Example(words.say("rubric.work.clerical"), examples.clerical()),
                                    new Example(words.say("rubric.work.professional"), examples.professional()),
                                    new Example(words.say("rubric.work.care"), examples.care()))));
        }
        return new Factor(factor.key(), factor.name(), factor.question(), factor.guidance(), levels);
    }

    private static DataTable worked(Atlas atlas, Rubric rubric, Words words) {
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(DataTable.Column.text(words.say("rubric.task")));
        rubric.factors().forEach(factor -> columns.add(DataTable.Column.figures(factor.name())));
        columns.add(DataTable.Column.figures(words.say("method.feasibility")));
        return new DataTable(
                words.say("rubric.worked.caption"),
                columns,
                rubric.workedTasks().stream()
                        .map(task -> {
                            List<String> cells = new ArrayList<>();
                            cells.add(task.task());
                            rubric.factors()
                                    .forEach(factor -> cells.add(
                                            String.valueOf(task.ratings().get(factor.key()))));
                            cells.add(
                                    Figures.tenth(Feasibility.of(atlas.model().feasibility(), rating(task.ratings()))));
                            return cells;
                        })
                        .toList());
    }

    private static Rating rating(Map<String, Integer> byFactor) {
        return new Rating(
                "worked",
                byFactor.getOrDefault("capability", 0),
                byFactor.getOrDefault("digital", 0),
                byFactor.getOrDefault("structure", 0),
                byFactor.getOrDefault("presence", 0),
                byFactor.getOrDefault("accountability", 0));
    }

    private static Calibration calibration(Atlas atlas, Rubric rubric, Words words) {
        RubricCalibration record = atlas.scores().method().calibration();
        Set<String> raters = new LinkedHashSet<>();
        record.tasks().forEach(task -> task.ratings().forEach(rating -> raters.add(rating.rater())));
        return new Calibration(
                words.say(
                        "rubric.calibration.lede",
                        record.tasks().size(),
                        record.rubricVersion(),
                        Figures.day(record.date())),
                record.note(),
                record.changes(),
                agreement(atlas, rubric, record, words),
                tasks(atlas, rubric, record, List.copyOf(raters), words),
                raters.size() > 1);
    }

    private static DataTable agreement(Atlas atlas, Rubric rubric, RubricCalibration record, Words words) {
        List<RubricCalibration.RatedTask> pairs = record.tasks().stream()
                .filter(task -> task.ratings().size() > 1)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Rubric.Factor factor : rubric.factors()) {
            long same = 0;
            long near = 0;
            long sum = 0;
            for (RubricCalibration.RatedTask task : pairs) {
                int apart = Math.abs(value(task.ratings().get(0), factor.key())
                        - value(task.ratings().get(1), factor.key()));
                same += apart == 0 ? 1 : 0;
                near += apart <= 1 ? 1 : 0;
                sum += apart;
            }
            rows.add(List.of(
                    factor.name(),
                    share(same, pairs.size(), words),
                    share(near, pairs.size(), words),
                    mean(BigDecimal.valueOf(sum), pairs.size(), words)));
        }
        BigDecimal apart = pairs.stream()
                .map(task -> Feasibility.of(
                                atlas.model().feasibility(), task.ratings().get(0))
                        .subtract(Feasibility.of(
                                atlas.model().feasibility(), task.ratings().get(1)))
                        .abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        rows.add(List.of(
                words.say("rubric.agreement.feasibility"),
                words.say("method.dash"),
                words.say("method.dash"),
                mean(apart, pairs.size(), words)));
        return new DataTable(
                words.say("rubric.agreement.caption", pairs.size()),
                List.of(
                        DataTable.Column.text(words.say("rubric.agreement.factor")),
                        DataTable.Column.figures(words.say("rubric.agreement.same")),
                        DataTable.Column.figures(words.say("rubric.agreement.near")),
                        DataTable.Column.figures(words.say("rubric.agreement.mean"))),
                rows);
    }

    private static String share(long part, int all, Words words) {
        return all == 0
                ? words.say("method.dash")
                : Figures.wholePercent(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64));
    }

    private static String mean(BigDecimal sum, int count, Words words) {
        return count == 0
                ? words.say("method.dash")
                : Figures.tenth(sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64));
    }

    private static DataTable tasks(
            Atlas atlas, Rubric rubric, RubricCalibration record, List<String> raters, Words words) {
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(DataTable.Column.text(words.say("rubric.task")));
        columns.add(DataTable.Column.text(words.say("rubric.occupation")));
        rubric.factors().forEach(factor -> columns.add(DataTable.Column.text(factor.name())));
        raters.forEach(rater -> columns.add(DataTable.Column.figures(words.say(
                "rubric.feasibility.by",
                atlas.catalog().rater(rater).map(Rater::name).orElse(rater)))));
        return new DataTable(
                words.say("rubric.calibration.caption"),
                columns,
                record.tasks().stream()
                        .map(task -> {
                            List<String> cells = new ArrayList<>();
                            cells.add(task.task());
                            cells.add(task.occupation());
                            rubric.factors()
                                    .forEach(factor -> cells.add(String.join(
                                            ", ",
                                            task.ratings().stream()
                                                    .map(rating -> Integer.toString(value(rating, factor.key())))
                                                    .toList())));
                            raters.forEach(rater -> cells.add(task.ratings().stream()
                                    .filter(rating -> rating.rater().equals(rater))
                                    .findFirst()
                                    .map(rating -> Figures.tenth(
                                            Feasibility.of(atlas.model().feasibility(), rating)))
                                    .orElse(words.say("method.dash"))));
                            return cells;
                        })
                        .toList());
    }

    private static int value(Rating rating, String factor) {
        return switch (factor) {
            case "capability" -> rating.capability();
            case "digital" -> rating.digital();
            case "structure" -> rating.structure();
            case "presence" -> rating.presence();
            case "accountability" -> rating.accountability();
            default -> throw new IllegalArgumentException("A rating has no factor " + factor);
        };
    }
}
