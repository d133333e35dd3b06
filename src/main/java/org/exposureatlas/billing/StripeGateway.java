package org.exposureatlas.billing;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionListParams;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe: its Checkout takes the money, its customer portal shows invoices and changes cards. Every request that changes
 * something carries an idempotency key, so that one that is repeated after a time-out is done once.
 */
class StripeGateway implements PaymentGateway {

    private static final Logger log = LoggerFactory.getLogger(StripeGateway.class);

    /** What Stripe still tries to collect, or has collected. */
    private static final Set<String> RUNNING = Set.of("active", "trialing", "past_due");

    private final BillingSettings settings;
    private final Clock clock;
    private final StripeClient stripe;
    private final JsonMapper json = new JsonMapper();

    StripeGateway(BillingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        BillingSettings.Stripe own = settings.stripe();
        StripeClient.StripeClientBuilder builder = StripeClient.builder()
                .setApiKey(own.secretKey())
                .setConnectTimeout(Math.toIntExact(own.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(own.readTimeout().toMillis()))
                .setMaxNetworkRetries(own.retries());
        if (own.apiBase() != null) {
            builder.setApiBase(own.apiBase().toString());
        }
        this.stripe = builder.build();
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public String label() {
        return "stripe";
    }

    @Override
    public String signatureHeader() {
        return WebhookSignature.HEADER;
    }

    @Override
    public String checkout(Order order) throws GatewayAwayException {
        boolean pro = order.item().equals(Item.PRO);
        String purchase = order.purchase().toString();
        PriceData.Builder price = PriceData.builder()
                .setCurrency(order.price().currency())
                .setUnitAmount(order.price().cents())
                .setProductData(
                        PriceData.ProductData.builder().setName(order.label()).build());
        if (pro) {
            price.setRecurring(PriceData.Recurring.builder()
                    .setInterval(PriceData.Recurring.Interval.MONTH)
                    .build());
        }
        SessionCreateParams.Builder session = SessionCreateParams.builder()
                .setMode(pro ? SessionCreateParams.Mode.SUBSCRIPTION : SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(purchase)
                .putMetadata(WebhookReader.PURCHASE, purchase)
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(price.build())
                        .build())
                .setSuccessUrl(order.success())
                .setCancelUrl(order.cancel());
        if (pro) {
            session.setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
                    .putMetadata(WebhookReader.PURCHASE, purchase)
                    .build());
        } else {
            session.setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                    .putMetadata(WebhookReader.PURCHASE, purchase)
                    .build());
        }
        if (order.customer() == null) {
            session.setCustomerEmail(order.email().value());
        } else {
            session.setCustomer(order.customer());
        }
        Session made = ask(
                "checkout",
                () -> stripe.v1().checkout().sessions().create(session.build(), key("checkout-" + purchase)));
        if (made.getUrl() == null) {
            throw new GatewayAwayException("Stripe named no page to pay at", null);
        }
        return made.getUrl();
    }

    @Override
    public Optional<Fact> endWithPeriod(String subscription, boolean end) throws GatewayAwayException {
        SubscriptionUpdateParams change =
                SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(end).build();
        // A key of its own for each time it is meant; the client repeats it when it repeats the request.
        Subscription changed = ask(
                "change",
                () -> stripe.v1()
                        .subscriptions()
                        .update(subscription, change, key(UUID.randomUUID().toString())));
        return Optional.of(WebhookReader.subscribed(
                time(changed), json.readTree(changed.getLastResponse().body())));
    }

    /**
     * When the answer was given, by Stripe's clock: it is put in order with what Stripe tells in webhooks. Those count
     * whole seconds; a fraction of our own keeps two answers of one second in order.
     */
    private Instant time(StripeObject answer) {
        try {
            return answer.getLastResponse()
                    .headers()
                    .firstValue("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .map(second -> second.plusNanos(clock.instant().getNano()))
                    .orElseGet(clock::instant);
        } catch (DateTimeException odd) {
            return clock.instant();
        }
    }

    @Override
    public void endNow(String subscription) throws GatewayAwayException {
        ask("end", () -> {
            try {
                return Optional.of(stripe.v1().subscriptions().cancel(subscription, key("end-" + subscription)));
            } catch (InvalidRequestException refused) {
                if (refused.getStatusCode() == 404) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    @Override
    public Optional<String> portal(String customer, String back) throws GatewayAwayException {
        var request = com.stripe.param.billingportal.SessionCreateParams.builder()
                .setCustomer(customer)
                .setReturnUrl(back)
                .build();
        return Optional.of(ask(
                        "portal",
                        () -> stripe.v1()
                                .billingPortal()
                                .sessions()
                                .create(request, key(UUID.randomUUID().toString()))))
                .map(com.stripe.model.billingportal.Session::getUrl);
    }

    @Override
    public void verify(String body, String signature) throws ForgedWebhookException {
        WebhookSignature.verify(
                body,
                signature,
                Objects.requireNonNull(settings.stripe().webhookSecret()),
                settings.webhookAge(),
                clock);
    }

    @Override
    public List<Booked> books() throws GatewayAwayException {
        SessionListParams all = SessionListParams.builder()
                .setStatus(SessionListParams.Status.COMPLETE)
                .setLimit(100L)
                .addExpand("data.subscription")
                .addExpand("data.payment_intent.latest_charge")
                .build();
        return ask("books", () -> {
            List<Booked> books = new ArrayList<>();
            for (Session session : stripe.v1().checkout().sessions().list(all).autoPagingIterable()) {
                String purchase = session.getMetadata() == null
                        ? null
                        : session.getMetadata().get(WebhookReader.PURCHASE);
                if (purchase != null) {
                    books.add(booked(UUID.fromString(purchase), session));
                }
            }
            return books;
        });
    }

    private static Booked booked(UUID purchase, Session session) {
        Subscription subscription = session.getSubscriptionObject();
        if (subscription != null) {
            boolean running = RUNNING.contains(subscription.getStatus());
            boolean canceled =
                    Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()) || subscription.getCancelAt() != null;
            return new Booked(purchase, running, running && !canceled);
        }
        PaymentIntent payment = session.getPaymentIntentObject();
        Charge charge = payment == null ? null : payment.getLatestChargeObject();
        boolean back = charge != null
                && (Boolean.TRUE.equals(charge.getRefunded()) || Boolean.TRUE.equals(charge.getDisputed()));
        return new Booked(purchase, !"unpaid".equals(session.getPaymentStatus()) && !back, false);
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /** A question to Stripe. */
    private interface Question<T> {
        T ask() throws StripeException;
    }

    private static <T> T ask(String what, Question<T> question) throws GatewayAwayException {
        try {
            return question.ask();
        } catch (StripeException failure) {
            throw away(what, failure);
        } catch (RuntimeException unreadable) {
            // Its library does not expect every answer that a server in trouble may give, such as an empty one.
            log.warn(
                    "Stripe's answer cannot be read ({}): {}",
                    what,
                    unreadable.getClass().getSimpleName());
            throw new GatewayAwayException("Stripe did not do what was asked: " + what, null);
        }
    }

    /** Stripe's own sentence may quote what was sent; its code and the number of the request say enough. */
    private static GatewayAwayException away(String what, StripeException failure) {
        log.warn(
                "Stripe did not do what was asked ({}): {}, status {}, code {}, request {}",
                what,
                failure.getClass().getSimpleName(),
                failure.getStatusCode(),
                failure.getCode(),
                failure.getRequestId());
        return new GatewayAwayException("Stripe did not do what was asked: " + what, null);
    }
}
