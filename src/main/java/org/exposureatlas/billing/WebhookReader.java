package org.exposureatlas.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.exposureatlas.billing.Fact.CheckoutEnded;
import org.exposureatlas.billing.Fact.Disputed;
import org.exposureatlas.billing.Fact.InvoiceFailed;
import org.exposureatlas.billing.Fact.InvoicePaid;
import org.exposureatlas.billing.Fact.InvoicePayment;
import org.exposureatlas.billing.Fact.Paid;
import org.exposureatlas.billing.Fact.Refunded;
import org.exposureatlas.billing.Fact.Subscribed;
import org.exposureatlas.shared.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the facts out of an event as Stripe sends it. It reads the few fields it needs, under the names of the present
 * version of Stripe's interface and of the one before March 2025, so that a webhook set up under either is understood.
 */
final class WebhookReader {

    /** The key under which a purchase goes along with what the gateway makes of it. */
    static final String PURCHASE = "atlas_purchase";

    private WebhookReader() {}

    /** @throws IllegalArgumentException if a field is missing that Stripe always sends */
    static List<Fact> facts(JsonNode event) {
        JsonNode object = event.path("data").path("object");
        Instant at = instant(event, "created");
        return switch (text(event, "type")) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" -> checkout(at, object);
            case "checkout.session.expired", "checkout.session.async_payment_failed" -> checkoutEnded(at, object);
            case "customer.subscription.created",
                    "customer.subscription.updated",
                    "customer.subscription.deleted",
                    "customer.subscription.paused",
                    "customer.subscription.resumed" -> List.of(subscribed(at, object));
            case "invoice.paid" -> invoicePaid(at, object);
            case "invoice.payment_failed" -> invoiceFailed(at, object);
            case "invoice_payment.paid" -> invoicePayment(at, object);
            case "charge.refunded" -> refunded(at, object);
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated" -> disputed(at, object);
            default -> List.of();
        };
    }

    private static List<Fact> checkout(Instant at, JsonNode session) {
        UUID purchase = purchase(session);
        if (purchase == null || text(session, "payment_status").equals("unpaid")) {
            return List.of();
        }
        return List.of(new Paid(
                at,
                purchase,
                reference(session, "subscription"),
                reference(session, "payment_intent"),
                reference(session, "customer"),
                new Money(number(session, "amount_total"), text(session, "currency"))));
    }

    private static List<Fact> checkoutEnded(Instant at, JsonNode session) {
        UUID purchase = purchase(session);
        return purchase == null ? List.of() : List.of(new CheckoutEnded(at, purchase));
    }

    static Subscribed subscribed(Instant at, JsonNode subscription) {
        Instant periodEnd = later(
                optionalInstant(subscription, "current_period_end"),
                optionalInstant(subscription.path("items").path("data").path(0), "current_period_end"));
        Instant cancelAt = optionalInstant(subscription, "cancel_at");
        boolean withPeriod = subscription.path("cancel_at_period_end").asBoolean(false);
        return new Subscribed(
                at,
                text(subscription, "id"),
                purchase(subscription),
                text(subscription, "status"),
                reference(subscription, "customer"),
                periodEnd,
                cancelAt != null ? cancelAt : withPeriod ? periodEnd : null,
                optionalInstant(subscription, "ended_at"));
    }

    private static List<Fact> invoicePaid(Instant at, JsonNode invoice) {
        String subscription = subscriptionOf(invoice);
        if (subscription == null) {
            return List.of();
        }
        Instant from = null;
        Instant until = null;
        for (JsonNode line : invoice.path("lines").path("data")) {
            Instant end = instant(line.path("period"), "end");
            if (until == null || end.isAfter(until)) {
                from = instant(line.path("period"), "start");
                until = end;
            }
        }
        if (from == null || until == null) {
            throw new IllegalArgumentException("The invoice names no period");
        }
        List<Fact> facts = new ArrayList<>();
        String id = text(invoice, "id");
        facts.add(new InvoicePaid(
                at,
                subscription,
                purchaseOfInvoice(invoice),
                id,
                reference(invoice, "number"),
                reference(invoice, "hosted_invoice_url"),
                from,
                until,
                new Money(number(invoice, "amount_paid"), text(invoice, "currency"))));
        String payment = reference(invoice, "payment_intent");
        if (payment != null) {
            facts.add(new InvoicePayment(at, id, payment));
        }
        for (JsonNode paid : invoice.path("payments").path("data")) {
            String listed = reference(paid.path("payment"), "payment_intent");
            if (listed != null) {
                facts.add(new InvoicePayment(at, id, listed));
            }
        }
        return facts;
    }

    private static List<Fact> invoiceFailed(Instant at, JsonNode invoice) {
        String subscription = subscriptionOf(invoice);
        return subscription == null
                ? List.of()
                : List.of(new InvoiceFailed(at, subscription, purchaseOfInvoice(invoice), text(invoice, "id")));
    }

    private static List<Fact> invoicePayment(Instant at, JsonNode payment) {
        String intent = reference(payment.path("payment"), "payment_intent");
        String invoice = reference(payment, "invoice");
        return intent == null || invoice == null ? List.of() : List.of(new InvoicePayment(at, invoice, intent));
    }

    private static List<Fact> refunded(Instant at, JsonNode charge) {
        String payment = reference(charge, "payment_intent");
        return payment == null
                ? List.of()
                : List.of(new Refunded(at, payment, number(charge, "amount_refunded"), number(charge, "amount")));
    }

    private static List<Fact> disputed(Instant at, JsonNode dispute) {
        String payment = reference(dispute, "payment_intent");
        if (payment == null) {
            return List.of();
        }
        String status = text(dispute, "status");
        boolean over = status.equals("won") || status.equals("lost") || status.equals("warning_closed");
        // A warning is a question of the bank, and no money has gone.
        boolean open = !status.equals("won") && !status.startsWith("warning_") && !status.equals("prevented");
        return List.of(new Disputed(at, text(dispute, "id"), payment, open, over));
    }

    private static @Nullable String subscriptionOf(JsonNode invoice) {
        String now = reference(invoice.path("parent").path("subscription_details"), "subscription");
        return now == null ? reference(invoice, "subscription") : now;
    }

    private static @Nullable UUID purchaseOfInvoice(JsonNode invoice) {
        UUID now = purchase(invoice.path("parent").path("subscription_details"));
        return now == null ? purchase(invoice.path("subscription_details")) : now;
    }

    private static @Nullable UUID purchase(JsonNode object) {
        String id = object.path("metadata").path(PURCHASE).asString("");
        try {
            return id.isEmpty() ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** The name of another object, which may have been put here whole. */
    private static @Nullable String reference(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isObject()) {
            return text(value, "id");
        }
        return value.isString() ? value.stringValue() : null;
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("The field " + field + " is missing");
        }
        return value.stringValue();
    }

    private static long number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "The field %s is missing or no whole number", field));
        }
        return value.longValue();
    }

    private static Instant instant(JsonNode object, String field) {
        return Instant.ofEpochSecond(number(object, field));
    }

    private static @Nullable Instant optionalInstant(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isIntegralNumber() ? Instant.ofEpochSecond(value.longValue()) : null;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
