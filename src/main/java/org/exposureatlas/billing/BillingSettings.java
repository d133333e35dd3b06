package org.exposureatlas.billing;

import java.net.URI;
import java.time.Duration;
import org.exposureatlas.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * @param sample     the occupation whose paid sections are open to everybody
 * @param currency   of all prices, ISO 4217 in lower case
 * @param pro        the price of a month of Pro, in cents
 * @param report     the price of one report, in cents
 * @param grace      how long a failed payment of a subscription is waited for while everything stays open
 * @param refundDays within how many days money is given back for the asking
 * @param webhookAge how old the signature of a webhook may be
 */
@ConfigurationProperties("atlas.billing")
record BillingSettings(
        String sample,
        @DefaultValue("usd") String currency,
        @DefaultValue("900") long pro,
        @DefaultValue("500") long report,
        @DefaultValue("7d") Duration grace,
        @DefaultValue("14") int refundDays,
        @DefaultValue("5m") Duration webhookAge,
        @DefaultValue Stripe stripe) {

    /**
     * @param secretKey     null where Stripe is not used
     * @param webhookSecret what Stripe signs its webhooks with
     * @param apiBase       where Stripe is; null for where it always is
     */
    record Stripe(
            @Nullable String secretKey,
            @Nullable String webhookSecret,
            @Nullable URI apiBase,
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("1") int retries) {

        boolean used() {
            return StringUtils.hasText(secretKey);
        }

        /** No key gets into a log by accident. */
        @Override
        public String toString() {
            return used() ? "Stripe, with a key" : "no Stripe";
        }
    }

    BillingSettings {
        if (pro <= 0 || report <= 0) {
            throw new IllegalArgumentException("atlas.billing.pro and atlas.billing.report are prices in cents");
        }
        if (stripe.used() && !StringUtils.hasText(stripe.webhookSecret())) {
            throw new IllegalArgumentException(
                    "atlas.billing.stripe.webhook-secret is missing: without it nothing Stripe says can be believed");
        }
    }

    Money price(Item item) {
        return new Money(item.equals(Item.PRO) ? pro : report, currency);
    }
}
