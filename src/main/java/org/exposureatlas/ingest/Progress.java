package org.exposureatlas.ingest;

/** Hears how far a load has come. May throw to stop it; then nothing is left of it. */
@FunctionalInterface
public interface Progress {

    /** What a load does, in this order. */
    enum Step {
        CHECK,
        SCORE,
        BANDS,
        STORE,
        COMPARE,
        PUBLISH
    }

    Progress NONE = (step, done, total) -> {};

    /** @param done of {@code total} parts of the step */
    void at(Step step, int done, int total);
}
