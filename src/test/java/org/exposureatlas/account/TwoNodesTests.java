package org.exposureatlas.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exposureatlas.ExposureAtlas;
import org.exposureatlas.shared.Email;
import org.exposureatlas.support.PostgresForTests;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A second program on the same database, as behind a load balancer. */
@WebTest
class TwoNodesTests {

    private static final String PASSWORD = "four tall old trees";

    private static ConfigurableApplicationContext other;
    private static int otherPort;

    @LocalServerPort
    int port;

    @Autowired
    AccountStore accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    JdbcClient jdbc;

    /** After the first has migrated the database. */
    @BeforeAll
    static void startTheOther(@Autowired JdbcClient first) {
        PostgresForTests.Connected database = PostgresForTests.connected();
        List<String> settings = new ArrayList<>(
                List.of("--server.port=0", "--atlas.seed.on-start=never", "--spring.datasource.url=" + database.url()));
        if (database.username() != null) {
            settings.add("--spring.datasource.username=" + database.username());
            settings.add("--spring.datasource.password=" + database.password());
        }
        other = SpringApplication.run(ExposureAtlas.class, settings.toArray(String[]::new));
        otherPort = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    @BeforeEach
    void startCountingAnew() {
        jdbc.sql("delete from rate_limit").update();
    }

    @Test
    void whoSignsInAtOneIsSignedInAtTheOtherAndSignsOutOfBoth() {
        Visitor here = somebody("both@example.org");
        Visitor there = here.at(otherPort);
        Answer account = there.get("/account");
        assertThat(account.path()).isEqualTo("/account");
        assertThat(account.page().text()).contains("both@example.org");

        there.submit(account, "/account/sign-out", Map.of());

        assertThat(here.get("/account").path()).startsWith("/account/sign-in");
    }

    @Test
    void triesAtBothCountTogether() {
        accounts.add(new Email("tries@example.org"), passwords.hash(PASSWORD));
        Visitor here = new Visitor(port);
        Visitor there = new Visitor(otherPort);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(here, "tries@example.org", "wrong one").status()).isEqualTo(422);
            assertThat(signIn(there, "tries@example.org", "wrong one").status()).isEqualTo(422);
        }
        assertThat(signIn(here, "tries@example.org", PASSWORD).status()).isEqualTo(429);
        assertThat(signIn(there, "tries@example.org", PASSWORD).status()).isEqualTo(429);
    }

    private Visitor somebody(String email) {
        accounts.add(new Email(email), passwords.hash(PASSWORD));
        Visitor visitor = new Visitor(port);
        assertThat(signIn(visitor, email, PASSWORD).path()).isEqualTo("/account");
        return visitor;
    }

    private static Answer signIn(Visitor visitor, String email, String password) {
        return visitor.fill("/account/sign-in", Map.of("email", email, "password", password));
    }
}
