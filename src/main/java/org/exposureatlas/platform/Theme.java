package org.exposureatlas.platform;

import java.util.Locale;
import java.util.Optional;

/** The colours a reader has asked for. Someone who has asked for none gets those of their system. */
enum Theme {
    LIGHT,
    DARK;

    /** @param text what a cookie or a form holds; anything unknown is no choice */
    static Optional<Theme> of(String text) {
        for (Theme theme : values()) {
            if (theme.toString().equals(text)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    /** The word in the cookie, in the form and in the page's {@code data-theme}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
