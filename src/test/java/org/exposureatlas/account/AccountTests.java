package org.exposureatlas.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.HttpCookie;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.exposureatlas.support.MailForTests;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts over HTTP, with a real mail server. */
@WebTest
class AccountTests {

    static final String PASSWORD = "four tall old trees";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private Visitor visitor;
    private String email;

    @BeforeEach
    void somebody() {
        jdbc.sql("delete from rate_limit").update();
        visitor = new Visitor(port);
        email = "ann" + PEOPLE.incrementAndGet() + "@example.org";
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void readingCreatesNoSessionAndNoCookie() {
        long before = sessions();
        for (String path : new String[] {"/", "/occupations", "/occupations/roofers", "/about", "/nothing/here"}) {
            Answer answer = visitor.get(path);
            assertThat(answer.header("Set-Cookie")).as(path).isEmpty();
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-cache");
            assertThat(answer.page().select(".site-nav a").eachAttr("href"))
                    .as(path)
                    .contains("/account/sign-in");
        }
        assertThat(visitor.cookies()).isEmpty();
        visitor.get("/account/sign-in");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void anAccountBeginsWhenTheAddressIsConfirmed() {
        Answer asked = visitor.fill("/account/sign-up", Map.of("email", email.toUpperCase(), "password", PASSWORD));
        assertThat(asked.path()).isEqualTo("/account/check-mail");
        assertThat(asked.page().text()).doesNotContain(email, "outbox");
        assertThat(accounts()).isZero();

        MimeMessage mail = MailForTests.await(email, 1);
        assertThat(MailForTests.text(mail)).contains("https://atlas.example/account/sign-up/confirm?secret=");
        assertThat(MailForTests.html(mail)).contains("href=\"https://atlas.example/account/sign-up/confirm?secret=");
        assertThat(MailForTests.text(mail)).doesNotContain("[#", "[/]", "??");

        String link = MailForTests.link(mail);
        Answer wrong = visitor.fill(link, Map.of("password", "another one"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.title()).startsWith("Error: ");
        assertThat(accounts()).isZero();

        Answer begun = visitor.fill(link, Map.of("password", PASSWORD));
        assertThat(begun.path()).isEqualTo("/account?done=signed-up");
        assertThat(begun.page().select("main").text()).contains(email, "account is ready");
        assertThat(accounts()).isOne();
        assertThat(visitor.get(link).status()).isEqualTo(410);
    }

    @Test
    void signingUpWithAKnownAddressLooksTheSameAndTellsItsOwner() {
        signedUp();
        Visitor other = new Visitor(port);

        Answer known = other.fill("/account/sign-up", Map.of("email", email, "password", "another long one"));
        Answer unknown = other.fill("/account/sign-up", Map.of("email", "new" + email, "password", "another long one"));

        assertThat(known.path()).isEqualTo(unknown.path());
        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.page().select("main").html())
                .isEqualTo(unknown.page().select("main").html());
        assertThat(MailForTests.text(MailForTests.await(email, 2)))
                .contains("You have one already")
                .doesNotContain("secret=");
        visitor = new Visitor(port);
        assertThat(signIn(PASSWORD).path()).isEqualTo("/account");
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource({
        "nobody, four tall old trees, Enter an e-mail address",
        "bob@example.org, short, at least 10 characters",
        "bob@example.org, aaaaaaaaaaaaa, harder to guess",
        "bob@example.org, password123, harder to guess",
        "roberta@example.org, roberta2024, harder to guess",
    })
    void aFormThatCannotBeTakenSaysWhyAndKeepsItsAnswers(String address, String password, String problem) {
        Answer answer = visitor.fill("/account/sign-up", Map.of("email", address, "password", password));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.title()).startsWith("Error: Create an account");
        assertThat(answer.errors()).singleElement().asString().contains(problem);
        String field = answer.page().select(".error-summary a").attr("href").substring(1);
        assertThat(answer.page().select("input#" + field + "[aria-invalid=true]"))
                .hasSize(1);
        assertThat(answer.page().select("input#email").val()).isEqualTo(address);
        assertThat(answer.page().select("input#password").val()).isEmpty();
        assertThat(answer.page().select("form[novalidate]")).hasSize(1);
    }

    @Test
    void aSessionHasASafeCookieAndEndsWithSigningOut() {
        signedUp();
        visitor = new Visitor(port);
        Answer in = signIn(PASSWORD);
        HttpCookie session = cookie("session");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");

        Answer reading = visitor.get("/about");
        assertThat(reading.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(reading.page().select(".site-nav a[href=/account]")).hasSize(1);

        assertThat(visitor.get("/account/sign-out").status()).isNotEqualTo(200);
        visitor.submit(visitor.get("/account"), "/account/sign-out", Map.of());
        assertThat(visitor.get("/account").path()).startsWith("/account/sign-in?next=");
        Visitor thief = new Visitor(port);
        assertThat(thief.get("/account").path()).startsWith("/account/sign-in");
    }

    @Test
    void cookiesAreSecureBehindHttps() {
        Answer form = visitor.get("/account/sign-in");
        assertThat(form.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(new Visitor(port)
                        .get("/account/sign-in", Map.of("X-Forwarded-Proto", "https"))
                        .header("Set-Cookie"))
                .contains("Secure");
    }

    @Test
    void theWrongPasswordAndTheUnknownAddressAreAnsweredAlike() {
        signedUp();
        Visitor other = new Visitor(port);
        Answer wrong = other.fill("/account/sign-in", Map.of("email", email, "password", "no such password"));
        Answer unknown = other.fill("/account/sign-in", Map.of("email", "x" + email, "password", "no such password"));

        assertThat(wrong.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(wrong.errors()).isEqualTo(unknown.errors());
    }

    @Test
    void whoWasSentToSignInComesBackToWhereTheyWere() {
        signedUp();
        visitor = new Visitor(port);
        Answer asked = visitor.get("/account/sessions");
        assertThat(asked.path()).isEqualTo("/account/sign-in?next=%2Faccount%2Fsessions");
        assertThat(visitor.submit(asked, "/account/sign-in", Map.of("email", email, "password", PASSWORD))
                        .path())
                .isEqualTo("/account/sessions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    void nobodyIsSentToAnotherSite(String next) {
        signedUp();
        visitor = new Visitor(port);
        Answer form = visitor.get("/account/sign-in");
        assertThat(visitor.submit(form, "/account/sign-in", Map.of("email", email, "password", PASSWORD, "next", next))
                        .path())
                .isEqualTo("/");
    }

    @Test
    void aForgottenPasswordIsReplacedByMailOnceAndEverySessionEnds() {
        signedUp();
        Visitor elsewhere = new Visitor(port);
        assertThat(elsewhere
                        .fill("/account/forgotten-password", Map.of("email", email))
                        .path())
                .isEqualTo("/account/check-mail");
        String link = MailForTests.link(MailForTests.await(email, 2));
        assertThat(elsewhere.fill(link, Map.of("password", "short")).status()).isEqualTo(422);
        assertThat(elsewhere
                        .fill(link, Map.of("password", "quite another pass"))
                        .path())
                .isEqualTo("/account/sign-in?done=password");

        assertThat(visitor.get("/account").path()).startsWith("/account/sign-in");
        assertThat(elsewhere.get(link).status()).isEqualTo(410);
        assertThat(signIn(PASSWORD).status()).isEqualTo(422);
        assertThat(signIn("quite another pass").path()).isEqualTo("/account");
        assertThat(MailForTests.text(MailForTests.await(email, 3))).contains("password", "was changed");
    }

    @Test
    void anUnknownAddressIsAnsweredAlikeAndGetsNoMail() {
        Answer unknown = visitor.fill("/account/forgotten-password", Map.of("email", email));
        assertThat(unknown.path()).isEqualTo("/account/check-mail");
        awaitOutbox();
        assertThat(MailForTests.to(email)).isEmpty();
    }

    @Test
    void aMailedLinkSignsInOnceAndOnlyByItsButton() {
        signedUp();
        Visitor elsewhere = new Visitor(port);
        elsewhere.fill("/account/sign-in/link", Map.of("email", email));
        String link = MailForTests.link(MailForTests.await(email, 2));

        new Visitor(port).get(link);
        Answer in = elsewhere.fill(link, Map.of());
        assertThat(in.path()).isEqualTo("/account");
        assertThat(new Visitor(port).get(link).status()).isEqualTo(410);
    }

    @Test
    void aMailedLinkExpires() {
        signedUp();
        visitor.fill("/account/sign-in/link", Map.of("email", email));
        String link = MailForTests.link(MailForTests.await(email, 2));
        assertThat(visitor.get(link).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(21));
        assertThat(visitor.get(link).status()).isEqualTo(410);
        assertThat(visitor.get(link.replace("sign-in/by-link", "new-password")).status())
                .isEqualTo(410);
    }

    @Test
    void tooManyPasswordsAreRefusedForAWhileAndRightOnesToo() {
        signedUp();
        visitor = new Visitor(port);
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("wrong password").status()).isEqualTo(422);
        }
        Answer refused = signIn(PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.errors()).singleElement().asString().contains("15 minutes");
        clock.advance(Duration.ofMinutes(16));
        assertThat(signIn(PASSWORD).path()).isEqualTo("/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/forgotten-password", "/account/sign-in/link", "/account/sign-up"})
    void noAddressIsFloodedWithMail(String form) {
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.fill(form, Map.of("email", email, "password", PASSWORD))
                            .path())
                    .isEqualTo("/account/check-mail");
        }
        assertThat(visitor.fill(form, Map.of("email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void thePasswordIsChangedWithTheOldOne() {
        signedUp();
        Visitor elsewhere = visitor;
        visitor = new Visitor(port);
        signIn(PASSWORD);

        Answer wrong =
                visitor.fill("/account/password", Map.of("current", "wrong one", "password", "quite another pass"));
        assertThat(wrong.errors()).containsExactly("That is not your password");
        Answer changed =
                visitor.fill("/account/password", Map.of("current", PASSWORD, "password", "quite another pass"));
        assertThat(changed.path()).isEqualTo("/account?done=password-changed");
        assertThat(elsewhere.get("/account").path()).startsWith("/account/sign-in");
    }

    @Test
    void aNewAddressCountsOnceItIsConfirmed() {
        signedUp();
        String old = email;
        String fresh = "new" + email;
        assertThat(visitor.fill("/account/email", Map.of("email", fresh, "current", "wrong"))
                        .status())
                .isEqualTo(422);
        Answer asked = visitor.fill("/account/email", Map.of("email", fresh, "current", PASSWORD));
        assertThat(asked.path()).isEqualTo("/account?done=email-asked");
        assertThat(asked.page().select("main").text()).contains(old);

        assertThat(visitor.fill(MailForTests.link(MailForTests.await(fresh, 1)), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(visitor.get("/account").page().select("main").text()).contains(fresh);
        assertThat(MailForTests.text(MailForTests.await(old, 2))).contains("address", "was changed");
        email = fresh;
        visitor = new Visitor(port);
        assertThat(signIn(PASSWORD).path()).isEqualTo("/account");
    }

    @Test
    void aNameIsShownAsText() {
        signedUp();
        visitor.fill("/account/name", Map.of("name", "  Ann <b>of</b>\tClover "));
        assertThat(visitor.get("/account").page().select("main").text()).contains("Ann <b>of</b> Clover");
        assertThat(visitor.fill("/account/name", Map.of("name", "\u202Ennab")).status())
                .isEqualTo(422);
        assertThat(visitor.fill("/account/name", Map.of("name", "x".repeat(81))).status())
                .isEqualTo(422);
    }

    @Test
    void sessionsAreListedAndEnded() {
        signedUp();
        Visitor first = visitor;
        Visitor second = visitor = new Visitor(port);
        signIn(PASSWORD);

        Answer list = second.get("/account/sessions");
        assertThat(list.page().select("tbody tr")).hasSize(2);
        assertThat(list.page().select("tbody tr").first().text()).contains("Firefox on Linux", "This browser");
        assertThat(list.page().html())
                .doesNotContain(second.cookies().stream()
                        .filter(cookie -> cookie.getName().equals("session"))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
        second.submit(list, "/account/sessions/end", Map.of());
        assertThat(first.get("/account").path()).startsWith("/account/sign-in");
        assertThat(second.get("/account").path()).isEqualTo("/account");

        visitor = first;
        signIn(PASSWORD);
        second.submit(second.get("/account/sessions"), "/account/sessions/end-all", Map.of());
        assertThat(first.get("/account").path()).startsWith("/account/sign-in");
        assertThat(second.get("/account").path()).startsWith("/account/sign-in");
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        signedUp();
        Visitor ann = visitor;
        visitor = new Visitor(port);
        signIn(PASSWORD);
        String handle = visitor.get("/account/sessions")
                .page()
                .select("input[name=handle]")
                .val();

        email = "bob" + email;
        visitor = new Visitor(port);
        signedUp();
        Answer page = visitor.get("/account");
        visitor.post(
                "/account/sessions/end",
                Map.of(
                        "handle",
                        handle,
                        "_csrf",
                        page.page().select("input[name=_csrf]").val()));
        assertThat(ann.get("/account").path()).isEqualTo("/account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/sign-in",
                "/account/sign-up",
                "/account/sign-out",
                "/account/password",
                "/account/email",
                "/account/name",
                "/account/sessions/end-all"
            })
    void aFormWithoutItsTokenIsRefused(String path) {
        signedUp();
        assertThat(visitor.post(path, Map.of("email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(visitor.get("/account").path()).isEqualTo("/account");
    }

    @Test
    void theOutboxIsNotThere() {
        assertThat(visitor.get("/outbox").status()).isEqualTo(404);
    }

    @Test
    void theAuditLogIsOnlyAddedTo() {
        signedUp();
        assertThat(jdbc.sql("select action from audit_entry where subject = 'account:' || (select id from account"
                                + " where email = :email) order by id")
                        .param("email", email)
                        .query(String.class)
                        .list())
                .startsWith("account-created");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> jdbc.sql("delete from audit_entry").update()))
                .hasMessageContaining("only added to");
    }

    private void signedUp() {
        visitor.fill("/account/sign-up", Map.of("email", email, "password", PASSWORD));
        Answer begun = visitor.fill(MailForTests.link(MailForTests.await(email, 1)), Map.of("password", PASSWORD));
        assertThat(begun.path()).isEqualTo("/account?done=signed-up");
    }

    private Answer signIn(String password) {
        return visitor.fill("/account/sign-in", Map.of("email", email, "password", password));
    }

    private HttpCookie cookie(String name) {
        return visitor.cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitOutbox() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (jdbc.sql("select count(*) from outgoing_mail where done_at is null")
                        .query(Long.class)
                        .single()
                > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private long accounts() {
        return jdbc.sql("select count(*) from account where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }
}
