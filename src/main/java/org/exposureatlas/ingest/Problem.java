package org.exposureatlas.ingest;

import java.util.Comparator;

/**
 * Something wrong in the seed data: where it is, and what was found and expected there.
 *
 * @param file path below the seed folder
 * @param line line in the file, from 1; 0 where the whole file is meant
 * @param field JSON pointer or column name; empty where the whole line or file is meant
 * @param message what is wrong, then ", found ..." and ", expected ..." as far as there is something to say
 */
public record Problem(String file, int line, String field, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::field);

    private static final String FOUND = ", found ";
    private static final String EXPECTED = ", expected ";

    /** What is wrong, without what was found and expected. */
    public String fault() {
        return message.split(FOUND + "|" + EXPECTED, 2)[0];
    }

    /** What stands there; empty where the message does not say. */
    public String found() {
        return after(FOUND).split(EXPECTED, 2)[0];
    }

    /** What should stand there; empty where the message does not say. */
    public String expected() {
        return after(EXPECTED).split(FOUND, 2)[0];
    }

    private String after(String mark) {
        int at = message.indexOf(mark);
        return at < 0 ? "" : message.substring(at + mark.length());
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (field.isEmpty() ? "" : " " + field) + ": " + message;
    }
}
