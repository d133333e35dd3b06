package org.exposureatlas.occupation.career;

import java.util.Locale;

/** Something O*NET rates every occupation on. */
public record Element(String id, Kind kind, String name) {

    public enum Kind {
        SKILL,
        KNOWLEDGE,
        ABILITY,
        ACTIVITY;

        /** The name used in seed files and messages: {@code skill}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
