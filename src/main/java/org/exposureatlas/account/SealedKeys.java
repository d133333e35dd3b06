package org.exposureatlas.account;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.exposureatlas.platform.StartFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * Encrypts the keys of second factors: who has a copy of the database alone cannot make anybody's codes. The key to
 * them is a setting, the same for all nodes of a site; the embedded default makes one and keeps it beside its data.
 */
@Component
class SealedKeys {

    static final String SETTING = "atlas.account.second-factor-key";

    /** Of the key of a second factor, as it is made. */
    static final int PLAIN_BYTES = 20;

    private static final int SECRET_BYTES = 32;

    private static final Logger log = LoggerFactory.getLogger(SealedKeys.class);

    private final @Nullable BytesEncryptor cipher;

    SealedKeys(AccountSettings settings) {
        String secret = settings.secondFactorKey();
        this.cipher = secret.isBlank()
                ? null
                : AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(bytes(secret.strip()), "AES"))
                        .build();
    }

    private static byte[] bytes(String secret) {
        try {
            byte[] bytes = Base64.getDecoder().decode(secret);
            if (bytes.length == SECRET_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below; the cause would quote a part of the secret.
        }
        throw new StartFailure(
                SETTING + " is not " + SECRET_BYTES + " bytes in Base64: make a new one with openssl rand -base64 "
                        + SECRET_BYTES + ", or correct it.",
                null);
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        if (!isReady()) {
            log.warn(
                    "{} is not set: nobody can set up a second factor until it is, which admins need (make one with"
                            + " openssl rand -base64 {})",
                    SETTING,
                    SECRET_BYTES);
        }
    }

    boolean isReady() {
        return cipher != null;
    }

    byte[] seal(byte[] plain) {
        if (cipher == null) {
            throw new IllegalStateException(SETTING + " is not set");
        }
        return cipher.encrypt(plain);
    }

    /** @param stored as the database has it; keys from before there was a setting are not encrypted */
    byte[] open(byte[] stored) {
        if (!isSealed(stored)) {
            return stored;
        }
        if (cipher == null) {
            throw new IllegalStateException("A second factor cannot be checked: " + SETTING + " is not set");
        }
        try {
            return cipher.decrypt(stored);
        } catch (IllegalStateException otherSecret) {
            throw new IllegalStateException(
                    "A second factor cannot be checked: its key was encrypted with another " + SETTING, otherSecret);
        }
    }

    static boolean isSealed(byte[] stored) {
        return stored.length != PLAIN_BYTES;
    }
}
