package org.exposureatlas.platform.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot start; the message is one plain sentence for whoever started the program. */
@SuppressWarnings("serial")
public final class EmbeddedPostgresFailure extends RuntimeException {

    EmbeddedPostgresFailure(String sentence) {
        this(sentence, null);
    }

    EmbeddedPostgresFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
