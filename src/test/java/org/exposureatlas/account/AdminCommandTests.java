package org.exposureatlas.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exposureatlas.shared.Email;
import org.exposureatlas.support.PostgresForTests;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The command on a database that a running site uses. */
@WebTest
class AdminCommandTests {

    @LocalServerPort
    int port;

    @Autowired
    AccountStore accounts;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void someoneNewIsMadeAnAdminAndGetsInWithWhatIsPrinted() {
        assertThat(run("made@example.org")).isZero();

        assertThat(accounts.find(new Email("made@example.org")).orElseThrow().isAdmin())
                .isTrue();
        String password = said.toString(UTF_8).replaceFirst("(?s).*the password ([a-z0-9-]+),.*", "$1");
        assertThat(new Visitor(port)
                        .fill("/account/sign-in", Map.of("email", "made@example.org", "password", password))
                        .path())
                .isEqualTo("/account/password");
    }

    @Test
    void someoneKnownKeepsTheirPassword() {
        accounts.add(new Email("known@example.org"), "{bcrypt}kept");

        assertThat(run("known@example.org")).isZero();

        Account account = accounts.find(new Email("known@example.org")).orElseThrow();
        assertThat(account.isAdmin()).isTrue();
        assertThat(account.passwordHash()).isEqualTo("{bcrypt}kept");
        assertThat(said.toString(UTF_8)).doesNotContain("password");
    }

    @Test
    void nobodyIsRefused() {
        assertThat(run("nobody")).isEqualTo(2);
    }

    private int run(String email) {
        PostgresForTests.Connected database = PostgresForTests.connected();
        List<String> words = new ArrayList<>(List.of("admin", email, "--spring.datasource.url=" + database.url()));
        if (database.username() != null) {
            words.add("--spring.datasource.username=" + database.username());
            words.add("--spring.datasource.password=" + database.password());
        }
        return AdminCommand.run(words, new PrintStream(said, true, UTF_8));
    }
}
