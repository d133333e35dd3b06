package org.exposureatlas.platform;

import java.util.regex.Pattern;

/**
 * An address on this site, as a path with an optional query: where a form may send its reader back to. Anything
 * that a browser could read as an address on another site is refused.
 */
public record LocalPath(String value) {

    private static final int LONGEST = 2_000;

    /** One slash, not two, and only characters that stand for themselves in an address: no backslash, no control. */
    private static final Pattern LOCAL = Pattern.compile(
            "/(?:(?:[\\w\\-.~!$&'()*+,;=:@?]|%[0-9A-Fa-f]{2})(?:[\\w\\-.~!$&'()*+,;=:@?/]|%[0-9A-Fa-f]{2})*+)?");

    /** Stands below the pattern it is checked against. */
    public static final LocalPath HOME = new LocalPath("/");

    public LocalPath {
        if (!isLocal(value)) {
            throw new IllegalArgumentException("Not an address on this site");
        }
    }

    /** The path given, or home where it leads elsewhere. */
    public static LocalPath orHome(String text) {
        return isLocal(text) ? new LocalPath(text) : HOME;
    }

    private static boolean isLocal(String text) {
        return text.length() <= LONGEST && LOCAL.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
