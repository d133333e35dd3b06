package org.exposureatlas.seniority;

import java.util.Locale;

/** The three career levels a report tells apart. */
public enum CareerLevel {
    ENTRY,
    MID,
    SENIOR;

    /** The name used in message files: {@code entry}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
