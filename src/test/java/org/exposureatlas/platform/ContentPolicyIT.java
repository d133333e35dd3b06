package org.exposureatlas.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.BrowserTest;
import org.junit.jupiter.api.Test;

/** The content policy as a browser keeps it. */
@BrowserTest
class ContentPolicyIT {

    @Test
    void aStyleOfThisSiteIsUsed(Browser browser) {
        Page page = browser.open("/trial/page.html");

        assertThat(page.getByRole(AriaRole.HEADING)).hasCSS("color", "rgb(0, 51, 102)");
    }

    @Test
    void aScriptInsideAPageDoesNotRun(Browser browser) {
        Page page = browser.open("/trial/inline-script.html");

        assertThat(page.title()).isEqualTo("Before");
        assertThat(browser.forgiveBreaches()).singleElement().asString().contains("Content Security Policy");
    }

    @Test
    void nothingIsFetchedFromAnotherHost(Browser browser) {
        browser.open("/trial/other-host.html", View.PHONE.withoutScripts());

        assertThat(browser.forgiveBreaches()).isNotEmpty();
    }
}
