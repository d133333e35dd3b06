package org.exposureatlas.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.exposureatlas.insight.ToolShelf.Kind;
import org.exposureatlas.insight.ToolShelf.Tool;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.WorkActivity;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;

/**
 * AI tools for the kinds of work in an occupation's tasks. A task is of one kind of work, a kind of work is linked to
 * O*NET work activities, and a tool says which of those it helps with. A tool made for some fields is shown for
 * occupations of those fields only, and there only where it fits their words.
 *
 * @param groups in the order of their weightiest task
 */
public record ToolAdvice(String occupation, List<Group> groups) {

    public ToolAdvice {
        groups = List.copyOf(groups);
    }

    /** @param kinds empty where the shelf has nothing for such work */
    public record Group(WorkActivity activity, List<Task> tasks, List<KindOfTool> kinds) {

        public List<Tool> tools() {
            return kinds.stream().flatMap(kind -> kind.tools().stream()).toList();
        }
    }

    public record KindOfTool(Kind kind, List<Tool> tools) {}

    static ToolAdvice of(Atlas atlas, ToolShelf shelf, ToolFit fit, Occupation occupation, LocalDate today) {
        Map<String, List<Task>> byActivity = new LinkedHashMap<>();
        atlas.scores().of(occupation.slug()).tasks().stream()
                .sorted(Comparator.comparing(
                                (ScoreCard.TaskScore score) -> score.share().multiply(score.feasibility()))
                        .reversed())
                .flatMap(score ->
                        occupation.tasks().stream().filter(task -> task.key().equals(score.task())))
                .forEach(task -> byActivity
                        .computeIfAbsent(task.activity(), key -> new ArrayList<>())
                        .add(task));
        List<Group> groups = new ArrayList<>();
        byActivity.forEach((key, tasks) -> {
            WorkActivity activity = atlas.catalog()
                    .activity(key)
                    .orElseThrow(() -> new IllegalArgumentException("No work activity " + key));
            groups.add(new Group(activity, tasks, kinds(shelf, fit, occupation, activity, tasks, today)));
        });
        return new ToolAdvice(occupation.slug(), groups);
    }

    /** The best fit to the tasks first, then what helps with more of the activities, then by name. */
    private static List<KindOfTool> kinds(
            ToolShelf shelf,
            ToolFit fit,
            Occupation occupation,
            WorkActivity activity,
            List<Task> tasks,
            LocalDate today) {
        ToDoubleFunction<Tool> fitting = fit.with(tasks);
        Map<String, List<Tool>> byKind = new LinkedHashMap<>();
        shelf.tools().stream()
                .filter(tool -> tool.isGoodOn(today) && matches(tool, activity) > 0)
                .filter(tool -> suits(shelf, fit, tool, occupation))
                .sorted(Comparator.comparingDouble((Tool tool) -> -fitting.applyAsDouble(tool))
                        .thenComparing(tool -> -matches(tool, activity))
                        .thenComparing(Tool::name))
                .limit(shelf.match().examples())
                .forEach(tool -> byKind.computeIfAbsent(tool.kind(), key -> new ArrayList<>())
                        .add(tool));
        return byKind.entrySet().stream()
                .map(entry -> new KindOfTool(shelf.kind(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static boolean suits(ToolShelf shelf, ToolFit fit, Tool tool, Occupation occupation) {
        Kind kind = shelf.kind(tool.kind());
        return kind.isGeneral()
                || kind.fields().contains(occupation.category().slug())
                        && fit.rank(tool, occupation)
                                >= shelf.match().leastRank().doubleValue();
    }

    private static long matches(Tool tool, WorkActivity activity) {
        return activity.onetActivities().stream()
                .filter(tool.activities()::contains)
                .count();
    }
}
