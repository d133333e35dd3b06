package org.exposureatlas.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What somebody does on a page with forms, by the names they read there. */
public final class Hands {

    private Hands() {}

    public static void press(Page page, String name) {
        page.getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    public static void fill(Page page, String label, String value) {
        page.getByRole(AriaRole.MAIN)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .fill(value);
    }

    public static void heading(Page page, String text) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(text);
    }

    /** Opens the outbox, where a letter comes a moment after it was ordered. */
    public static Locator letter(Page page, String subject) {
        page.navigate("/outbox");
        Locator letter = page.locator(".letter", new Page.LocatorOptions().setHasText(subject));
        for (int i = 0; i < 100 && letter.count() == 0; i++) {
            page.waitForTimeout(200);
            page.reload();
        }
        assertThat(letter.first()).isVisible();
        return letter.first();
    }
}
