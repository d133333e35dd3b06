package org.exposureatlas.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final String DIGITS = "1234567890".repeat(7);

    /** RFC 6238, appendix B. */
    @ParameterizedTest(name = "{0} s, {2}: {1}")
    @CsvSource({
        "59, 94287082, HmacSHA1, 20",
        "59, 46119246, HmacSHA256, 32",
        "59, 90693936, HmacSHA512, 64",
        "1111111109, 07081804, HmacSHA1, 20",
        "1111111109, 68084774, HmacSHA256, 32",
        "1111111109, 25091201, HmacSHA512, 64",
        "1111111111, 14050471, HmacSHA1, 20",
        "1234567890, 89005924, HmacSHA1, 20",
        "2000000000, 69279037, HmacSHA1, 20",
        "20000000000, 65353130, HmacSHA1, 20",
        "20000000000, 77737706, HmacSHA256, 32",
        "20000000000, 47863826, HmacSHA512, 64"
    })
    void theCodesAreThoseOfTheStandard(long second, String code, String algorithm, int keyBytes) {
        byte[] key = DIGITS.substring(0, keyBytes).getBytes(US_ASCII);

        assertThat(Totp.code(key, Totp.step(Instant.ofEpochSecond(second)), algorithm, 8))
                .isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} s later: {1}")
    @CsvSource({"0, true", "30, true", "-30, true", "60, false", "-60, false"})
    void aClockMayBeAStepOff(long later, boolean taken) {
        byte[] key = DIGITS.substring(0, 20).getBytes(US_ASCII);
        Instant moment = Instant.ofEpochSecond(1_111_111_110);

        assertThat(Totp.stepOf(Totp.code(key, moment), key, moment.plusSeconds(later))
                        .isPresent())
                .isEqualTo(taken);
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void keysAreWrittenInBase32(String text, String letters) {
        assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(letters);
    }

    @Test
    void aKeyHas32Letters() {
        assertThat(Totp.base32(new byte[20])).isEqualTo("A".repeat(32));
    }
}
