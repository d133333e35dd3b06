package org.exposureatlas.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import org.exposureatlas.platform.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedKeysTests {

    private static final byte[] KEY = Secrets.bytes(SealedKeys.PLAIN_BYTES);

    private static SealedKeys with(String setting) {
        return new SealedKeys(new AccountSettings(4, Duration.ofDays(14), setting));
    }

    private static String secret() {
        return Base64.getEncoder().encodeToString(Secrets.bytes(32));
    }

    @Test
    void whatIsSealedIsOpenedWithTheSameSecretAloneAndLooksOtherEachTime() {
        String secret = secret();
        byte[] sealed = with(secret).seal(KEY);

        assertThat(SealedKeys.isSealed(sealed)).isTrue();
        assertThat(with(secret + "\n").open(sealed)).isEqualTo(KEY);
        assertThat(with(secret).seal(KEY)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> with(secret()).open(sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encrypted with another " + SealedKeys.SETTING);
    }

    @Test
    void whatSomebodyChangedIsNotOpened() {
        SealedKeys keys = with(secret());
        byte[] sealed = keys.seal(KEY);
        sealed[30] ^= 1;

        assertThatThrownBy(() -> keys.open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutASecretNothingIsMadeAndWhatWasNeverEncryptedStillWorks() {
        SealedKeys keys = with(" ");

        assertThat(keys.isReady()).isFalse();
        assertThat(keys.open(KEY)).isEqualTo(KEY);
        byte[] sealed = with(secret()).seal(KEY);
        assertThatThrownBy(() -> keys.open(sealed)).hasMessageContaining("is not set");
        assertThatThrownBy(() -> keys.seal(KEY)).hasMessageContaining("is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a pass phrase", "c2hvcnQ=", "0123456789abcdef0123456789abcdef0123456789abcdef"})
    void aSecretOfAnotherFormStopsTheStartAndIsNotQuoted(String setting) {
        assertThatThrownBy(() -> with(setting))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("32 bytes in Base64")
                .hasMessageNotContaining(setting)
                .hasNoCause();
    }
}
