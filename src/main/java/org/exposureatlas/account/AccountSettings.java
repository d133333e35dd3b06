package org.exposureatlas.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param passwordStrength of the hash of a password, as the logarithm of the rounds of bcrypt: one more takes twice as
 *                         long
 * @param deletionDelay    how long an account that is to be deleted can still be kept
 * @param secondFactorKey  encrypts the keys of second factors in the database: 32 bytes in Base64, or empty
 */
@ConfigurationProperties("atlas.account")
record AccountSettings(
        @DefaultValue("12") int passwordStrength,
        @DefaultValue("14d") Duration deletionDelay,
        @DefaultValue("") String secondFactorKey) {

    /** It holds a secret. */
    @Override
    public String toString() {
        return "AccountSettings";
    }
}
