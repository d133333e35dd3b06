package org.exposureatlas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.shared.Money;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One event, and two who apply it at the same time: the answer to a gateway, the timer, another node. */
@WebTest
class WebhookInboxTests {

    private static final long SECONDS = 60;

    /** A thread for each: nobody waits for another's. */
    private static final Executor ALONE = task -> Thread.ofPlatform().start(task);

    @Autowired
    ApplicationContext program;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Purchases purchases;

    @Autowired
    Standings standings;

    @Autowired
    WebhookInbox inbox;

    @Autowired
    CurrentEdition edition;

    @Autowired
    Clock clock;

    private UUID purchase;
    private AccountId account;
    private long event;

    @BeforeEach
    void somethingIsPaid() {
        purchase = UUID.randomUUID();
        String email = purchase + "@example.org";
        Visitors visitors = new Visitors(program);
        visitors.reader(email);
        account = visitors.id(email);
        Instant now = clock.instant();
        purchases.add(new Purchase(
                purchase,
                account,
                null,
                Item.PRO,
                edition.get().id().value(),
                new Money(900, "usd"),
                "stripe",
                null,
                now));
        String body = StripeEvents.invoicePaid(
                purchase, "sub_" + purchase, "in_" + purchase, now, now, now.plus(Duration.ofDays(30)));
        event = inbox.store("stripe", StripeEvents.read(body).path("id").asString(), "invoice.paid", body)
                .orElseThrow();
    }

    @Test
    void bothWaitForWhoHoldsItAndItIsAppliedOnce() throws Exception {
        try (Connection other = database.getConnection()) {
            hold(other);
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> inbox.apply(event), ALONE);
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> inbox.apply(event), ALONE);
            awaitWaiting(2, first, second);
            assertThat(standings.of(account).pro()).isFalse();

            other.rollback();

            first.get(SECONDS, TimeUnit.SECONDS);
            second.get(SECONDS, TimeUnit.SECONDS);
        }
        // Both have come back, so nobody is told anything before it is true.
        assertThat(standings.of(account).pro()).isTrue();
        assertThat(applied()).isOne();
        assertThat(jdbc.sql("select outcome || ' after ' || attempts from webhook_event where id = :id")
                        .param("id", event)
                        .query(String.class)
                        .single())
                .isEqualTo("applied after 0");
    }

    @Test
    void whatTheOtherAppliedMeanwhileIsLeftAlone() throws Exception {
        try (Connection other = database.getConnection()) {
            hold(other);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> inbox.apply(event), ALONE);
            awaitWaiting(1, waiting);
            try (PreparedStatement done = other.prepareStatement(
                    "update webhook_event set done_at = now(), outcome = 'applied', next_attempt_at = null"
                            + " where id = ?")) {
                done.setLong(1, event);
                done.executeUpdate();
            }

            other.commit();

            waiting.get(SECONDS, TimeUnit.SECONDS);
        }
        assertThat(applied()).isZero();
    }

    private void hold(Connection other) throws Exception {
        other.setAutoCommit(false);
        try (PreparedStatement row = other.prepareStatement("select id from webhook_event where id = ? for update")) {
            row.setLong(1, event);
            assertThat(row.executeQuery().next()).isTrue();
        }
    }

    /** Until so many wait in the database for the row; who came back did not wait. */
    private void awaitWaiting(long number, CompletableFuture<?>... waiting) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (waiting() < number) {
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            assertThat(System.nanoTime()).as("time").isLessThan(end);
            Thread.sleep(20);
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    private long waiting() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%from webhook_event where id =%for update%'
                        """).query(Long.class).single();
    }

    private long applied() {
        return jdbc.sql("select count(*) from entitlement_event where purchase_id = :id")
                .param("id", purchase)
                .query(Long.class)
                .single();
    }
}
