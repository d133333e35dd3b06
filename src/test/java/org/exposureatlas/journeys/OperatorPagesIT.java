package org.exposureatlas.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.support.Accessibility.assertAccessible;
import static org.exposureatlas.support.Accessibility.assertFitsItsWidth;
import static org.exposureatlas.support.Accessibility.assertReadableInTheDark;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.ingest.PlantedEdition;
import org.exposureatlas.ingest.Publication;
import org.exposureatlas.ingest.ReloadState.Phase;
import org.exposureatlas.ingest.Reloads;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.TryOutBrowserTest;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pages that no visitor finds by reading on: those of who runs the site, of who paid, and of editions that are
 * shown no more. No accessibility fault in light or dark, no sideways scrolling on the narrowest phone.
 */
@TryOutBrowserTest
class OperatorPagesIT {

    private static final String SOMEBODY = "account:903";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Publication publication;

    @Autowired
    Reloads reloads;

    @Autowired
    CurrentAtlas current;

    @TempDir
    Path folder;

    private Visitors visitors;
    private EditionInfo shown;

    @BeforeEach
    void startAnew() {
        jdbc.sql("delete from rate_limit").update();
        jdbc.sql("delete from local_mail").update();
        visitors = new Visitors(program);
        shown = current.get().edition();
    }

    @AfterEach
    void asItWas() {
        clock.reset();
        jdbc.sql("delete from reload").update();
        jdbc.sql("delete from webhook_event where gateway = 'nobody'").update();
        publication.rollBack(shown, AuditLog.PROGRAM, "");
    }

    @Test
    void accountsCodesAndPayments(Browser browser) {
        String email = UUID.randomUUID() + "@example.org";
        Visitor reader = visitors.reader(email);
        subscribe(reader);
        buyReport(reader);
        Visitor admin = admin();
        admin.submit(
                admin.get("/admin/codes"),
                "/admin/codes",
                Map.of(
                        "label",
                        "A library with a long name, of a town by the river",
                        "until",
                        "2099-12-31",
                        "seats",
                        "20"));
        String account = "/admin/accounts/" + visitors.id(email).value();
        admin.submit(
                admin.get(account),
                account + "/grant",
                Map.of("what", "report", "slug", "registered-nurses", "reason", "Asked for at the front desk"));
        jdbc.sql("""
                        insert into webhook_event (gateway, event_id, type, body, received_at, next_attempt_at, attempts, problem)
                        values ('nobody', :id, 'customer.subscription.updated', '{}', now(), '2999-01-01', 3, 'A number is missing')
                        """).param("id", "evt_" + UUID.randomUUID()).update();

        Page page = pageOf(browser, admin);
        look(page, "/admin/accounts");
        look(page, "/admin/accounts?q=" + email);
        look(page, "/admin/accounts?q=nobody@example.org");
        look(page, account);
        assertThat(page.locator("article form").count())
                .as("rights to take back")
                .isEqualTo(3);
        press(page, "form[action$=revoke] button");
        lookAtThis(page);
        page.navigate(account);
        press(page, "form[action$=grant] button");
        lookAtThis(page);
        look(page, "/admin/codes");
        press(page, "form[action='/admin/codes'] button");
        lookAtThis(page);
        look(page, "/admin/payments");
        assertThat(page.locator("form[action$=retry]").count()).isPositive();
        press(page, "form[action$=compare] button");
        lookAtThis(page);
        look(page, "/admin/audit");
        look(page, "/admin/audit?q=nothing-like-it");
    }

    @Test
    void theReloadAtEveryStepAndTheEditionsItLeaves(Browser browser) throws Exception {
        PlantedEdition other = PlantedEdition.in(folder);
        String old = shown.label();
        String email = UUID.randomUUID() + "@example.org";
        Visitor admin = visitors.admin(email);
        String actor = visitors.id(email).inAuditLog();
        Page page = pageOf(browser, admin);
        look(page, "/admin");
        look(page, "/admin/reload");

        reloads.startFromZip(actor, "hello.zip", "hello".getBytes(StandardCharsets.US_ASCII), true);
        await(Phase.REFUSED);
        look(page, "/admin/reload");
        reloads.startFromZip(actor, "atlas.zip", other.zip(), true);
        undisturbed(() -> {
            page.navigate("/admin/reload");
            assertAccessible(page);
        });
        await(Phase.STAGED);
        look(page, "/admin/reload");
        look(page, "/admin");
        page.navigate("/admin/reload");
        press(page, "form[action$=publish] button");
        await(Phase.PUBLISHED);
        look(page, "/admin/reload");

        String label = current.get().edition().label();
        assertThat(label).isNotEqualTo(old);
        look(page, "/admin/editions");
        look(page, "/admin/editions/" + old + "/rollback");
        look(page, "/editions");
        look(page, "/editions/" + label);
        look(page, "/editions/" + old);
        look(page, "/editions/" + old + "/occupations/roofers");
        look(page, "/editions/" + label + "/occupations/registered-nurses");

        jdbc.sql("delete from reload").update();
        reloads.startFromFolder(SOMEBODY, true);
        await(Phase.KNOWN);
        look(page, "/admin/reload");
    }

