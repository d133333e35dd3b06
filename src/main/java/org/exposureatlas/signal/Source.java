package org.exposureatlas.signal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where figures come from.
 *
 * @param vintage the release the figures belong to, in the publisher's words
 * @param nextDue when the next release is expected; {@code null} where none is announced
 * @param feeds what of the site stands on it
 */
public record Source(
        String id,
        String title,
        String publisher,
        @Nullable String url,
        String vintage,
        LocalDate released,
        @Nullable LocalDate nextDue,
        String licence,
        String feeds) {}
