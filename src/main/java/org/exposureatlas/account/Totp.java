package org.exposureatlas.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords, RFC 6238, with what every authenticator app takes: SHA-1, six digits, 30 seconds. */
final class Totp {

    static final int DIGITS = 6;
    static final int SECONDS = 30;

    /** The clock of a telephone may be one step behind or ahead. */
    private static final int DRIFT = 1;

    private Totp() {}

    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), (long) SECONDS);
    }

    /** RFC 4226, section 5.3. */
    static String code(byte[] key, long step, String algorithm, int digits) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String code(byte[] key, Instant moment) {
        return code(key, step(moment), "HmacSHA1", DIGITS);
    }

    /** The step whose code this is, if it is one around this moment. */
    static OptionalLong stepOf(String code, byte[] key, Instant moment) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(moment) - DRIFT; step <= step(moment) + DRIFT; step++) {
            // No earlier end for a match: the time taken says nothing.
            if (Secrets.same(code(key, step, "HmacSHA1", DIGITS), code) && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4648, section 6, without padding, as apps want keys. */
    static String base32(byte[] bytes) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(alphabet.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(alphabet.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }
}
