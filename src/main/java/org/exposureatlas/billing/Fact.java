package org.exposureatlas.billing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.exposureatlas.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and bears on what somebody may see. Facts name what they are about by the gateway's own
 * numbers and are kept whether or not we know yet whose those are, so they may come in any order.
 */
sealed interface Fact {

    /** When it happened, by the clock of whoever says so. */
    Instant at();

    /** A purchase was paid at the checkout; of a subscription, for the first time. */
    record Paid(
            Instant at,
            UUID purchase,
            @Nullable String subscription,
            @Nullable String payment,
            @Nullable String customer,
            Money amount)
            implements Fact {}

    /** Nobody will pay this any more. */
    record CheckoutEnded(Instant at, UUID purchase) implements Fact {}

    /**
     * How a subscription stands.
     *
     * @param purchase  null where the gateway does not repeat it
     * @param endsAt    when it will end, where it was canceled
     * @param endedAt   when it ended, where it has
     */
    record Subscribed(
            Instant at,
            String subscription,
            @Nullable UUID purchase,
            String status,
            @Nullable String customer,
            @Nullable Instant periodEnd,
            @Nullable Instant endsAt,
            @Nullable Instant endedAt)
            implements Fact {}

    /** A period of a subscription was paid. */
    record InvoicePaid(
            Instant at,
            String subscription,
            @Nullable UUID purchase,
            String invoice,
            @Nullable String number,
            @Nullable String url,
            Instant from,
            Instant until,
            Money amount)
            implements Fact {}

    /** A period of a subscription could not be paid. */
    record InvoiceFailed(
            Instant at, String subscription, @Nullable UUID purchase, String invoice) implements Fact {}

    /** Which payment paid an invoice. */
    record InvoicePayment(Instant at, String invoice, String payment) implements Fact {}

    /** How much of a payment was given back in all. */
    record Refunded(Instant at, String payment, long cents, long ofCents) implements Fact {

        boolean whole() {
            return cents >= ofCents;
        }
    }

    /**
     * A card holder's bank wants a payment back.
     *
     * @param open whether the money is gone, for now or for good
     * @param over whether nothing more will come
     */
    record Disputed(Instant at, String dispute, String payment, boolean open, boolean over) implements Fact {}

    /** An access code was redeemed. */
    record CodeRedeemed(Instant at, long account, long code, Instant until) implements Fact {}

    /**
     * An admin gave something.
     *
     * @param what  as {@link Item#inLog}
     * @param until null for always
     */
    record Granted(
            Instant at,
            long account,
            String grant,
            String what,
            @Nullable Instant until,
            String reason) implements Fact {}

    /**
     * An admin took something back.
     *
     * @param source   what it came from, see {@link Right#source}
     * @param account  whose it was; null for a purchase without an account
     * @param purchase null where it did not come from one
     */
    record Revoked(
            Instant at, @Nullable Long account, @Nullable UUID purchase, String source, String reason)
            implements Fact {}

    /** The kinds by their names in the log. */
    Map<String, Class<? extends Fact>> KINDS = Map.ofEntries(
            Map.entry("paid", Paid.class),
            Map.entry("checkout-ended", CheckoutEnded.class),
            Map.entry("subscription", Subscribed.class),
            Map.entry("invoice-paid", InvoicePaid.class),
            Map.entry("invoice-failed", InvoiceFailed.class),
            Map.entry("invoice-payment", InvoicePayment.class),
            Map.entry("refunded", Refunded.class),
            Map.entry("disputed", Disputed.class),
            Map.entry("code", CodeRedeemed.class),
            Map.entry("granted", Granted.class),
            Map.entry("revoked", Revoked.class));

    default String kind() {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(getClass()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    default @Nullable String subscriptionNamed() {
        return switch (this) {
            case Paid fact -> fact.subscription();
            case Subscribed fact -> fact.subscription();
            case InvoicePaid fact -> fact.subscription();
            case InvoiceFailed fact -> fact.subscription();
            default -> null;
        };
    }

    default @Nullable String invoiceNamed() {
        return switch (this) {
            case InvoicePaid fact -> fact.invoice();
            case InvoiceFailed fact -> fact.invoice();
            case InvoicePayment fact -> fact.invoice();
            default -> null;
        };
    }

    default @Nullable String paymentNamed() {
        return switch (this) {
            case Paid fact -> fact.payment();
            case InvoicePayment fact -> fact.payment();
            case Refunded fact -> fact.payment();
            case Disputed fact -> fact.payment();
            default -> null;
        };
    }

    default @Nullable UUID purchaseNamed() {
        return switch (this) {
            case Paid fact -> fact.purchase();
            case CheckoutEnded fact -> fact.purchase();
            case Subscribed fact -> fact.purchase();
            case InvoicePaid fact -> fact.purchase();
            case InvoiceFailed fact -> fact.purchase();
            case Revoked fact -> fact.purchase();
            default -> null;
        };
    }

    default @Nullable Long accountNamed() {
        return switch (this) {
            case CodeRedeemed fact -> fact.account();
            case Granted fact -> fact.account();
            case Revoked fact -> fact.account();
            default -> null;
        };
    }
}
