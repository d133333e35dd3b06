package org.exposureatlas.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What payment gateways tell us: stored as it came, in a transaction of its own, and then applied once. What this
 * program had no time to apply before it ended is applied when it starts again, or by another node.
 */
@Service
class WebhookInbox {

    private static final Logger log = LoggerFactory.getLogger(WebhookInbox.class);

    /** After each failure it is tried again twice as late. */
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** What was applied lives on in the log of events; the gateway's own words name people. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final EventLog events;
    private final Purchases purchases;
    private final Notices notices;
    private final Standings standings;

    WebhookInbox(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transactions,
            EventLog events,
            Purchases purchases,
            Notices notices,
            Standings standings) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
        this.purchases = purchases;
        this.notices = notices;
        this.standings = standings;
    }

    /** A gateway goes on charging for a subscription whose money it gave back, until it is told to end it. */
    private void endWhatWasPaidBack(Purchase purchase) {
        Right right = standings.of(purchase);
        if (right.state() == Right.State.REFUNDED && right.subscription() != null) {
            purchases.endAtGateway(purchase, right.subscription());
        }
    }

    /** @param problem why it could not be applied; null while nobody has tried */
    record Waiting(
            long id,
            String gateway,
            String eventId,
            String type,
            Instant receivedAt,
            int attempts,
            @Nullable String problem) {}

    private record Stored(String gateway, String eventId, String body) {}

    /**
     * Stores an event.
     *
     * @return its number here; empty where it was stored before
     */
    Optional<Long> store(String gateway, String eventId, String type, String body) {
        return jdbc.sql("""
                        insert into webhook_event (gateway, event_id, type, body, received_at, next_attempt_at)
                        values (:gateway, :event, :type, :body, :now, :now)
                        on conflict (gateway, event_id) do nothing returning id
                        """)
                .param("gateway", gateway)
                .param("event", eventId)
                .param("type", type)
                .param("body", body)
                .param("now", now())
                .query(Long.class)
                .optional();
    }

    /**
     * Applies an event, or notes why that did not work. Where somebody else is at it this waits until they are done:
     * after it, the event is applied or postponed, whoever did it.
     */
    void apply(long id) {
        try {
            transactions.executeWithoutResult(status -> applyOnce(id));
        } catch (IllegalArgumentException unreadable) {
            postpone(id, String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException failure) {
            // Whatever it is, the next one has its turn. What the database says of a row may quote it; the kind of
            // failure is enough to look into it.
            postpone(id, failure.getClass().getSimpleName());
        }
    }

    private void applyOnce(long id) {
        Optional<Stored> stored = jdbc.sql("""
                        select gateway, event_id, body from webhook_event where id = :id and done_at is null
                        for update
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Stored(row.getString("gateway"), row.getString("event_id"), row.getString("body")))
                .optional();
        if (stored.isEmpty()) {
            return;
        }
        JsonNode event = json.readTree(stored.get().body());
        List<Fact> facts = WebhookReader.facts(event);
        Set<UUID> touched = new HashSet<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            String key = stored.get().gateway() + ":" + stored.get().eventId() + ":" + i;
            events.add(new Event(key, "webhook:" + id, fact));
            touched.addAll(events.purchasesOf(fact));
        }
        touched.forEach(touchedId -> purchases.find(touchedId).ifPresent(purchase -> {
            notices.tell(purchase);
            endWhatWasPaidBack(purchase);
        }));
        jdbc.sql("""
                        update webhook_event set done_at = :now, outcome = :outcome, next_attempt_at = null, problem = null
                        where id = :id
                        """)
                .param("now", now())
                .param("outcome", facts.isEmpty() ? "ignored" : "applied")
                .param("id", id)
                .update();
    }

    private void postpone(long id, String problem) {
        log.warn("Webhook {} is not applied yet: {}", id, problem);
        jdbc.sql("""
                        update webhook_event set attempts = attempts + 1, problem = :problem,
                            next_attempt_at = cast(:now as timestamptz)
                                + least(cast(:first as interval) * power(2, least(attempts, 20)), cast(:longest as interval))
                        where id = :id and done_at is null
                        """)
                .param("problem", problem)
                .param("now", now())
                .param("first", FIRST_WAIT.toString())
                .param("longest", LONGEST_WAIT.toString())
                .param("id", id)
                .update();
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelayString = "${atlas.billing.poll:20s}", initialDelayString = "${atlas.billing.poll:20s}")
    void applyAllThatAreDue() {
        try {
            jdbc.sql("select id from webhook_event where done_at is null and next_attempt_at <= :now order by id")
                    .param("now", now())
                    .query(Long.class)
                    .list()
                    .forEach(this::apply);
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "The database does not answer; webhooks wait ({})",
                    away.getClass().getSimpleName());
        }
    }

    /** What is not applied, the first first. */
    List<Waiting> waiting() {
        return jdbc.sql("""
                        select id, gateway, event_id, type, received_at, attempts, problem from webhook_event
                        where done_at is null order by id
                        """)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        row.getString("gateway"),
                        row.getString("event_id"),
                        row.getString("type"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts"),
                        row.getString("problem")))
                .list();
    }

    /** How many came, by what became of them: applied, ignored, waiting. */
    java.util.Map<String, Long> counts() {
        java.util.Map<String, Long> counts = new java.util.TreeMap<>();
        jdbc.sql("select coalesce(outcome, 'waiting') as outcome, count(*) as number from webhook_event group by 1")
                .query((row, number) -> java.util.Map.entry(row.getString("outcome"), row.getLong("number")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetWhatIsDone() {
        jdbc.sql("delete from webhook_event where done_at < :then")
                .param("then", now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
