package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.occupation.Evidence;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.Taxonomy;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.OccupationReport.TaskRow;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Feasibility;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoreCard.TaskScore;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.TaskLabel;
import org.jspecify.annotations.Nullable;

/** Section 4: the tasks, in the order asked for. */
final class TasksPart {

    private final ReportContext context;
    private final Atlas atlas;
    private final Occupation occupation;
    private final ScoreCard score;
    private final Words words;
    private final UsedSources sources;

    TasksPart(ReportContext context) {
        this.context = context;
        this.atlas = context.atlas();
        this.occupation = context.occupation();
        this.score = context.score();
        this.words = context.words();
        this.sources = context.sources();
    }

    OccupationReport.Tasks tasks(TaskOrder order) {
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
            sources.use("atlas-analysis");
            sources.use("onet-tasks");
        }
        OccupationReport.Pending pending = pending();
        return new OccupationReport.Tasks(
                rows.isEmpty()
                        ? words.say(pending == null ? "report.tasks.none" : "report.tasks.none.rated")
                        : tasksLede(scores),
                order.key(),
                orders,
                rows,
                raters.isEmpty() ? null : String.join(" ", raters),
                pending,
                occupation.taxonomy() == null
                        ? null
                        : words.say(
                                "report.tasks.release",
                                statements(occupation.taxonomy().source())));
    }

    /** The tasks of the release that nobody has rated: shown, counted and weighing nothing. */
    private OccupationReport.@Nullable Pending pending() {
        Taxonomy taxonomy = occupation.taxonomy();
        if (taxonomy == null || taxonomy.pendingTasks().isEmpty()) {
            return null;
        }
        int waiting = taxonomy.pendingTasks().size();
        return new OccupationReport.Pending(
                words.say(
                        "report.tasks.pending",
                        waiting,
                        waiting + occupation.tasks().size()),
                taxonomy.pendingTasks().stream()
                        .map(task -> new OccupationReport.PendingTask(
                                task.statement(),
                                task.importance() == null
                                        ? words.say("report.tasks.pending.importance")
                                        : words.say("importance."
                                                + task.importance().key()),
                                statement(taxonomy.source(), task.onetTask())))
                        .toList());
    }

    /** Whose words a statement is: the release, its number there, its license. */
    private String statement(String source, int number) {
        return words.say("report.tasks.statement", statements(source), Integer.toString(number));
    }

    private String statements(String source) {
        sources.use(source);
        return atlas.signals()
                .source(source)
                .map(release -> words.say("report.tasks.statements", release.vintage(), release.licence()))
                .orElse(source);
    }

    private String tasksLede(List<TaskScore> scores) {
        TaskScore highest = scores.stream()
                .max(Comparator.comparing(TaskScore::feasibility))
                .orElseThrow();
        TaskScore lowest = scores.stream()
                .min(Comparator.comparing(TaskScore::feasibility))
                .orElseThrow();
        Taxonomy taxonomy = occupation.taxonomy();
        return words.say(
                taxonomy == null || taxonomy.pendingTasks().isEmpty() ? "report.tasks.lede" : "report.tasks.lede.rated",
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
                        ? occupation.taxonomy() == null ? words.say("report.tasks.noevidence") : null
                        : words.say("report.tasks.evidence", evidence.text(), evidence.section()),
                withLabels(raters(ratings, score), task),
                occupation.taxonomy() == null
                        ? null
                        : statement(
                                occupation.taxonomy().source(), task.onetTasks().getFirst()));
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
        sources.use("eloundou-task-labels");
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
}
