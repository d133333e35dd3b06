package org.exposureatlas.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, in lower case: no provider in use tells Ann@ from ann@, and people type both.
 */
public record Email(String value) {

    private static final int LONGEST = 254;

    /** Strict enough that it can stand in a mail's head; whether it exists only a mail can tell. */
    private static final Pattern PLAUSIBLE = Pattern.compile(
            "[^\\s@\"<>(),;:\\\\\\[\\]\\p{Cntrl}]{1,64}@(?:[\\p{L}\\d](?:[\\p{L}\\d-]*[\\p{L}\\d])?\\.)+[\\p{L}\\d-]{2,}");

    public Email {
        if (!isPlausible(value) || !value.equals(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    /** @return empty where the text is no address */
    public static Optional<Email> parse(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        return isPlausible(address) ? Optional.of(new Email(address)) : Optional.empty();
    }

    private static boolean isPlausible(String text) {
        return text.length() <= LONGEST && PLAUSIBLE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
