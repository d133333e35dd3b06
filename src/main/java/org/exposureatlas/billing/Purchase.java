package org.exposureatlas.billing;

import java.time.Instant;
import java.util.UUID;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.shared.Email;
import org.exposureatlas.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody set out to buy; the events say what came of it.
 *
 * @param account null where somebody bought without one, or it is gone
 * @param email   where somebody without an account gets the link; null otherwise
 * @param edition the edition of that day, by number
 * @param payUrl  where it is paid; null until the gateway has said so
 */
record Purchase(
        UUID id,
        @Nullable AccountId account,
        @Nullable Email email,
        Item item,
        long edition,
        Money price,
        String gateway,
        @Nullable String payUrl,
        Instant madeAt) {

    /** As the log of events names it. */
    String source() {
        return "purchase:" + id;
    }

    @Override
    public String toString() {
        return source();
    }
}
