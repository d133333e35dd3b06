package org.exposureatlas.ingest;

import java.util.Comparator;

/**
 * Something wrong in the seed data: where it is, and what was found and expected there.
 *
 * @param file path below the seed folder
 * @param line line in the file, from 1; 0 where the whole file is meant
 * @param field JSON pointer or column name; empty where the whole line or file is meant
 */
public record Problem(String file, int line, String field, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::field);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (field.isEmpty() ? "" : " " + field) + ": " + message;
    }
}
