package org.exposureatlas.edition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an edition says about itself.
 *
 * @param label the name readers see, such as {@code 2026.11}
 * @param asOf the data date; what counts as overdue is judged at this date, so an edition never changes by itself
 * @param contentHash SHA-256 (hex) of the canonical content of its seed and model files
 * @param publishedAt when readers could first see it; {@code null} while it is only staged
 */
public record EditionInfo(
        EditionId id,
        String label,
        LocalDate asOf,
        String contentHash,
        @Nullable Instant publishedAt) {}
