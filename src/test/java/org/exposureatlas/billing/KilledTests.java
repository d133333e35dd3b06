package org.exposureatlas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.exposureatlas.ExposureAtlas;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.shared.Money;
import org.exposureatlas.support.ChildProgram;
import org.exposureatlas.support.PostgresForTests;
import org.exposureatlas.support.StripeForTests;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program that is killed after it stored what it was told, and before it did anything about it. */
@WebTest
class KilledTests {

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

    @TempDir
    Path folder;

    @Test
    void losesNothing() throws Exception {
        UUID id = UUID.randomUUID();
        String email = id + "@example.org";
        Visitors visitors = new Visitors(program);
        visitors.reader(email);
        AccountId account = visitors.id(email);
        purchases.add(new Purchase(
                id,
                account,
                null,
                Item.PRO,
                edition.get().id().value(),
                new Money(900, "usd"),
                "stripe",
                null,
                clock.instant()));
        Instant now = clock.instant();
        String event = StripeEvents.invoicePaid(id, "sub_" + id, "in_" + id, now, now, now.plus(Duration.ofDays(30)));

        try (ChildProgram other = start();
                Connection holding = database.getConnection();
                Statement statement = holding.createStatement()) {
            other.awaitOutput("Exposure Atlas is ready: http://");
            Matcher port = Pattern.compile("ready: http://[^:]+:(\\d+)").matcher(other.output());
            assertThat(port.find()).isTrue();
            holding.setAutoCommit(false);
            // Nobody can apply anything now.
            statement.execute("lock table entitlement_event in access exclusive mode");
            tell(port.group(1), event);
            await(() -> stored(event));

            other.kill();
            holding.rollback();
        }

        await(() -> {
            inbox.applyAllThatAreDue();
            return standings.of(account).pro();
        });
        assertThat(jdbc.sql("select count(*) from entitlement_event where purchase_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private ChildProgram start() throws Exception {
        PostgresForTests.Connected found = PostgresForTests.connected();
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--atlas.seed.on-start=never",
                "--atlas.billing.stripe.secret-key=" + StripeForTests.SECRET_KEY,
                "--atlas.billing.stripe.webhook-secret=" + StripeForTests.WEBHOOK_SECRET,
                "--spring.datasource.url=" + found.url()));
        if (found.username() != null) {
            settings.add("--spring.datasource.username=" + found.username());
            settings.add("--spring.datasource.password=" + found.password());
        }
        return ChildProgram.start(
                folder,
                Map.of(),
                ChildProgram.java(
                        System.getProperty("java.class.path"),
                        ExposureAtlas.class.getName(),
                        settings.toArray(String[]::new)));
    }

    /** Without waiting for an answer, which never comes. */
    private void tell(String port, String event) {
        HttpClient client = HttpClient.newHttpClient();
        client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/stripe"))
                        .header("Stripe-Signature", StripeForTests.sign(event, clock.instant()))
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private boolean stored(String event) {
        return jdbc.sql("select count(*) from webhook_event where event_id = :id and done_at is null")
                        .param("id", StripeEvents.read(event).path("id").asString())
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
