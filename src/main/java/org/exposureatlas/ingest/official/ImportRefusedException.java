package org.exposureatlas.ingest.official;

import java.util.List;
import org.exposureatlas.ingest.Problem;

/** A release cannot be imported; nothing was written. */
class ImportRefusedException extends RuntimeException {

    private final transient List<Problem> problems;

    ImportRefusedException(List<Problem> problems) {
        super(problems.size() + " problems in the release, the first: " + problems.getFirst());
        this.problems = problems.stream().sorted().distinct().toList();
    }

    List<Problem> problems() {
        return problems;
    }
}
