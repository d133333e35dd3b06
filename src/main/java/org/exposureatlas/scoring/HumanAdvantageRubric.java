package org.exposureatlas.scoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * How the five dimensions of human advantage are rated, 1 to 5.
 *
 * @param framework where the dimensions come from
 */
@JsonIgnoreProperties("$schema")
public record HumanAdvantageRubric(
        String id, String version, String framework, Rubric.Scale scale, List<Dimension> dimensions) {

    /** @param levels what 1, 3 and 5 mean, by level */
    public record Dimension(String key, String name, String question, Map<String, String> levels) {}
}
