package org.exposureatlas.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureatlas.ingest.SeedCsv.Row;
import org.jspecify.annotations.Nullable;

/** The O*NET tasks that ours may be linked to: which code each belongs to, and how it weighs there. */
final class OnetTasks {

    /** @param importance mean importance 1-5; {@code null} where it is not known */
    private record Core(int task, @Nullable Double importance) {}

    private final Map<Integer, String> codeOf = new HashMap<>();
    private final Map<String, List<Core>> coreOf = new HashMap<>();

    /** @return whether the task was new */
    boolean add(Row row) {
        int task = Integer.parseInt(row.get("task_id"));
        String code = row.get("onet_soc");
        if (codeOf.put(task, code) != null) {
            return false;
        }
        if (row.get("type").equals("core")) {
            String importance = row.get("importance");
            coreOf.computeIfAbsent(code, key -> new java.util.ArrayList<>())
                    .add(new Core(task, importance.isEmpty() ? null : Double.valueOf(importance)));
        }
        return true;
    }

    @Nullable
    String codeOf(int task) {
        return codeOf.get(task);
    }

    /**
     * The share of a code's core tasks that is linked, weighted by importance, by count where any importance is
     * missing. Where several codes with tasks are mapped the question does not arise, and the answer is 1.
     */
    double coverage(List<String> codes, Set<Integer> linked) {
        List<String> withTasks = codes.stream().filter(codeOf::containsValue).toList();
        if (withTasks.size() != 1) {
            return 1;
        }
        List<Core> core = coreOf.getOrDefault(withTasks.getFirst(), List.of());
        boolean weighted = core.stream().allMatch(task -> task.importance() != null);
        double all = 0;
        double covered = 0;
        for (Core task : core) {
            Double importance = task.importance();
            double weight = weighted && importance != null ? importance : 1;
            all += weight;
            covered += linked.contains(task.task()) ? weight : 0;
        }
        return all == 0 ? 1 : covered / all;
    }
}
