package org.exposureatlas.billing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Random secrets, and the hashes by which they are recognized. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** Letters and digits that nobody confuses when they are copied by hand. */
    private static final String READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private Secrets() {}

    /** 43 letters and digits, 256 bits. */
    static String forLink() {
        return letters(LETTERS, 43);
    }

    /** Three groups of four, 59 bits: enough while tries are limited. */
    static String code() {
        return letters(READABLE, 4) + "-" + letters(READABLE, 4) + "-" + letters(READABLE, 4);
    }

    private static String letters(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
