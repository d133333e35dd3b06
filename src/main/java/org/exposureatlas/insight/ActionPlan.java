package org.exposureatlas.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.exposureatlas.insight.ToolShelf.Tool;
import org.exposureatlas.occupation.Task;
import org.jspecify.annotations.Nullable;

/** Three to six steps drawn from an occupation's tasks, gaps and moves: what they are about, not yet in words. */
public record ActionPlan(String occupation, List<Step> steps) {

    public ActionPlan {
        steps = List.copyOf(steps);
    }

    /** What a step is about. */
    public sealed interface Step permits TryTool, Strengthen, Learn, Explore, Qualify {}

    /** The task that adds most to the score; {@code tool} is an example for it, where there is one. */
    public record TryTool(Task task, @Nullable Tool tool) implements Step {}

    /** The weighty task that AI reaches least. */
    public record Strengthen(Task task) implements Step {}

    /** The widest gap to the best move, with the task there that would use it. */
    public record Learn(Pivot pivot, Pivot.Gap gap) implements Step {}

    public record Explore(Pivot pivot) implements Step {}

    /** The best move asks for school or a license. */
    public record Qualify(Pivot pivot) implements Step {}

    static ActionPlan of(Heatmap heatmap, List<Pivot> pivots, ToolAdvice tools) {
        List<Step> steps = new ArrayList<>();
        heatmap.rows().stream()
                .findFirst()
                .ifPresent(row -> steps.add(new TryTool(row.task(), tool(tools, row.task()))));
        heatmap.rows().stream()
                .min(Comparator.comparing((Heatmap.Row row) ->
                                row.feasibility().subtract(row.share().movePointRight(2)))
                        .thenComparing(row -> row.task().key()))
                .ifPresent(row -> steps.add(new Strengthen(row.task())));
        pivots.stream().findFirst().ifPresent(best -> {
            steps.add(new Explore(best));
            best.gaps().stream().limit(2).forEach(gap -> steps.add(new Learn(best, gap)));
            Pivot.Education education = best.education();
            if (best.licence() != null
                    || education != null && education.extraYears().signum() > 0) {
                steps.add(new Qualify(best));
            }
        });
        if (steps.size() < 3) {
            heatmap.rows().stream()
                    .skip(1)
                    .limit(3L - steps.size())
                    .forEach(row -> steps.add(new TryTool(row.task(), tool(tools, row.task()))));
        }
        return new ActionPlan(heatmap.occupation(), steps);
    }

    private static @Nullable Tool tool(ToolAdvice advice, Task task) {
        return advice.groups().stream()
                .filter(group -> group.activity().key().equals(task.activity()))
                .flatMap(group -> group.tools().stream())
                .findFirst()
                .orElse(null);
    }
}
