package org.exposureatlas.occupation;

import java.util.List;

/** A kind of work that tasks of many occupations share, linked to O*NET generalized work activities. */
public record WorkActivity(String key, String name, String description, List<String> onetActivities) {

    public WorkActivity {
        onetActivities = List.copyOf(onetActivities);
    }
}
