package org.exposureatlas.occupation;

import java.util.List;

/**
 * An occupation as an O*NET release has it: the statements of its tasks are the release's own.
 *
 * @param source the release
 * @param description what the occupation is, in the words of the release
 * @param pendingTasks the tasks that nobody has rated yet
 */
public record Taxonomy(String source, String description, List<PendingTask> pendingTasks) {

    public Taxonomy {
        pendingTasks = List.copyOf(pendingTasks);
    }
}
