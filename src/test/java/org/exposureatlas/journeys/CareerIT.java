package org.exposureatlas.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader does with the career part of a report: keep it, find it again, take it along on paper. */
@BrowserTest
class CareerIT {

    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @Test
    void aReaderSavesAnOccupationFindsItAgainAndRemovesIt(Browser browser) {
        Page page = browser.open("/occupations/roofers");
        Locator save = page.locator("[data-save]");
        assertThat(save.getAttribute("aria-pressed")).isEqualTo("false");
        save.click();
        assertThat(save.getAttribute("aria-pressed")).isEqualTo("true");
        page.navigate("/occupations/electricians");
        page.locator("[data-save]").click();

        page.navigate("/saved");
        assertThat(page.locator(".saved a").allInnerTexts()).containsExactly("Roofers", "Electricians");
        assertThat(page.locator("[data-compare]").getAttribute("href")).isEqualTo("/compare?o=roofers&o=electricians");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove: Roofers"))
                .click();
        assertThat(page.locator(".saved a").allInnerTexts()).containsExactly("Electricians");
        page.reload();
        assertThat(page.locator(".saved a").allInnerTexts()).containsExactly("Electricians");
    }

    @Test
    void withoutScriptsNothingPretendsToSave(Browser browser) {
        assertThat(browser.open("/occupations/roofers", View.DESKTOP.withoutScripts())
                        .locator("[data-save]")
                        .isVisible())
                .isFalse();
        assertThat(browser.open("/saved", View.DESKTOP.withoutScripts())
                        .locator("[data-noscript]")
                        .isVisible())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered-nurses", "postsecondary-teachers", "instructional-coordinators", "cooks"})
    void aReportIsPrintedOnSixPagesAtMost(String slug, Browser browser) {
        byte[] pdf = browser.open("/occupations/" + slug).pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        long pages = PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertThat(pages).isBetween(2L, 6L);
    }
}
