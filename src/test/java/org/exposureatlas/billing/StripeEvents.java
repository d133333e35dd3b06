package org.exposureatlas.billing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events in the words of Stripe's present interface, one subscription or one purchase at a time. Each has a number of
 * its own; those of one story have ascending times.
 */
final class StripeEvents {

    static final JsonMapper JSON = new JsonMapper();

    private StripeEvents() {}

    static String event(String id, String type, Instant created, Map<String, ?> object) {
        return JSON.writeValueAsString(Map.of(
                "id",
                id,
                "object",
                "event",
                "api_version",
                "2026-07-29.dahlia",
                "created",
                created.getEpochSecond(),
                "livemode",
                false,
                "type",
                type,
                "data",
                Map.of("object", object)));
    }

    static JsonNode read(String event) {
        return JSON.readTree(event);
    }

    static String id() {
        return "evt_" + UUID.randomUUID().toString().replace("-", "");
    }

    static String subscriptionCheckout(UUID purchase, String subscription, Instant at) {
        return event(
                id(),
                "checkout.session.completed",
                at,
                map(
                        "id",
                        "cs_" + purchase,
                        "object",
                        "checkout.session",
                        "mode",
                        "subscription",
                        "payment_status",
                        "paid",
                        "customer",
                        "cus_" + purchase,
                        "subscription",
                        subscription,
                        "payment_intent",
                        null,
                        "amount_total",
                        900,
                        "currency",
                        "usd",
                        "metadata",
                        Map.of("atlas_purchase", purchase.toString())));
    }

    static String reportCheckout(UUID purchase, String payment, Instant at) {
        return event(
                id(),
                "checkout.session.completed",
                at,
                map(
                        "id",
                        "cs_" + purchase,
                        "object",
                        "checkout.session",
                        "mode",
                        "payment",
                        "payment_status",
                        "paid",
                        "customer",
                        null,
                        "subscription",
                        null,
                        "payment_intent",
                        payment,
                        "amount_total",
                        500,
                        "currency",
                        "usd",
                        "metadata",
                        Map.of("atlas_purchase", purchase.toString())));
    }

    static String checkoutExpired(UUID purchase, Instant at) {
        return event(
                id(),
                "checkout.session.expired",
                at,
                map("id", "cs_" + purchase, "metadata", Map.of("atlas_purchase", purchase.toString())));
    }

    static String subscription(
            String type,
            UUID purchase,
            String subscription,
            String status,
            Instant at,
            Instant periodEnd,
            boolean canceled,
            Instant ended) {
        return event(
                id(),
                "customer.subscription." + type,
                at,
                map(
                        "id",
                        subscription,
                        "object",
                        "subscription",
                        "status",
                        status,
                        "customer",
                        "cus_" + purchase,
                        "cancel_at_period_end",
                        canceled,
                        "cancel_at",
                        canceled ? periodEnd.getEpochSecond() : null,
                        "ended_at",
                        ended == null ? null : ended.getEpochSecond(),
                        "items",
                        Map.of(
                                "object",
                                "list",
                                "data",
                                List.of(Map.of("current_period_end", periodEnd.getEpochSecond()))),
                        "metadata",
                        Map.of("atlas_purchase", purchase.toString())));
    }

    static String invoicePaid(
            UUID purchase, String subscription, String invoice, Instant at, Instant from, Instant until) {
        return event(id(), "invoice.paid", at, invoice(purchase, subscription, invoice, from, until, 900));
    }

    static String invoiceFailed(
            UUID purchase, String subscription, String invoice, Instant at, Instant from, Instant until) {
        return event(id(), "invoice.payment_failed", at, invoice(purchase, subscription, invoice, from, until, 0));
    }

    private static Map<String, Object> invoice(
            UUID purchase, String subscription, String invoice, Instant from, Instant until, long paid) {
        return map(
                "id",
                invoice,
                "object",
                "invoice",
                "number",
                "ATLAS-" + invoice,
                "hosted_invoice_url",
                "https://invoice.stripe.com/i/" + invoice,
                "amount_paid",
                paid,
                "currency",
                "usd",
                "parent",
                Map.of(
                        "type",
                        "subscription_details",
                        "subscription_details",
                        Map.of(
                                "subscription",
                                subscription,
                                "metadata",
                                Map.of("atlas_purchase", purchase.toString()))),
                "lines",
                Map.of(
                        "object",
                        "list",
                        "data",
                        List.of(Map.of(
                                "period", Map.of("start", from.getEpochSecond(), "end", until.getEpochSecond())))));
    }

    static String invoicePayment(String invoice, String payment, Instant at) {
        return event(
                id(),
                "invoice_payment.paid",
                at,
                map(
                        "id",
                        "inpay_" + invoice,
                        "object",
                        "invoice_payment",
                        "invoice",
                        invoice,
                        "payment",
                        Map.of("type", "payment_intent", "payment_intent", payment)));
    }

    static String refunded(String payment, long cents, long of, Instant at) {
        return event(
                id(),
                "charge.refunded",
                at,
                map(
                        "id",
                        "ch_" + payment,
                        "object",
                        "charge",
                        "payment_intent",
                        payment,
                        "amount",
                        of,
                        "amount_refunded",
                        cents,
                        "refunded",
                        cents >= of));
    }

    static String disputed(String type, String dispute, String payment, String status, Instant at) {
        return event(
                id(),
                "charge.dispute." + type,
                at,
                map("id", dispute, "object", "dispute", "payment_intent", payment, "status", status));
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
