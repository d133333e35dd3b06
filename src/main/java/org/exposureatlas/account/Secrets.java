package org.exposureatlas.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Random secrets, and the hashes by which they are recognized. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Letters and digits that nobody confuses when they are copied by hand; 31 of them. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Secrets() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** For a link or a program: 43 letters and digits, 256 bits. */
    static String forPrograms() {
        return letters(LETTERS, 43);
    }

    /** For somebody to copy by hand: groups of five, with 24 bits each. */
    static String forPeople(int groups) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < groups; group++) {
            text.append(group == 0 ? "" : "-").append(letters(READABLE, 5));
        }
        return text.toString();
    }

    private static String letters(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Secrets of this length need no salt and no slow hash: nobody can try them all. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Compares in a time that says nothing about where they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
