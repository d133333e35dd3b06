package org.exposureatlas.occupation;

import java.util.Locale;

/** How much a job is a task: core (without it, another job), important (a regular part), supporting (at the edges). */
public enum Importance {
    CORE,
    IMPORTANT,
    SUPPORTING;

    /** The name used in seed files, model files and messages: {@code core}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Importance of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
