package org.exposureatlas.occupation;

import java.time.LocalDate;

/**
 * Who or what rated tasks.
 *
 * @param kind person, model or study
 * @param rubric the rubric rated by, with its version in {@code version}
 */
public record Rater(
        String id, String name, String kind, String description, String rubric, String version, LocalDate date) {}
