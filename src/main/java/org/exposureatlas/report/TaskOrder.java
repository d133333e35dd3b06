package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.ScoreCard.TaskScore;

/** The orders a reader may choose for the tasks of a report. */
enum TaskOrder {
    FEASIBILITY,
    CONTRIBUTION,
    IMPORTANCE;

    /** The name in the address and in message files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    static TaskOrder of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    Comparator<TaskScore> comparator(Occupation occupation) {
        Comparator<TaskScore> byFeasibility =
                Comparator.comparing(TaskScore::feasibility).reversed();
        return switch (this) {
            case FEASIBILITY -> byFeasibility;
            case CONTRIBUTION ->
                Comparator.comparing(TaskOrder::weighted).reversed().thenComparing(byFeasibility);
            case IMPORTANCE -> {
                Map<String, Task> tasks =
                        occupation.tasks().stream().collect(Collectors.toMap(Task::key, Function.identity()));
                List<Task> order = occupation.tasks().stream()
                        .sorted(Comparator.comparing(Task::importance))
                        .toList();
                yield Comparator.comparing((TaskScore score) -> order.indexOf(tasks.get(score.task())));
            }
        };
    }

    private static BigDecimal weighted(TaskScore score) {
        return score.share().multiply(score.feasibility());
    }
}
