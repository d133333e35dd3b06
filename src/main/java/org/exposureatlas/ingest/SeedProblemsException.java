package org.exposureatlas.ingest;

import java.util.List;

/** The seed data cannot be loaded; nothing was written. */
public class SeedProblemsException extends RuntimeException {

    private final List<Problem> problems;

    SeedProblemsException(List<Problem> problems) {
        super(problems.size() + " problems in the seed data, the first: " + problems.getFirst());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
