package org.exposureatlas.ingest.official;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.exposureatlas.ingest.Problem;

/** What was found while a release was read: problems, which stop the import, and notes, which do not. */
final class Findings {

    /** A wrong file is wrong in every line; more places than these help nobody. */
    private static final int MOST_PROBLEMS = 100;

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** @throws ImportRefusedException once there are too many to go on */
    void problem(Problem problem) {
        problems.add(problem);
        if (problems.size() >= MOST_PROBLEMS) {
            throw new ImportRefusedException(problems);
        }
    }

    void problem(String file, int line, String column, String message) {
        problem(new Problem(file, line, column, message));
    }

    void note(String note) {
        notes.add(note);
    }

    Collection<String> notes() {
        return notes;
    }

    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new ImportRefusedException(problems);
        }
    }

    static ImportRefusedException refusal(String file, int line, String column, String message) {
        return new ImportRefusedException(List.of(new Problem(file, line, column, message)));
    }
}
