package org.exposureatlas.billing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody has, had or waits for, and why.
 *
 * @param source       what it comes from: {@code purchase:…}, {@code code:3} or {@code grant:…}
 * @param from         since when; null where it never began
 * @param until        when it ends or ended; null for never, or while it renews
 * @param renewsAt     when the next period is paid; null where none will be
 * @param graceUntil   until when a payment that failed is waited for; null where none failed
 * @param subscription the gateway's name of the subscription; null where there is none
 * @param customer     the gateway's name of whoever pays; null where it has none
 * @param bills        what was paid, the first first
 */
record Right(
        String source,
        Item item,
        State state,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant renewsAt,
        @Nullable Instant graceUntil,
        @Nullable String subscription,
        @Nullable String customer,
        List<Bill> bills) {

    enum State {
        /** Not paid yet. */
        AWAITED,
        /** Never paid, and will not be. */
        GIVEN_UP,
        ACTIVE,
        /** Open until its end, which is known. */
        ENDING,
        /** A payment failed, and is waited for. */
        GRACE,
        ENDED,
        REFUNDED,
        DISPUTED,
        REVOKED;

        boolean open() {
            return this == ACTIVE || this == ENDING || this == GRACE;
        }
    }

    /**
     * Something that was paid.
     *
     * @param number  the gateway's; null for what was bought once
     * @param until   the end of the period paid; null for what was bought once
     * @param back    whether the money was given back or taken back
     * @param url     the gateway's own page about it; null where it has none
     */
    record Bill(
            String id,
            @Nullable String number,
            Instant paidAt,
            Instant from,
            @Nullable Instant until,
            Money amount,
            boolean back,
            @Nullable String url) {}

    Right {
        bills = List.copyOf(bills);
    }

    boolean open() {
        return state.open();
    }

    boolean renews() {
        return open() && renewsAt != null;
    }

    String subscriptionOrThrow() {
        return Objects.requireNonNull(subscription);
    }
}
