package org.exposureatlas.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.exposureatlas.shared.Email;
import org.exposureatlas.support.MailForTests;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Second factor, token, copy and deletion over HTTP. */
@WebTest
class AccountSafetyTests {

    private static final String PASSWORD = "four tall old trees";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AccountStore accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    Admins admins;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Deletion deletion;

    @Autowired
    SealedKeys keys;

    private Visitor visitor;
    private Email email;
    private AccountId id;

    @BeforeEach
    void somebodySignedIn() {
        jdbc.sql("delete from rate_limit").update();
        email = new Email("safe" + PEOPLE.incrementAndGet() + "@example.org");
        id = accounts.add(email, passwords.hash(PASSWORD)).orElseThrow();
        visitor = new Visitor(port);
        assertThat(signIn(visitor).path()).isEqualTo("/account");
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private Answer signIn(Visitor who) {
        return who.fill("/account/sign-in", Map.of("email", email.value(), "password", PASSWORD));
    }

    @Test
    void aSecondFactorIsSetUpAskedForAndTakenOnce() {
        Answer setUp = visitor.get("/account/second-factor");
        assertThat(setUp.page().select("svg.qr path").attr("d")).hasSizeGreaterThan(1000);
        assertThat(visitor.submit(setUp, "/account/second-factor", Map.of("code", "000000x"))
                        .status())
                .isEqualTo(422);
        assertThat(visitor.get("/account/second-factor")
                        .page()
                        .select(".account-secret")
                        .text())
                .isEqualTo(setUp.page().select(".account-secret").text());

        Answer codes = visitor.submit(setUp, "/account/second-factor", Map.of("code", code()));
        List<String> recovery = codes.page().select(".account-codes code").eachText();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(visitor.get("/account/second-factor").page().text()).contains("10 recovery codes are left");

        Visitor elsewhere = new Visitor(port);
        Answer asked = signIn(elsewhere);
        assertThat(asked.path()).startsWith("/account/sign-in/second-factor");
        assertThat(elsewhere.get("/account").path()).as("half way is not in").startsWith("/account/sign-in");
        assertThat(answer(elsewhere, asked, code()).errors())
                .as("the code of the set-up is used up")
                .hasSize(1);
        clock.advance(Duration.ofSeconds(30));
        assertThat(answer(elsewhere, asked, code()).path()).isEqualTo("/account");

        Visitor third = new Visitor(port);
        assertThat(answer(third, signIn(third), code()).status())
                .as("taken before")
                .isEqualTo(422);
        assertThat(answer(third, signIn(third), recovery.getFirst().toUpperCase())
                        .path())
                .isEqualTo("/account");
        assertThat(answer(third = new Visitor(port), signIn(third), recovery.getFirst())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void codesCannotBeGuessed() {
        visitor.submit(visitor.get("/account/second-factor"), "/account/second-factor", Map.of("code", code()));
        Visitor thief = new Visitor(port);
        Answer asked = signIn(thief);
        for (int i = 0; i < 10; i++) {
            assertThat(answer(thief, asked, "00000" + i).status()).isEqualTo(422);
        }
        clock.advance(Duration.ofSeconds(30));
        assertThat(answer(thief, asked, code()).status()).isEqualTo(429);
    }

    @Test
    void anAdminMayNothingBeforeTheSecondFactorIsShown() {
        admins.make(email);
        Visitor admin = new Visitor(port);
        assertThat(signIn(admin).path()).isEqualTo("/account/second-factor");
        assertThat(admin.get("/admin/nothing").status()).isEqualTo(403);
        admin.submit(admin.get("/account/second-factor"), "/account/second-factor", Map.of("code", code()));
        assertThat(admin.get("/admin/nothing").status()).isEqualTo(404);
        assertThat(new Visitor(port).get("/admin/nothing").path()).startsWith("/account/sign-in");
    }

    @Test
    void aPasswordThatTheProgramGaveOutWorksOnce() {
        email = new Email("new" + email);
        String once = admins.make(email).orElseThrow();
        Visitor admin = new Visitor(port);
        Answer in = admin.fill("/account/sign-in", Map.of("email", email.value(), "password", once));
        assertThat(in.path()).isEqualTo("/account/password");
        assertThat(new Visitor(port)
                        .fill("/account/sign-in", Map.of("email", email.value(), "password", once))
                        .status())
                .isEqualTo(422);
        assertThat(admin.submit(in, "/account/password", Map.of("password", PASSWORD))
                        .path())
                .isEqualTo("/account/second-factor");
        assertThat(signIn(new Visitor(port)).path()).isEqualTo("/account/second-factor");
        assertThat(admins.make(email)).isEmpty();
    }

    @Test
    void aTokenIsShownOnceReplacedAndEnded() {
        String token = makeToken();
        assertThat(tokens.holder(token)).contains(id);
        assertThat(visitor.get("/account/token").page().text())
                .contains("ends in " + token.substring(token.length() - 4))
                .doesNotContain(token);
        assertThat(jdbc.sql("select * from api_token where account_id = :id")
                        .param("id", id.value())
                        .query()
                        .singleRow()
                        .toString())
                .doesNotContain(token);

        String second = makeToken();
        assertThat(tokens.holder(token)).isEmpty();
        visitor.fill("/account/token/end", Map.of());
        assertThat(tokens.holder(second)).isEmpty();
    }

    private String makeToken() {
        assertThat(visitor.fill("/account/token", Map.of("current", "wrong")).status())
                .isEqualTo(422);
        return visitor.fill("/account/token", Map.of("current", PASSWORD))
                .page()
                .select(".account-secret code")
                .text();
    }

    @Test
    void theCopyHoldsWhatIsHeldAndNoSecret() {
        String token = makeToken();
        visitor.fill("/account/name", Map.of("name", "Ann"));

        Answer copy = visitor.get("/account/export.json");

        assertThat(copy.header("Content-Disposition")).contains("attachment");
        assertThat(copy.header("Cache-Control")).isEqualTo("no-store");
        JsonNode json = new JsonMapper().readTree(copy.response().body());
        assertThat(json.at("/account/email").stringValue()).isEqualTo(email.value());
        assertThat(json.at("/account/displayName").stringValue()).isEqualTo("Ann");
        assertThat(json.at("/account/sessions").size()).isOne();
        assertThat(json.at("/account/log").size()).isPositive();
        assertThat(copy.response().body()).doesNotContain(token, "bcrypt", "hash");
    }

    @Test
    void anAccountIsDeletedAfterTheDelayAndCanBeKeptUntilThen() {
        assertThat(visitor.fill("/account/deletion", Map.of("current", "wrong")).status())
                .isEqualTo(422);
        visitor.fill("/account/deletion", Map.of("current", PASSWORD));
        assertThat(visitor.get("/account").page().text()).contains("will be deleted on");
        assertThat(MailForTests.text(MailForTests.await(email.value(), 1))).contains("delete your account");

        clock.advance(Duration.ofDays(13));
        deletion.eraseAllThatAreDue();
        visitor.submit(visitor.get("/account"), "/account/deletion/call-off", Map.of());
        clock.advance(Duration.ofDays(13));
        deletion.eraseAllThatAreDue();
        assertThat(accounts.find(id)).isPresent();

        visitor.fill("/account/deletion", Map.of("current", PASSWORD));
        clock.advance(Duration.ofDays(15));
        deletion.eraseAllThatAreDue();
        assertThat(accounts.find(id)).isEmpty();
        assertThat(visitor.get("/account").path()).startsWith("/account/sign-in");
        assertThat(MailForTests.text(MailForTests.await(email.value(), 3))).contains("were deleted");
    }

    /** What the person's app would show now. */
    private String code() {
        AccountId holder = accounts.find(email).orElseThrow().id();
        if (stored(holder).isEmpty()) {
            visitor.get("/account/second-factor");
        }
        return Totp.code(keys.open(stored(holder).orElseThrow()), clock.instant());
    }

    private Optional<byte[]> stored(AccountId holder) {
        return jdbc.sql("select key from second_factor where account_id = :id")
                .param("id", holder.value())
                .query((row, number) -> row.getBytes("key"))
                .optional();
    }

    @Test
    void theDatabaseHoldsNoKeyThatMakesCodes() {
        Answer setUp = visitor.get("/account/second-factor");
        String shown = setUp.page().select(".account-secret").text().replace(" ", "");
        byte[] stored = stored(id).orElseThrow();

        assertThat(stored).hasSize(52);
        assertThat(Totp.base32(stored)).doesNotContain(shown);
        assertThat(Totp.base32(keys.open(stored))).isEqualTo(shown);
    }

    @Test
    void aKeyFromBeforeItWasEncryptedWorksAndIsEncryptedThen() {
        visitor.submit(visitor.get("/account/second-factor"), "/account/second-factor", Map.of("code", code()));
        byte[] plain = keys.open(stored(id).orElseThrow());
        jdbc.sql("update second_factor set key = :key where account_id = :id")
                .param("key", plain)
                .param("id", id.value())
                .update();
        clock.advance(Duration.ofSeconds(30));
        Visitor elsewhere = new Visitor(port);
        Answer asked = signIn(elsewhere);

        assertThat(answer(elsewhere, asked, "000000").status()).isEqualTo(422);
        assertThat(stored(id)).as("only a right code is a use").contains(plain);
        assertThat(answer(elsewhere, asked, code()).path()).isEqualTo("/account");

        assertThat(SealedKeys.isSealed(stored(id).orElseThrow())).isTrue();
        assertThat(keys.open(stored(id).orElseThrow())).isEqualTo(plain);
    }

    private Answer answer(Visitor who, Answer asked, String code) {
        return who.submit(asked, "/account/sign-in/second-factor", Map.of("code", code));
    }
}
