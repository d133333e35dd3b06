package org.exposureatlas.billing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.exposureatlas.platform.Installation;
import org.exposureatlas.platform.TrialClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The test gateway of somebody who tries the program out: takes no money, keeps its own books, renews subscriptions by
 * the program's clock, and tells of everything with webhooks in Stripe's words, signed as Stripe signs and sent over
 * HTTP to the same address.
 */
@Component
class TrialGateway implements PaymentGateway {

    private static final Logger log = LoggerFactory.getLogger(TrialGateway.class);
    private static final Duration GIVES_UP_AFTER = Duration.ofDays(21);
    private static final String CLOCK = "clock";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final Environment environment;
    private final BillingSettings settings;
    private final boolean active;

    /** For as long as the program runs: what is sent later is signed anew. */
    private final String secret = "whsec_" + Secrets.forLink();

    private final ReentrantLock delivering = new ReentrantLock();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    TrialGateway(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transactions,
            Environment environment,
            BillingSettings settings,
            Installation installation) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
        this.environment = environment;
        this.settings = settings;
        this.active = installation.tryOut() && !settings.stripe().used();
    }

    /** A page to pay at. */
    record Checkout(
            String id,
            UUID purchase,
            boolean subscription,
            String label,
            org.exposureatlas.shared.Money price,
            String email,
            String customer,
            String success,
            String cancel,
            boolean paid) {

        Checkout asPaid() {
            return new Checkout(id, purchase, subscription, label, price, email, customer, success, cancel, true);
        }
    }

    /**
     * @param open an invoice that could not be paid; null where there is none
     */
    record Subscription(
            String id,
            UUID purchase,
            String customer,
            String label,
            org.exposureatlas.shared.Money price,
            Instant from,
            Instant until,
            boolean endsWithPeriod,
            @Nullable Instant endedAt,
            boolean nextFails,
            @Nullable String open,
            int invoices) {

        Subscription with(boolean ends, @Nullable Instant ended, boolean fails, @Nullable String invoice) {
            return new Subscription(
                    id, purchase, customer, label, price, from, until, ends, ended, fails, invoice, invoices);
        }

        Subscription nextPeriod() {
            Instant next = until.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
            return new Subscription(
                    id,
                    purchase,
                    customer,
                    label,
                    price,
                    until,
                    next,
                    endsWithPeriod,
                    endedAt,
                    nextFails,
                    open,
                    invoices + 1);
        }

        String status() {
            return endedAt != null ? "canceled" : open == null ? "active" : "past_due";
        }
    }

    /** @param dispute {@code needs_response}, {@code won} or {@code lost}; null where there is none */
    record Payment(
            String id,
            String label,
            org.exposureatlas.shared.Money amount,
            Instant at,
            long refunded,
            @Nullable String dispute) {

        Payment with(long cents, @Nullable String status) {
            return new Payment(id, label, amount, at, cents, status);
        }
    }

    /** How far the clock is ahead of the system's. */
    record Ahead(long seconds) {}

    boolean active() {
        return active;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String label() {
        return "test";
    }

    @Override
    public String signatureHeader() {
        return WebhookSignature.HEADER;
    }

    @Override
    public void verify(String body, String signature) throws ForgedWebhookException {
        WebhookSignature.verify(body, signature, secret, settings.webhookAge(), clock);
    }

    @Override
    public String checkout(Order order) {
        String id = "cs_" + order.purchase();
        String customer = order.customer() == null ? "cus_" + UUID.randomUUID() : order.customer();
        if (find(id, Checkout.class).isEmpty()) {
            put(
                    "checkout",
                    id,
                    new Checkout(
                            id,
                            order.purchase(),
                            order.item().equals(Item.PRO),
                            order.label(),
                            order.price(),
                            order.email().value(),
                            customer,
                            "/plans/orders/" + order.purchase() + "/done",
                            "/plans/orders/" + order.purchase(),
                            false));
        }
        return "/test-gateway/checkout/" + id;
    }

    Optional<Checkout> checkout(String id) {
        return find(id, Checkout.class);
    }

    /** The card was good. The webhooks go out in an order in which they make little sense, as they may. */
    void pay(Checkout checkout) {
        transactions.executeWithoutResult(status -> {
            if (find(checkout.id(), Checkout.class).orElseThrow().paid()) {
                return;
            }
            put("checkout", checkout.id(), checkout.asPaid());
            Map<String, @Nullable Object> session = new HashMap<>();
            session.put("id", checkout.id());
            session.put("object", "checkout.session");
            session.put("mode", checkout.subscription() ? "subscription" : "payment");
            session.put("payment_status", "paid");
            session.put("customer", checkout.customer());
            session.put("amount_total", checkout.price().cents());
            session.put("currency", checkout.price().currency());
            session.put("metadata", metadata(checkout.purchase()));
            if (checkout.subscription()) {
                Instant from = now();
                Subscription subscription = new Subscription(
                        "sub_" + checkout.purchase(),
                        checkout.purchase(),
                        checkout.customer(),
                        checkout.label(),
                        checkout.price(),
                        from,
                        from.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant(),
                        false,
                        null,
                        false,
                        null,
                        1);
                session.put("subscription", subscription.id());
                paid(subscription, "in_" + checkout.purchase() + "_1");
                put("subscription", subscription.id(), subscription);
                emit("checkout.session.completed", session);
                emit("customer.subscription.created", json(subscription));
            } else {
                String payment = "pi_" + checkout.purchase();
                session.put("payment_intent", payment);
                put("payment", payment, new Payment(payment, checkout.label(), checkout.price(), now(), 0, null));
                emit("charge.succeeded", Map.of("id", "ch_" + checkout.purchase(), "object", "charge"));
                emit("checkout.session.completed", session);
            }
        });
        deliver();
    }

    /** The card was declined: nothing that anybody has to hear of, but it is told. */
    void decline(Checkout checkout) {
        transactions.executeWithoutResult(status -> emit(
                "payment_intent.payment_failed",
                Map.of("id", "pi_" + checkout.purchase(), "object", "payment_intent")));
        deliver();
    }

    @Override
    public Optional<Fact> endWithPeriod(String id, boolean end) {
        AtomicReference<@Nullable Fact> answer = new AtomicReference<>();
        change(id, subscription -> {
            Subscription changed = subscription.with(end, null, subscription.nextFails(), subscription.open());
            emit("customer.subscription.updated", json(changed));
            // To the fraction of a second, which webhooks do not count: two changes of one second stay in order.
            answer.set(WebhookReader.subscribed(clock.instant(), json.valueToTree(json(changed))));
            return changed;
        });
        return Optional.ofNullable(answer.get());
    }

    @Override
    public void endNow(String id) {
        change(id, this::end);
    }

    private Subscription end(Subscription subscription) {
        Subscription ended = subscription.with(subscription.endsWithPeriod(), now(), false, null);
        emit("customer.subscription.deleted", json(ended));
        return ended;
    }

    void letNextFail(String id, boolean fail) {
        change(id, subscription -> subscription.with(subscription.endsWithPeriod(), null, fail, subscription.open()));
    }

    /** Tries again to collect what could not be paid. */
    void payOpen(String id) {
        change(id, subscription -> {
            String invoice = subscription.open();
            if (invoice == null) {
                return subscription;
            }
            Subscription changed = subscription.with(subscription.endsWithPeriod(), null, false, null);
            paid(changed, invoice);
            emit("customer.subscription.updated", json(changed));
            return changed;
        });
    }

    void refund(String id) {
        changePayment(id, payment -> {
            Payment changed = payment.with(payment.amount().cents(), payment.dispute());
            emit(
                    "charge.refunded",
                    Map.of(
                            "id",
                            "ch_" + id,
                            "object",
                            "charge",
                            "payment_intent",
                            id,
                            "amount",
                            payment.amount().cents(),
                            "amount_refunded",
                            payment.amount().cents(),
                            "refunded",
                            true));
            return changed;
        });
    }

    /** @param status {@code needs_response}, {@code won} or {@code lost} */
    void dispute(String id, String status) {
        changePayment(id, payment -> {
            emit(
                    status.equals("needs_response") ? "charge.dispute.created" : "charge.dispute.closed",
                    Map.of("id", "dp_" + id, "object", "dispute", "payment_intent", id, "status", status));
            return payment.with(payment.refunded(), status);
        });
    }

    @Override
    public Optional<String> portal(String customer, String back) {
        return Optional.of("/test-gateway");
    }

    @Override
    public List<Booked> books() {
        return checkouts().stream()
                .filter(Checkout::paid)
                .map(checkout -> checkout.subscription()
                        ? find("sub_" + checkout.purchase(), Subscription.class)
                                .map(subscription -> new Booked(
                                        checkout.purchase(),
                                        subscription.endedAt() == null,
                                        subscription.endedAt() == null && !subscription.endsWithPeriod()))
                                .orElseThrow()
                        : find("pi_" + checkout.purchase(), Payment.class)
                                .map(payment -> new Booked(
                                        checkout.purchase(),
                                        payment.refunded() == 0
                                                && (payment.dispute() == null
                                                        || payment.dispute().equals("won")),
                                        false))
                                .orElseThrow())
                .toList();
    }

    /** What the clock made due. */
    @Scheduled(fixedDelayString = "${atlas.billing.poll:20s}")
    void settle() {
        if (!active) {
            return;
        }
        try {
            for (Subscription subscription : subscriptions()) {
                change(subscription.id(), this::settle);
            }
            deliver();
        } catch (DataAccessException | TransactionException away) {
            log.debug("The test gateway waits for the database", away);
        }
    }

    private Subscription settle(Subscription subscription) {
        Subscription settled = subscription;
        while (settled.endedAt() == null && !settled.until().isAfter(now())) {
            if (settled.endsWithPeriod()) {
                settled = settled.with(true, settled.until(), false, null);
                emit("customer.subscription.deleted", json(settled));
            } else if (settled.open() != null) {
                settled = end(settled);
            } else {
                settled = settled.nextPeriod();
                String invoice = "in_" + settled.purchase() + "_" + settled.invoices();
                if (settled.nextFails()) {
                    settled = settled.with(false, null, false, invoice);
                    emit("invoice.payment_failed", invoice(settled, invoice, 0));
                } else {
                    paid(settled, invoice);
                }
                emit("customer.subscription.updated", json(settled));
            }
        }
        boolean givenUp = settled.open() != null
                && settled.endedAt() == null
                && now().isAfter(settled.from().plus(GIVES_UP_AFTER));
        return givenUp ? end(settled) : settled;
    }

    private void paid(Subscription subscription, String invoice) {
        String payment = invoice.replaceFirst("in_", "pi_");
        put("payment", payment, new Payment(payment, subscription.label(), subscription.price(), now(), 0, null));
        emit(
                "invoice_payment.paid",
                Map.of(
                        "id",
                        "inpay_" + invoice,
                        "object",
                        "invoice_payment",
                        "invoice",
                        invoice,
                        "payment",
                        Map.of("type", "payment_intent", "payment_intent", payment)));
        emit("invoice.paid", invoice(subscription, invoice, subscription.price().cents()));
    }

    private static Map<String, @Nullable Object> invoice(Subscription subscription, String id, long paid) {
        Map<String, @Nullable Object> invoice = new HashMap<>();
        invoice.put("id", id);
        invoice.put("object", "invoice");
        invoice.put(
                "number",
                "TEST-" + id.substring(3, 11).toUpperCase(java.util.Locale.ROOT) + id.replaceFirst(".*_", "-"));
        invoice.put("customer", subscription.customer());
        invoice.put("amount_paid", paid);
        invoice.put("currency", subscription.price().currency());
        invoice.put(
                "parent",
                Map.of(
                        "type",
                        "subscription_details",
                        "subscription_details",
                        Map.of("subscription", subscription.id(), "metadata", metadata(subscription.purchase()))));
        invoice.put(
                "lines",
                Map.of(
                        "data",
                        List.of(Map.of(
                                "period",
                                Map.of(
                                        "start", subscription.from().getEpochSecond(),
                                        "end", subscription.until().getEpochSecond())))));
        return invoice;
    }

    private static Map<String, @Nullable Object> json(Subscription subscription) {
        Map<String, @Nullable Object> object = new HashMap<>();
        object.put("id", subscription.id());
        object.put("object", "subscription");
        object.put("status", subscription.status());
        object.put("customer", subscription.customer());
        object.put("cancel_at_period_end", subscription.endsWithPeriod());
        object.put(
                "cancel_at",
                subscription.endsWithPeriod() ? subscription.until().getEpochSecond() : null);
        object.put(
                "ended_at",
                subscription.endedAt() == null ? null : subscription.endedAt().getEpochSecond());
        object.put(
                "items",
                Map.of(
                        "data",
                        List.of(Map.of(
                                "current_period_start", subscription.from().getEpochSecond(),
                                "current_period_end", subscription.until().getEpochSecond()))));
        object.put("metadata", metadata(subscription.purchase()));
        return object;
    }

    private static Map<String, String> metadata(UUID purchase) {
        return Map.of(WebhookReader.PURCHASE, purchase.toString());
    }

    private void emit(String type, Map<String, ? extends @Nullable Object> object) {
        String id = "evt_" + UUID.randomUUID();
        Map<String, Object> event = Map.of(
                "id",
                id,
                "object",
                "event",
                "type",
                type,
                "created",
                clock.instant().getEpochSecond(),
                "data",
                Map.of("object", object));
        jdbc.sql("insert into trial_event (id, body) values (:id, :body)")
                .param("id", id)
                .param("body", json.writeValueAsString(event))
                .update();
    }

    /**
     * Sends what has not arrived yet, over HTTP, as somebody from outside would. One delivery at a time: who comes
     * second waits, and so comes back to a reader only when all that was due has arrived.
     */
    void deliver() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        delivering.lock();
        try {
            deliverTo(port);
        } finally {
            delivering.unlock();
        }
    }

    private void deliverTo(String port) {
        record Due(String id, String body) {}
        List<Due> due = jdbc.sql("select id, body from trial_event where delivered_at is null order by number")
                .query((row, number) -> new Due(row.getString("id"), row.getString("body")))
                .list();
        for (Due event : due) {
            if (!send(port, event.body())) {
                return;
            }
            jdbc.sql("update trial_event set delivered_at = :now where id = :id")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", event.id())
                    .update();
        }
    }

    /** Sends all of the last events once more, the last first: nothing may come of it. */
    void repeat(int number) {
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            jdbc.sql("select body from trial_event where delivered_at is not null order by number desc limit :number")
                    .param("number", number)
                    .query(String.class)
                    .list()
                    .forEach(body -> send(port, body));
        }
    }

    private boolean send(String port, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/" + name()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header(signatureHeader(), WebhookSignature.sign(body, secret, clock))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                log.warn("A webhook of the test gateway was answered with {}", status);
            }
            return status == 200;
        } catch (IOException failure) {
            log.warn(
                    "A webhook of the test gateway did not arrive: {}",
                    failure.getClass().getSimpleName());
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Moves the program's clock, and keeps it moved when the program starts again. */
    void advance(Duration duration) {
        if (clock instanceof TrialClock movable) {
            movable.advance(duration);
            put("clock", CLOCK, new Ahead(movable.ahead().toSeconds()));
        }
        settle();
    }

    Duration ahead() {
        return clock instanceof TrialClock movable ? movable.ahead() : Duration.ZERO;
    }

    @EventListener(ApplicationReadyEvent.class)
    void moveClockBack() {
        if (active && clock instanceof TrialClock movable) {
            find(CLOCK, Ahead.class).ifPresent(ahead -> movable.set(Duration.ofSeconds(ahead.seconds())));
        }
    }

    List<Checkout> checkouts() {
        return all("checkout", Checkout.class);
    }

    List<Subscription> subscriptions() {
        return all("subscription", Subscription.class);
    }

    List<Payment> payments() {
        return all("payment", Payment.class);
    }

    private interface Change<T> {
        T of(T before);
    }

    private void change(String id, Change<Subscription> change) {
        transactions.executeWithoutResult(status -> find(id, Subscription.class)
                .filter(subscription -> subscription.endedAt() == null)
                .ifPresent(subscription -> put("subscription", id, change.of(subscription))));
        deliver();
    }

    private void changePayment(String id, Change<Payment> change) {
        transactions.executeWithoutResult(
                status -> find(id, Payment.class).ifPresent(payment -> put("payment", id, change.of(payment))));
        deliver();
    }

    /** The row is held until the end of the transaction. */
    private <T> Optional<T> find(String id, Class<T> type) {
        return jdbc.sql("select body::text from trial_object where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, type));
    }

    private <T> List<T> all(String kind, Class<T> type) {
        return jdbc
                .sql("select body::text from trial_object where kind = :kind order by made_at desc, id")
                .param("kind", kind)
                .query(String.class)
                .list()
                .stream()
                .map(body -> json.readValue(body, type))
                .toList();
    }

    private void put(String kind, String id, Object body) {
        jdbc.sql("""
                        insert into trial_object (id, kind, made_at, body) values (:id, :kind, :now, cast(:body as jsonb))
                        on conflict (id) do update set body = excluded.body
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("body", Objects.requireNonNull(json.writeValueAsString(body)))
                .update();
    }

    /** Gateways count whole seconds. */
    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }
}
