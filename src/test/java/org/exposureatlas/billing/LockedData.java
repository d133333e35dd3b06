package org.exposureatlas.billing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a reader who has not paid must not find anywhere about a locked occupation. Whoever adds to the paid sections
 * adds here what they are recognized by.
 */
final class LockedData {

    /** Keys in JSON, and heads of columns in files: the five factors of a task, moves, pay under overlap, tools. */
    static final List<String> KEYS = List.of(
            "capability",
            "digital",
            "structure",
            "presence",
            "accountability",
            "factors",
            "heatmap",
            "pivots",
            "wages",
            "tools",
            "extraYears",
            "hereAtLeast");

    /** What stands in a page where a section is open. */
    static final List<String> MARKUP =
            List.of(".heat", ".heatmap", ".heatmap__table", ".move", ".move__score", ".toolbox", ".toolbox__tasks");

    /** The pages of the paid sections, below an occupation's address. */
    static final List<String> SECTIONS = List.of("heatmap", "pivots", "wages", "tools", "plan");

    private LockedData() {}

    /** The keys of JSON that stand in a text. */
    static List<String> keysIn(String body) {
        return KEYS.stream()
                .filter(key ->
                        Pattern.compile("\"" + key + "\"\\s*:").matcher(body).find())
                .toList();
    }

    /** The columns of the factors in a file of values. */
    static List<String> columnsIn(String body) {
        String head = body.lines().findFirst().orElse("");
        return KEYS.stream()
                .filter(key -> Pattern.compile("(^|[,;\t\"])" + key + "($|[,;\t\"_])")
                        .matcher(head)
                        .find())
                .toList();
    }
}
