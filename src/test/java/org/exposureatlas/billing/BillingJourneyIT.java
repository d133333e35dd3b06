package org.exposureatlas.billing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.support.Accessibility.assertAccessible;
import static org.exposureatlas.support.Accessibility.assertFitsItsWidth;
import static org.exposureatlas.support.Hands.fill;
import static org.exposureatlas.support.Hands.heading;
import static org.exposureatlas.support.Hands.letter;
import static org.exposureatlas.support.Hands.press;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.TryOutBrowserTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who tries the program out: subscribes, cancels and lets time pass; buys one report without an account. */
@TryOutBrowserTest
class BillingJourneyIT {

    /** Nobody's yet, however often a test runs. */
    private final String email = "subscriber-" + UUID.randomUUID() + "@example.org";

    private static final String PASSWORD = "four tall old trees";

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startAnew() {
        jdbc.sql("delete from rate_limit").update();
        jdbc.sql("delete from local_mail").update();
        jdbc.sql("delete from trial_object").update();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void signUpSubscribeCancelAndLetThePeriodPass(Browser browser) {
        Page page = browser.open("/account/sign-up");
        fill(page, "E-mail address", email);
        fill(page, "Password", PASSWORD);
        press(page, "Continue");
        letter(page, "Confirm your address").locator("a").first().click();
        fill(page, "Password", PASSWORD);
        press(page, "Confirm and sign in");
        heading(page, "Your account");

        sections(page, false);
        page.navigate("/account");
        click(page, "See your plan and purchases");
        assertThat(page.locator("#closed")).isVisible();
        looksGood(page);
        page.getByRole(AriaRole.MAIN).getByText("See the plans").click();
        heading(page, "Plans");
        looksGood(page);
        press(page, "Subscribe to Pro");
        heading(page, "Your order");
        looksGood(page);
        click(page, "Continue to payment");
        heading(page, "Test gateway");
        looksGood(page);
        press(page, "Let the card be declined");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("declined");
        click(page, "Go back without paying");
        heading(page, "Your order");
        click(page, "Continue to payment");
        press(page, "Pay");
        heading(page, "Thank you");
        click(page, "See your plan and purchases");
        assertThat(page.locator("#open")).isVisible();
        looksGood(page);
        sections(page, true);
        page.navigate("/account/plan");
        click(page, "Cancel Pro");
        heading(page, "Cancel Pro");
        looksGood(page);
        press(page, "Cancel Pro");
        assertThat(page.locator("#open")).isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("does not renew");
        press(page, "Keep Pro after all");
        assertThat(page.locator(".standing")).containsText("Renews on");
        click(page, "Cancel Pro");
        press(page, "Cancel Pro");
        assertThat(page.locator("#open")).isVisible();
        sections(page, true);

        page.navigate("/test-gateway");
        heading(page, "Test gateway");
        looksGood(page);
        press(page, "Send the last webhooks again");
        press(page, "Let a month pass");
        page.navigate("/account/plan");
        assertThat(page.locator("#closed")).isVisible();
        assertThat(page.locator(".standing")).containsText("Ended on");
        sections(page, false);
        letter(page, "Pro has ended").locator("a").first().click();
    }

    @Test
    void subscribeRenewFailAndPayAndGetTheMoneyBack(Browser browser) {
        Page page = browser.open("/account/sign-up");
        fill(page, "E-mail address", email);
        fill(page, "Password", PASSWORD);
        press(page, "Continue");
        letter(page, "Confirm your address").locator("a").first().click();
        fill(page, "Password", PASSWORD);
        press(page, "Confirm and sign in");
        page.navigate("/plans");
        press(page, "Subscribe to Pro");
        click(page, "Continue to payment");
        press(page, "Pay");
        page.navigate("/test-gateway");
        page.locator("button:text-is('Let the period pass')").click();
        page.locator("button:text-is('Let the next payment fail')").click();
        page.locator("button:text-is('Let the period pass')").click();
        page.navigate("/account/plan");
        assertThat(page.locator(".notice--warning")).containsText("failed");
        assertThat(page.locator("#open")).isVisible();
        assertThat(page.locator("tbody tr")).hasCount(2);
        looksGood(page);
        page.navigate("/test-gateway");
        press(page, "Let the grace period pass");
        page.navigate("/account/plan");
        assertThat(page.locator("#closed")).isVisible();
        page.navigate("/test-gateway");
        page.locator("button:text-is('Pay what is open')").click();
        page.navigate("/account/plan");
        assertThat(page.locator("#open")).isVisible();
        page.navigate("/test-gateway");
        page.locator("button:text-is('Refund')").first().click();
        page.navigate("/account/plan");
        assertThat(page.locator("#closed")).isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Given back");
        page.locator("main a:text-is('Receipt')").first().click();
        looksGood(page);
    }

    @Test
    void aGuestBuysOneReportAndGetsItAgainLater(Browser browser) {
        Page page = browser.open("/plans?o=roofers", View.PHONE);
        looksGood(page);
        click(page, "Buy this report: Roofers");
        heading(page, "Roofers: the report as a PDF");
        looksGood(page);
        press(page, "Continue");
        assertThat(page).hasTitle("Error: Roofers: the report as a PDF · Exposure Atlas");
        fill(page, "E-mail address", "guest@example.org");
        press(page, "Continue");
        click(page, "Continue to payment");
        press(page, "Pay");
        heading(page, "Thank you");
        looksGood(page);
        letter(page, "Your report").locator("a").first().click();
        heading(page, "Your report");
        looksGood(page);
        String link = page.url();
        downloads(page);

        clock.advance(Duration.ofDays(1_000));
        Page later = browser.open(link.replaceFirst("^https?://[^/]+", ""), View.PHONE);
        heading(later, "Your report");
        downloads(later);
        click(later, "Receipt");
        assertThat(later.getByRole(AriaRole.MAIN)).containsText("$5");
    }

    /** Whether the paid sections of an occupation are there. */
    private static void sections(Page page, boolean open) {
        page.navigate("/occupations/roofers");
        assertThat(page.locator("section#heatmap .heatmap__table")).hasCount(open ? 1 : 0);
        assertThat(page.locator("section#heatmap .locked")).hasCount(open ? 0 : 1);
    }

    private static void downloads(Page page) {
        String download = page.getByRole(AriaRole.MAIN).locator("a.button").getAttribute("href");
        assertThat(download).startsWith("/occupations/roofers/report.pdf?purchase=");
        APIResponse file = page.request().get(page.url().replaceFirst("(https?://[^/]+).*", "$1") + download);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers()).containsEntry("content-type", "application/pdf");
        assertThat(file.headers().get("cache-control")).contains("private");
        APIResponse without =
                page.request().get(page.url().replaceFirst("(https?://[^/]+).*", "$1/occupations/roofers/report.pdf"));
        assertThat(without.status()).isEqualTo(403);
    }

    private static void looksGood(Page page) {
        assertAccessible(page);
        assertFitsItsWidth(page);
    }

    private static void click(Page page, String name) {
        page.getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
