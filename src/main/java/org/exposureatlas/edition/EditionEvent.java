package org.exposureatlas.edition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A move of the pointer: what readers have seen since.
 *
 * @param actor who did it, as the audit log names them
 * @param edition the edition shown since; {@code null} once it has been pruned
 * @param previous label of the edition shown before; {@code null} for the first
 * @param note why, in the words readers see; empty where nobody said
 */
public record EditionEvent(
        long id,
        Kind kind,
        Instant at,
        String actor,
        @Nullable EditionId edition,
        String label,
        String contentHash,
        LocalDate asOf,
        @Nullable String previous,
        String note) {

    public enum Kind {
        PUBLICATION,
        ROLLBACK
    }
}
