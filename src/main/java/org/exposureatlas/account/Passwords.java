package org.exposureatlas.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords: which are good enough, and whether one is right. The stored hash names its own algorithm, so that a better
 * one can follow without anybody choosing a new password.
 */
@Component
class Passwords {

    static final int SHORTEST = 10;

    /** In bytes: bcrypt looks at no more. */
    static final int LONGEST = 72;

    /** A guess that everybody makes first: these and what contains little else. */
    private static final List<String> COMMON = List.of(
            "password",
            "passw0rd",
            "1234567890",
            "0123456789",
            "qwertyuiop",
            "qwerty",
            "letmein",
            "welcome",
            "iloveyou",
            "admin",
            "exposureatlas",
            "exposure atlas",
            "changeme",
            "football",
            "sunshine",
            "princess",
            "monkey",
            "dragon",
            "abc123",
            "111111",
            "000000",
            "123456789",
            "12345678",
            "1q2w3e4r5t",
            "correcthorsebatterystaple");

    private final PasswordEncoder encoder;
    private final String ofNobody;

    Passwords(AccountSettings settings) {
        this.encoder = new DelegatingPasswordEncoder(
                "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(settings.passwordStrength())));
        this.ofNobody = hash(Secrets.forPrograms());
    }

    /** What is wrong with a new password: the last part of a message's key. */
    Optional<String> problem(String password, @Nullable Email email) {
        if (password.isEmpty()) {
            return Optional.of("missing");
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("long");
        }
        return isGuessedFirst(password.toLowerCase(Locale.ROOT), email) ? Optional.of("common") : Optional.empty();
    }

    private static boolean isGuessedFirst(String password, @Nullable Email email) {
        if (password.chars().distinct().count() < 4) {
            return true;
        }
        if (email != null && (password.equals(email.value()) || isLittleMore(password, nameOf(email)))) {
            return true;
        }
        return COMMON.stream().anyMatch(common -> isLittleMore(password, common));
    }

    private static String nameOf(Email email) {
        return email.value().substring(0, email.value().indexOf('@'));
    }

    private static boolean isLittleMore(String password, String word) {
        return word.length() >= 5 && password.contains(word) && password.length() - word.length() < 5;
    }

    String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("No hash was made");
        }
        return hash;
    }

    /** A hash that no password has. */
    String hashOfNone() {
        return hash(Secrets.forPrograms());
    }

    /** Takes as long for nobody's account as for somebody's. */
    boolean match(String password, @Nullable Account account) {
        boolean right = match(password, account == null ? ofNobody : account.passwordHash());
        return right && account != null;
    }

    boolean match(String password, String hash) {
        return encoder.matches(atMost(password), hash);
    }

    /** What is too long is wrong, and takes no longer to find out. */
    private static String atMost(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST ? "" : password;
    }

    boolean isOutdated(Account account) {
        return encoder.upgradeEncoding(account.passwordHash());
    }
}
