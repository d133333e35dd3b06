package org.exposureatlas.billing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exposureatlas.shared.Email;
import org.exposureatlas.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the money. It shows its own pages for that, so no card number ever comes here, and tells what happened by
 * webhooks.
 */
interface PaymentGateway {

    /** As in the address of its webhooks. */
    String name();

    /** Who takes the money, as readers know them: the end of a message's key. */
    String label();

    /** The header with the signature of a webhook. */
    String signatureHeader();

    /**
     * What is to be paid.
     *
     * @param label    what it is, for the gateway's page
     * @param email    where the gateway sends its receipt
     * @param customer the gateway's own name of whoever paid before; null for somebody new
     * @param success  where the reader comes back to after paying
     * @param cancel   where the reader comes back to otherwise
     */
    record Order(
            UUID purchase,
            Item item,
            String label,
            Money price,
            Email email,
            @Nullable String customer,
            String success,
            String cancel) {}

    /**
     * Prepares the payment. Asked again for the same purchase it gives the same answer.
     *
     * @return where it is paid
     */
    String checkout(Order order) throws GatewayAwayException;

    /**
     * Lets a subscription end with its period, or go on after all.
     *
     * @return how it stands now, where the gateway's answer says so; its webhook says it too
     */
    Optional<Fact> endWithPeriod(String subscription, boolean end) throws GatewayAwayException;

    /** Ends a subscription at once. One that has ended, or is not known, is left as it is. */
    void endNow(String subscription) throws GatewayAwayException;

    /** @return the gateway's own page with payment method and invoices; empty where it has none */
    Optional<String> portal(String customer, String back) throws GatewayAwayException;

    /** @throws ForgedWebhookException if it was not the gateway who sent this, or long ago */
    void verify(String body, String signature) throws ForgedWebhookException;

    /**
     * What the gateway says a purchase is.
     *
     * @param paid      whether money was received and kept
     * @param renews    whether a subscription goes on
     */
    record Booked(UUID purchase, boolean paid, boolean renews) {}

    /** All purchases the gateway knows of, to compare. */
    List<Booked> books() throws GatewayAwayException;
}
