package org.exposureatlas.occupation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of an occupation.
 *
 * @param key stable name within the occupation
 * @param activity key of a {@link WorkActivity}
 * @param ratings by one or more raters, in the order of the seed file
 * @param duties positions of the handbook's duties it covers, from 0
 * @param onetTasks identifiers of the O*NET 29.1 tasks that are the same work
 */
public record Task(
        String key,
        String statement,
        Importance importance,
        TaskTime time,
        String activity,
        List<Rating> ratings,
        String rationale,
        String remainsHuman,
        @Nullable Evidence evidence,
        List<Integer> duties,
        List<Integer> onetTasks) {

    public Task {
        ratings = List.copyOf(ratings);
        duties = List.copyOf(duties);
        onetTasks = List.copyOf(onetTasks);
    }
}
