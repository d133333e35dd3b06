package org.exposureatlas.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exposureatlas.support.MailForTests;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Even an operator who lets the program say everything of its own reads nobody's secrets. */
@WebTest
@ExtendWith(OutputCaptureExtension.class)
class NoSecretInTheLogTests {

    private static final String EMAIL = "quiet@example.org";
    private static final String PASSWORD = "four tall old trees";

    @LocalServerPort
    int port;

    @Autowired
    LoggingSystem logging;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void sayMore() {
        jdbc.sql("delete from rate_limit").update();
        logging.setLogLevel("org.exposureatlas", LogLevel.TRACE);
        logging.setLogLevel("ROOT", LogLevel.INFO);
        // The mail server of the tests is no part of the program.
        logging.setLogLevel("com.icegreen", LogLevel.OFF);
    }

    @AfterEach
    void sayLess() {
        logging.setLogLevel("org.exposureatlas", LogLevel.INFO);
        logging.setLogLevel("ROOT", LogLevel.WARN);
    }

    @Test
    void nothingThatSomebodySignsInWithIsLogged(CapturedOutput output) {
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, "a wrong password"));
        Visitor visitor = new Visitor(port);
        visitor.fill("/account/sign-up", Map.of("email", EMAIL, "password", PASSWORD));
        String link = MailForTests.link(MailForTests.await(EMAIL, 1));
        secrets.add(link.replaceFirst(".*secret=", ""));
        visitor.fill(link, Map.of("password", PASSWORD));
        Answer factor = visitor.get("/account/second-factor");
        secrets.add(factor.page().select(".account-secret").text());
        secrets.add(factor.page().select(".account-secret").text().replace(" ", ""));
        secrets.add(visitor.fill("/account/token", Map.of("current", PASSWORD))
                .page()
                .select(".account-secret code")
                .text());
        Visitor other = new Visitor(port);
        other.fill("/account/sign-in", Map.of("email", EMAIL, "password", "a wrong password"));
        other.fill("/account/forgotten-password", Map.of("email", EMAIL));
        secrets.add(MailForTests.link(MailForTests.await(EMAIL, 2)).replaceFirst(".*secret=", ""));
        visitor.cookies().forEach(cookie -> secrets.add(cookie.getValue()));

        assertThat(secrets)
                .hasSizeGreaterThan(8)
                .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(8));
        assertThat(output.getAll()).doesNotContain(secrets).doesNotContain(EMAIL);
        // Nor is any of it in the orders for mail.
        assertThat(jdbc.sql("select details::text from outgoing_mail")
                        .query(String.class)
                        .list())
                .allSatisfy(details -> assertThat(details).doesNotContain(secrets));
    }
}
