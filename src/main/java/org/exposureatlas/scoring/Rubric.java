package org.exposureatlas.scoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/** The rating rubric: five factors, each with a question, five levels and worked examples. */
@JsonIgnoreProperties("$schema")
public record Rubric(
        String id,
        String version,
        Scale scale,
        List<String> principles,
        List<Factor> factors,
        List<WorkedTask> workedTasks) {

    public record Scale(int min, int max) {}

    /**
     * @param levels what each level means, from 0 up
     * @param examples by level ("0", "2", "4"), then one from each kind of work
     */
    public record Factor(
            String key,
            String name,
            String question,
            String guidance,
            List<String> levels,
            Map<String, Examples> examples) {}

    public record Examples(String physical, String clerical, String professional, String care) {}

    /** A task with its five factors by key; its feasibility is computed where it is shown. */
    public record WorkedTask(String task, Map<String, Integer> ratings) {}
}