    @Test
    void whatSomebodyBoughtAndHowToFindIt(Browser browser) {
        Visitor guest = visitors.guest();
        Answer paid = buyReport(guest);
        String link = mailed("/purchases/open\\?secret=\\w+");
        Page page = pageOf(browser, guest);
        look(page, paid.path());
        look(page, link);
        look(page, link.replace("/open", "/receipt"));
        look(page, "/purchases/open?secret=nothing");
        look(page, "/purchases/receipt?secret=nothing");
        look(page, "/purchases/find");
        press(page, "main form button");
        lookAtThis(page);
        page.locator("main input[type=email]").fill("guest@example.org");
        press(page, "main form button");
        lookAtThis(page);
        look(page, "/occupations/registered-nurses/report.pdf");

        Visitor reader = visitors.reader(UUID.randomUUID() + "@example.org");
        Answer order = reader.submit(reader.get("/plans"), "/plans/pro", Map.of());
        page = pageOf(browser, reader);
        look(page, order.path());
        look(page, "/account/code");
        press(page, "main form button");
        lookAtThis(page);
        subscribe(reader);
        buyReport(reader);
        look(page, "/account/plan");
        look(page, "/account/plan/cancel");
        page.navigate("/account/plan");
        look(page, page.locator("main a[href*='/receipts/']").first().getAttribute("href"));
        for (String path : List.of(
                "/account",
                "/account/name",
                "/account/email",
                "/account/password",
                "/account/token",
                "/account/deletion",
                "/account/sessions",
                "/account/second-factor")) {
            look(page, path);
        }
    }

    private Visitor admin() {
        return visitors.admin(UUID.randomUUID() + "@example.org");
    }

    private static void subscribe(Visitor who) {
        pay(who, who.submit(who.get("/plans"), "/plans/pro", Map.of()));
    }

    private static Answer buyReport(Visitor who) {
        return pay(who, who.fill("/plans/report?o=roofers", Map.of("email", "guest@example.org")));
    }

    /** Through the page of the test gateway. */
    private static Answer pay(Visitor who, Answer order) {
        Answer checkout =
                who.get(order.page().select("a[href^=/test-gateway/checkout]").attr("href"));
        return who.submit(checkout, checkout.path() + "/pay", Map.of());
    }

    /** The first address of this form in the outbox, which gets its letters a moment after they were ordered. */
    private String mailed(String form) {
        java.util.regex.Pattern address = java.util.regex.Pattern.compile(form);
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            var found =
                    address.matcher(visitors.guest().get("/outbox").response().body());
            if (found.find()) {
                return found.group();
            }
            assertThat(System.nanoTime()).as("time for a letter").isLessThan(end);
            pause();
        }
    }

    private void await(Phase phase) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (reloads.state().orElseThrow().phase().isRunning()) {
            assertThat(System.nanoTime()).as("time for a reload").isLessThan(end);
            pause();
        }
        assertThat(reloads.state().orElseThrow().phase()).isEqualTo(phase);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The browser of somebody who is signed in already. */
    private Page pageOf(Browser browser, Visitor who) {
        Page page = browser.open("/about", View.DESKTOP);
        page.context()
                .addCookies(who.cookies().stream()
                        .map(cookie -> new Cookie(cookie.getName(), cookie.getValue())
                                .setUrl("http://127.0.0.1:" + port + "/"))
                        .toList());
        return page;
    }

    private static void press(Page page, String button) {
        page.locator(button).first().click();
    }

    private static void look(Page page, String path) {
        undisturbed(() -> {
            page.navigate(path);
            assertThat(page.url()).as("nobody is sent elsewhere").endsWith(path);
            lookAtThis(page);
        });
    }

    /** The page of a reload loads itself anew with each step, whatever is being done on it; steps are few. */
    private static void undisturbed(Runnable look) {
        for (int disturbed = 0; disturbed < 3; disturbed++) {
            try {
                look.run();
                return;
            } catch (PlaywrightException loadedAnew) {
                pause();
            }
        }
        look.run();
    }

    private static void lookAtThis(Page page) {
        assertThat(page.locator("h1").count()).as("h1 of " + page.url()).isOne();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(View.DESKTOP.width(), View.DESKTOP.height());
        assertReadableInTheDark(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(320, View.PHONE.height());
        assertAccessible(page);
        assertFitsItsWidth(page);
    }
}
