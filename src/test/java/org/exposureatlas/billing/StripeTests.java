package org.exposureatlas.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.support.MailForTests;
import org.exposureatlas.support.PostgresForTests;
import org.exposureatlas.support.StripeForTests;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Buying through Stripe, over HTTP on both sides: what it is asked, and what it tells. */
@WebTest
@ExtendWith(OutputCaptureExtension.class)
class StripeTests {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SESSIONS = "/v1/checkout/sessions";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    WebhookInbox inbox;

    @Autowired
    Notices notices;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    LoggingSystem logging;

    private final WireMockServer stripe = StripeForTests.server();
    private Visitors visitors;
    private Visitor visitor;
    private String email;

    @BeforeEach
    void somebody() {
        jdbc.sql("delete from rate_limit").update();
        stripe.resetAll();
        visitors = new Visitors(program);
        email = "payer" + PEOPLE.incrementAndGet() + "@example.org";
        visitor = visitors.reader(email);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    // What Stripe is asked

    @Test
    void subscribingAsksForACheckoutWithThePriceFromTheSettings() {
        UUID purchase = subscribe();

        LoggedRequest asked =
                stripe.findAll(postRequestedFor(urlEqualTo(SESSIONS))).getLast();
        assertThat(asked.getHeader("Authorization")).isEqualTo("Bearer " + StripeForTests.SECRET_KEY);
        assertThat(asked.getHeader("Idempotency-Key")).isEqualTo("checkout-" + purchase);
        assertThat(asked.getHeader("Stripe-Version")).isNotBlank();
        assertThat(form(asked))
                .contains(
                        "mode=subscription",
                        "line_items[0][price_data][unit_amount]=900",
                        "line_items[0][price_data][currency]=usd",
                        "line_items[0][price_data][recurring][interval]=month",
                        "client_reference_id=" + purchase,
                        "metadata[atlas_purchase]=" + purchase,
                        "subscription_data[metadata][atlas_purchase]=" + purchase,
                        "customer_email=" + email,
                        "success_url=https://atlas.example/plans/orders/" + purchase + "/done",
                        "cancel_url=https://atlas.example/plans/orders/" + purchase);
        assertThat(form(asked)).noneMatch(field -> field.contains("card") || field.contains("number"));

        // Somebody who comes back within the hour is sent to the same page.
        Answer again = visitor.submit(visitor.get("/plans"), "/plans/pro", Map.of());
        assertThat(again.path()).isEqualTo("/plans/orders/" + purchase);
        assertThat(again.page().select("a.button").attr("href")).isEqualTo("https://checkout.stripe.com/c/pay/cs_1");
        stripe.verify(1, postRequestedFor(urlEqualTo(SESSIONS)));
    }

    @Test
    void oneReportIsPaidOnceAndAGuestNeedsAnAddressOnly() {
        stubCheckout();
        Visitor guest = visitors.guest();
        Answer order = guest.fill("/plans/report?o=roofers", Map.of("email", "Guest" + email));
        UUID purchase = number(order);
        assertThat(form(stripe.findAll(postRequestedFor(urlEqualTo(SESSIONS))).getLast()))
                .contains(
                        "mode=payment",
                        "line_items[0][price_data][unit_amount]=500",
                        "payment_intent_data[metadata][atlas_purchase]=" + purchase,
                        "customer_email=guest" + email)
                .noneMatch(field -> field.contains("recurring"));
        // The address is not shown whole to whoever has the number of the order.
        assertThat(order.page().text()).contains("g…@example.org").doesNotContain("guest" + email);

        tell(StripeEvents.reportCheckout(purchase, "pi_" + purchase, clock.instant()));
        assertThat(guest.get("/plans/orders/" + purchase + "/done").page().text())
                .contains("is on its way");
        MimeMessage mail = MailForTests.await("guest" + email, 1);
        String link = MailForTests.link(mail);
        Answer opened = visitors.guest().get(link);
        String download = opened.page().select("a.button").attr("href");
        assertThat(download).startsWith("/occupations/roofers/report.pdf?purchase=");
        assertThat(visitors.guest()
                        .get(opened.page().select("a:contains(Receipt)").attr("href"))
                        .page()
                        .text())
                .contains("$5", "Paid");
        assertThat(visitors.guest().get("/purchases/open?secret=wrong").status())
                .isEqualTo(410);

        // Again by the address, for as long as the money stays.
        visitors.guest().fill("/purchases/find", Map.of("email", "guest" + email));
        assertThat(MailForTests.text(MailForTests.await("guest" + email, 2))).contains("/purchases/open?secret=");
        tell(StripeEvents.refunded("pi_" + purchase, 500, 500, clock.instant()));
        assertThat(visitors.guest().get(link).page().select("a.button")).isEmpty();
        assertThat(MailForTests.text(MailForTests.await("guest" + email, 3))).contains("was returned");
    }

    static List<ResponseDefinitionBuilder> outages() {
        return List.of(
                aResponse().withStatus(500).withBody("{\"error\":{\"type\":\"api_error\"}}"),
                aResponse()
                        .withStatus(429)
                        .withBody("{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"rate_limit\"}}"),
                aResponse().withStatus(503).withBody("<html>away</html>"),
                aResponse().withStatus(500),
                aResponse().withStatus(200).withBody("<html>hello</html>"),
                aResponse().withStatus(200).withFixedDelay(2_000).withBody("{}"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whenStripeDoesNotAnswerTheReaderIsToldAndNothingIsLeftBehind(ResponseDefinitionBuilder outage) {
        stripe.stubFor(post(SESSIONS).willReturn(outage));
        long before = purchases();

        Answer answer = visitor.submit(visitor.get("/plans"), "/plans/pro", Map.of());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.page().select("h1").text()).isEqualTo("The payment service does not answer");
        assertThat(answer.page().text()).contains("Nothing was charged");
        assertThat(purchases()).isEqualTo(before);
        // Tried again with the same key, so that whatever Stripe did it did once.
        List<LoggedRequest> tries = stripe.findAll(postRequestedFor(urlEqualTo(SESSIONS)));
        assertThat(tries.stream()
                        .map(request -> request.getHeader("Idempotency-Key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void cancelingTakesTwoClicksAndHoldsAtOnce() {
        UUID purchase = subscribe();
        Instant end = paySubscription(purchase);
        stripe.stubFor(post(urlEqualTo("/v1/subscriptions/sub_" + purchase))
                .withRequestBody(equalTo("cancel_at_period_end=true"))
                .willReturn(okJson(body(StripeEvents.subscription(
                        "updated", purchase, "sub_" + purchase, "active", clock.instant(), end, true, null)))));

        Answer plan = visitor.get("/account/plan");
        Answer sure = visitor.get(plan.page().select("a:contains(Cancel Pro)").attr("href"));
        Answer canceled = visitor.submit(sure, "/account/plan/cancel", Map.of());

        assertThat(canceled.path()).isEqualTo("/account/plan?done=canceled");
        assertThat(canceled.page().text()).contains("Pro is canceled", "does not renew");
        assertThat(canceled.page().select("#open")).isNotEmpty();
        assertThat(MailForTests.text(MailForTests.await(email, 2))).contains("Nothing more will be charged");
        clock.advance(Duration.between(clock.instant(), end));
        assertThat(visitor.get("/account/plan").page().select("#closed")).isNotEmpty();
        notices.tellWhatTimeBrought();
        assertThat(MailForTests.text(MailForTests.await(email, 3))).contains("ended on");
    }

    @Test
    void whoseAccountIsErasedIsChargedNoMore() {
        UUID purchase = subscribe();
        paySubscription(purchase);
        stripe.stubFor(com.github.tomakehurst.wiremock.client.WireMock.delete(
                        urlPathEqualTo("/v1/subscriptions/sub_" + purchase))
                .willReturn(okJson("{\"id\":\"sub_" + purchase + "\",\"object\":\"subscription\"}")));
        program.getBean(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(status ->
                        program.publishEvent(new org.exposureatlas.account.AccountErased(visitors.id(email))));

        subscriptions.endThoseAskedFor();

        stripe.verify(com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor(
                urlPathEqualTo("/v1/subscriptions/sub_" + purchase)));
        assertThat(jdbc.sql("select account_id from purchase where id = :id and email is null")
                        .param("id", purchase)
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("account_id")).isNull());
    }

    @Test
    void whoIsPaidBackIsChargedNoMore() {
        UUID purchase = subscribe();
        paySubscription(purchase);
        stripe.stubFor(com.github.tomakehurst.wiremock.client.WireMock.delete(
                        urlPathEqualTo("/v1/subscriptions/sub_" + purchase))
                .willReturn(okJson("{\"id\":\"sub_" + purchase + "\",\"object\":\"subscription\"}")));
        String refund = StripeEvents.refunded("pi_" + purchase, 900, 900, clock.instant());

        tell(refund);
        tell(refund);
        subscriptions.endThoseAskedFor();
        subscriptions.endThoseAskedFor();

        assertThat(visitor.get("/account/plan").page().select("#closed")).isNotEmpty();
        stripe.verify(
                1,
                com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor(
                        urlPathEqualTo("/v1/subscriptions/sub_" + purchase)));
    }

    @Test
    void thePortalIsALinkAndNoForm() {
        UUID purchase = subscribe();
        paySubscription(purchase);
        stripe.stubFor(post("/v1/billing_portal/sessions")
                .withRequestBody(containing("customer=cus_" + purchase))
                .willReturn(
                        okJson("{\"object\":\"billing_portal.session\",\"url\":\"https://billing.stripe.com/p/1\"}")));
        Answer portal = visitor.submit(visitor.get("/account/plan"), "/account/plan/portal", Map.of());
        assertThat(portal.page().select("a[href=https://billing.stripe.com/p/1]"))
                .hasSize(1);
    }

    @Test
    void theBooksAreComparedAndDifferencesAreNamed() throws Exception {
        UUID same = subscribe();
        paySubscription(same);
        UUID lost = UUID.randomUUID();
        stripe.stubFor(get(urlPathEqualTo(SESSIONS))
                .willReturn(
                        okJson("{\"object\":\"list\",\"url\":\"/v1/checkout/sessions\",\"has_more\":false,\"data\":["
                                + "{\"id\":\"cs_1\",\"object\":\"checkout.session\",\"payment_status\":\"paid\",\"metadata\":{\"atlas_purchase\":\""
                                + same
                                + "\"},\"subscription\":{\"id\":\"sub_1\",\"object\":\"subscription\",\"status\":\"active\",\"cancel_at_period_end\":true}},"
                                + "{\"id\":\"cs_2\",\"object\":\"checkout.session\",\"payment_status\":\"paid\",\"metadata\":{\"atlas_purchase\":\""
                                + lost + "\"}}]}")));

        assertThat(reconciliation.differences())
                .contains(
                        new Reconciliation.Difference("renews-here", same.toString()),
                        new Reconciliation.Difference("unknown-here", lost.toString()))
                .doesNotContain(new Reconciliation.Difference("open-but-unpaid", same.toString()));
    }

    @Test
    void theCommandSaysSo() {
        subscribe();
        stripe.stubFor(get(urlPathEqualTo(SESSIONS))
                .willReturn(
                        okJson("{\"object\":\"list\",\"url\":\"/v1/checkout/sessions\",\"has_more\":false,\"data\":["
                                + "{\"id\":\"cs_2\",\"object\":\"checkout.session\",\"payment_status\":\"paid\","
                                + "\"metadata\":{\"atlas_purchase\":\"00000000-0000-4000-8000-000000000000\"}}]}")));
        assertThat(reconcile()).startsWith("1 ").contains("unknown-here 00000000-0000-4000-8000-000000000000");
        stripe.stubFor(get(urlPathEqualTo(SESSIONS)).willReturn(aResponse().withStatus(500)));
        assertThat(reconcile()).startsWith("3 ").doesNotContain(StripeForTests.SECRET_KEY);
    }

    /** @return the exit code, and what is printed */
    private static String reconcile() {
        PostgresForTests.Connected database = PostgresForTests.connected();
        List<String> words = new ArrayList<>(List.of(
                "reconcile",
                "--spring.datasource.url=" + database.url(),
                "--atlas.billing.stripe.secret-key=" + StripeForTests.SECRET_KEY,
                "--atlas.billing.stripe.webhook-secret=" + StripeForTests.WEBHOOK_SECRET,
                "--atlas.billing.stripe.api-base=http://127.0.0.1:"
                        + StripeForTests.server().port()));
        if (database.username() != null) {
            words.add("--spring.datasource.username=" + database.username());
            words.add("--spring.datasource.password=" + database.password());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ReconcileCommand.run(words, new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    // What Stripe tells

    @Test
    void whatIsToldOnceOrTenTimesIsTheSame() {
        UUID purchase = subscribe();
        assertThat(visitor.get("/account/plan").page().select("#closed")).isNotEmpty();
        List<String> story = story(purchase);
        List<String> told = new ArrayList<>(story);
        told.addAll(story);
        Collections.shuffle(told, new Random(7));
        told.forEach(event -> assertThat(tell(event)).isEqualTo(200));
        assertThat(visitor.get("/account/plan").page().select("#open")).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from entitlement_event where purchase_id = :id")
                        .param("id", purchase)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        MailForTests.await(email, 1);
        assertThat(MailForTests.to(email)).hasSize(1);
    }

    @Test
    void whatIsForgedOrOldIsRefusedAndNotKept() {
        UUID purchase = UUID.randomUUID();
        String event = StripeEvents.subscriptionCheckout(purchase, "sub_x", clock.instant());
        String signature = StripeForTests.sign(event, clock.instant());
        assertThat(tell(event, "")).isEqualTo(400);
        assertThat(tell(event, null)).isEqualTo(400);
        assertThat(tell(event, "t=abc,v1=00")).isEqualTo(400);
        assertThat(tell(event, "t")).isEqualTo(400);
        assertThat(tell(event, signature.replaceFirst("v1=.", "v1=0").replaceFirst(".$", "x")))
                .isEqualTo(400);
        assertThat(tell(event.replace("900", "901"), signature)).isEqualTo(400);
        assertThat(tell(event, StripeForTests.sign(event, clock.instant().minusSeconds(301))))
                .isEqualTo(400);
        assertThat(tell("no event", StripeForTests.sign("no event", clock.instant())))
                .isEqualTo(400);
        assertThat(tell("{}", StripeForTests.sign("{}", clock.instant()))).isEqualTo(400);
        assertThat(stored(event)).isZero();
        assertThat(tell(event, StripeForTests.sign(event, clock.instant().minusSeconds(240))))
                .isEqualTo(200);
        assertThat(stored(event)).isOne();
        assertThat(send("/webhooks/test", event, signature)).isEqualTo(404);
    }

    @Test
    void whatIsOfNoUseIsKeptAndAcknowledged() {
        String event = StripeEvents.event(
                StripeEvents.id(), "customer.tax_id.created", clock.instant(), Map.of("id", "txi_1"));
        assertThat(tell(event)).isEqualTo(200);
        assertThat(outcome(event)).isEqualTo("ignored");
    }

    @Test
    void whatCannotBeAppliedIsKeptAndTriedAgainByAnAdminToo() {
        String event = StripeEvents.event(
                StripeEvents.id(),
                "invoice.paid",
                clock.instant(),
                Map.of("id", "in_x", "subscription", "sub_x", "amount_paid", 1, "currency", "usd"));
        assertThat(tell(event)).isEqualTo(200);
        Visitor admin = visitors.admin("admin-" + email);
        Answer page = admin.get("/admin/payments");
        assertThat(page.page().text()).contains("The invoice names no period");
        String id = StripeEvents.read(event).path("id").asString();
        long number = jdbc.sql("select id from webhook_event where event_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
        // As if the fault had been ours, and a new version could read it.
        jdbc.sql("update webhook_event set body = :body where id = :id")
                .param(
                        "body",
                        StripeEvents.invoicePaid(
                                UUID.randomUUID(),
                                "sub_x",
                                "in_x",
                                clock.instant(),
                                clock.instant(),
                                clock.instant().plus(DAY)))
                .param("id", number)
                .update();
        Answer after = admin.submit(page, "/admin/payments/" + number + "/retry", Map.of());
        assertThat(after.page().text()).doesNotContain(id);
        assertThat(outcome(event)).isEqualTo("applied");
        assertThat(visitor.get("/admin/payments").status()).isEqualTo(403);
    }

    @Test
    void whatWasStoredAndNotAppliedIsAppliedLater() {
        UUID purchase = subscribe();
        for (String event : story(purchase)) {
            inbox.store("stripe", StripeEvents.read(event).path("id").asString(), "any", event);
        }
        assertThat(visitor.get("/account/plan").page().select("#closed")).isNotEmpty();
        inbox.applyAllThatAreDue();
        assertThat(visitor.get("/account/plan").page().select("#open")).isNotEmpty();
    }

    @Test
    void aFailedPaymentIsWrittenAboutOnceAndEverythingStaysOpenForAWhile() {
        UUID purchase = subscribe();
        Instant end = paySubscription(purchase);
        MailForTests.await(email, 1);
        clock.advance(Duration.between(clock.instant(), end).plusSeconds(60));
        for (int attempt = 0; attempt < 3; attempt++) {
            tell(StripeEvents.invoiceFailed(
                    purchase, "sub_" + purchase, "in_2" + purchase, clock.instant(), end, end.plus(DAY)));
        }
        String mail = MailForTests.text(MailForTests.await(email, 2));
        assertThat(mail).contains("failed", Dates.day(end.plus(Duration.ofDays(7))));
        Answer plan = visitor.get("/account/plan");
        assertThat(plan.page().select("#open")).isNotEmpty();
        assertThat(plan.page().select(".notice--warning").text()).contains("failed");
        clock.advance(Duration.ofDays(7));
        assertThat(visitor.get("/account/plan").page().select("#closed")).isNotEmpty();
        assertThat(MailForTests.to(email)).hasSize(2);
    }

    @Test
    void noSecretIsLogged(CapturedOutput output) {
        logging.setLogLevel("org.exposureatlas", LogLevel.TRACE);
        logging.setLogLevel("com.stripe", LogLevel.TRACE);
        try {
            UUID purchase = subscribe();
            paySubscription(purchase);
            tell("{}", "t=1,v1=2");
            stripe.stubFor(post(SESSIONS)
                    .willReturn(aResponse()
                            .withStatus(400)
                            .withBody("{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Bad address: "
                                    + email + "\",\"code\":\"email_invalid\"}}")));
            visitors.guest().fill("/plans/report?o=roofers", Map.of("email", email));
            assertThat(output.getAll()).contains("email_invalid");
            assertThat(output.getAll())
                    .doesNotContain(
                            StripeForTests.SECRET_KEY, StripeForTests.WEBHOOK_SECRET, email, "checkout.stripe.com");
            assertThat(program.getBean(BillingSettings.class).toString())
                    .doesNotContain(StripeForTests.SECRET_KEY, StripeForTests.WEBHOOK_SECRET);
        } finally {
            logging.setLogLevel("org.exposureatlas", LogLevel.INFO);
            logging.setLogLevel("com.stripe", null);
        }
    }

    // By hand

    @Test
    void anAccessCodeOpensProForAsManyPeopleAsItHasPlaces() {
        Visitor admin = visitors.admin("admin-" + email);
        String lastDay = java.time.LocalDate.ofInstant(clock.instant().plus(DAY), java.time.ZoneOffset.UTC)
                .toString();
        assertThat(admin.fill("/admin/codes", Map.of("label", "", "until", "soon", "seats", "0"))
                        .errors())
                .hasSize(3);
        String code = admin.fill("/admin/codes", Map.of("label", "Library of " + email, "until", lastDay, "seats", "1"))
                .page()
                .select("tr:contains(Library of " + email + ") .code")
                .text();
        assertThat(code).matches("[A-Z0-9]{4}(-[A-Z0-9]{4}){2}");

        assertThat(visitor.fill("/account/code", Map.of("code", "AAAA-AAAA-AAAA"))
                        .errors())
                .singleElement()
                .asString()
                .contains("not one of our codes");
        Answer redeemed =
                visitor.fill("/account/code", Map.of("code", code.toLowerCase().replace("-", " ")));
        assertThat(redeemed.path()).isEqualTo("/account/plan?done=code");
        assertThat(redeemed.page().text()).contains("access code of Library of " + email);
        assertThat(redeemed.page().select("#open")).isNotEmpty();
        assertThat(visitor.fill("/account/code", Map.of("code", code)).errors().getFirst())
                .contains("already");
        assertThat(visitors.reader("late-" + email)
                        .fill("/account/code", Map.of("code", code))
                        .errors()
                        .getFirst())
                .contains("taken");
        clock.advance(DAY.multipliedBy(2));
        assertThat(visitor.get("/account/plan").page().select("#closed")).isNotEmpty();
    }

    @Test
    void anAdminSeesWhyGivesAndTakesBackWithAReason() {
        Visitor admin = visitors.admin("admin-" + email);
        Answer found = admin.get("/admin/accounts?q=" + email);
        String own = found.page().select("main a[href^=/admin/accounts/]").attr("href");
        Answer account = admin.get(own);
        assertThat(admin.submit(account, own + "/grant", Map.of("what", "report", "slug", "none", "until", "x"))
                        .errors())
                .hasSize(3);
        admin.submit(account, own + "/grant", Map.of("what", "pro", "slug", "", "until", "", "reason", "a journalist"));
        assertThat(visitor.get("/account/plan").page().select("#open")).isNotEmpty();
        Answer given = admin.get(own);
        assertThat(given.page().text()).contains("a journalist", "entitlement-granted", "granted");

        assertThat(admin.submit(given, own + "/revoke", Map.of("why", "")).errors())
                .hasSize(1);
        admin.submit(given, own + "/revoke", Map.of("why", "by mistake"));
        assertThat(visitor.get("/account/plan").page().select("#closed")).isNotEmpty();
        assertThat(admin.get(own).page().text()).contains("entitlement-revoked", "by mistake");
        assertThat(visitor.get("/account/export.json").response().body()).contains("revoked");
    }

    @Test
    void anOrderIsShownToWhoseItIsAlone() {
        UUID purchase = subscribe();
        assertThat(visitors.guest().get("/plans/orders/" + purchase).status()).isEqualTo(404);
        assertThat(visitors.reader("other-" + email)
                        .get("/plans/orders/" + purchase)
                        .status())
                .isEqualTo(404);
        assertThat(visitors.guest().get("/test-gateway").status()).isEqualTo(404);
    }

    @Test
    void whatHappenedIsNeverChanged() {
        paySubscription(subscribe());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("delete from entitlement_event").update())
                .hasMessageContaining("only added to");
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        jdbc.sql("update entitlement_event set until_at = null").update())
                .hasMessageContaining("only added to");
    }

    // Helpers

    private void stubCheckout() {
        stripe.stubFor(post(SESSIONS)
                .willReturn(okJson("{\"id\":\"cs_1\",\"object\":\"checkout.session\","
                        + "\"url\":\"https://checkout.stripe.com/c/pay/cs_1\"}")));
    }

    private UUID subscribe() {
        stubCheckout();
        return number(visitor.submit(visitor.get("/plans"), "/plans/pro", Map.of()));
    }

    private static UUID number(Answer order) {
        assertThat(order.path()).startsWith("/plans/orders/");
        return UUID.fromString(order.path().substring("/plans/orders/".length()));
    }

    private List<String> story(UUID purchase) {
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofDays(30));
        String subscription = "sub_" + purchase;
        return List.of(
                StripeEvents.subscription("created", purchase, subscription, "active", now, end, false, null),
                StripeEvents.subscriptionCheckout(purchase, subscription, now),
                StripeEvents.invoicePaid(purchase, subscription, "in_" + purchase, now, now, end),
                StripeEvents.invoicePayment("in_" + purchase, "pi_" + purchase, now));
    }

    /** @return the end of the period */
    private Instant paySubscription(UUID purchase) {
        Instant end =
                Instant.ofEpochSecond(clock.instant().plus(Duration.ofDays(30)).getEpochSecond());
        story(purchase).forEach(this::tell);
        return end;
    }

    private int tell(String event) {
        return tell(event, StripeForTests.sign(event, clock.instant()));
    }

    private int tell(String event, String signature) {
        return send("/webhooks/stripe", event, signature);
    }

    private int send(String path, String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("Stripe-Signature", signature);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String body(String event) {
        return StripeEvents.read(event).path("data").path("object").toString();
    }

    private long stored(String event) {
        return jdbc.sql("select count(*) from webhook_event where event_id = :id")
                .param("id", StripeEvents.read(event).path("id").asString())
                .query(Long.class)
                .single();
    }

    private String outcome(String event) {
        return jdbc.sql("select outcome from webhook_event where event_id = :id")
                .param("id", StripeEvents.read(event).path("id").asString())
                .query(String.class)
                .single();
    }

    private long purchases() {
        return jdbc.sql("select count(*) from purchase").query(Long.class).single();
    }

    private static List<String> form(LoggedRequest request) {
        return java.util.Arrays.stream(request.getBodyAsString().split("&"))
                .map(field -> java.net.URLDecoder.decode(field, java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
