package org.exposureatlas.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.support.Accessibility.assertAccessible;
import static org.exposureatlas.support.Accessibility.assertFitsItsWidth;
import static org.exposureatlas.support.Hands.fill;
import static org.exposureatlas.support.Hands.heading;
import static org.exposureatlas.support.Hands.letter;
import static org.exposureatlas.support.Hands.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
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

/** Somebody who tries the program out: from an address to an account with a second factor, and out of it again. */
@TryOutBrowserTest
class AccountJourneyIT {

    /** Nobody's yet, however often a test runs. */
    private final String email = "journey-" + UUID.randomUUID() + "@example.org";

    private static final String PASSWORD = "four tall old trees";

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startCountingAnew() {
        jdbc.sql("delete from rate_limit").update();
        jdbc.sql("delete from local_mail").update();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void signUpVerifySecondFactorAndSignOutEverywhere(Browser browser) {
        Page page = browser.open("/", View.PHONE);
        click(page, "Sign in");
        click(page, "Create an account");
        fill(page, "E-mail address", "nobody");
        press(page, "Continue");
        assertThat(page).hasTitle("Error: Create an account · Exposure Atlas");
        accessible(page);
        page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByLabel("E-mail address")).isFocused();

        fill(page, "E-mail address", email);
        fill(page, "Password", PASSWORD);
        press(page, "Continue");
        heading(page, "Check your mail");
        accessible(page);
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first().click();
        Locator letter = letter(page, "Confirm your address");
        accessible(page);
        letter.locator("a").first().click();
        heading(page, "Confirm your address");
        fill(page, "Password", PASSWORD);
        press(page, "Confirm and sign in");
        heading(page, "Your account");
        accessible(page);

        click(page, "Change your second factor");
        heading(page, "Second factor");
        accessible(page);
        byte[] key = key(page.locator(".account-secret").innerText());
        fill(page, "Code", Totp.code(key, clock.instant()));
        press(page, "Turn it on");
        heading(page, "Your recovery codes");
        accessible(page);
        click(page, "Continue");
        press(page, "Sign out");

        click(page, "Sign in");
        fill(page, "E-mail address", email);
        fill(page, "Password", PASSWORD);
        press(page, "Sign in");
        heading(page, "Enter the code");
        accessible(page);
        clock.advance(Duration.ofSeconds(30));
        fill(page, "Code", Totp.code(key, clock.instant()));
        press(page, "Sign in");
        heading(page, "Your account");

        click(page, "See where you are signed in");
        heading(page, "Where you are signed in");
        accessible(page);
        press(page, "Sign out everywhere");
        heading(page, "Sign in");
        page.navigate("/account");
        heading(page, "Sign in");
    }

    private static void click(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void accessible(Page page) {
        assertAccessible(page);
        assertFitsItsWidth(page);
    }

    /** The bytes of a key that is written in base 32. */
    private static byte[] key(String letters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : letters.replaceAll("\\s", "").toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
