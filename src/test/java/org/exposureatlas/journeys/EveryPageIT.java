package org.exposureatlas.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.BrowserTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.TestPropertySource;

/**
 * One page of every kind, as a reader sees it: no accessibility fault in light or dark, no sideways scrolling on the
 * narrowest phone, everything there without scripts. That no request leaves the host every browser test checks.
 */
@BrowserTest
@TestPropertySource(properties = "atlas.style-guide=true")
class EveryPageIT {

    private static final String MISSING = "/nothing/here";

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/occupations",
                "/occupations/instructional-coordinators",
                "/occupations/military-careers",
                "/occupations/cooks",
                "/saved",
                "/occupations/instructional-coordinators/my-mix",
                "/categories",
                "/categories/healthcare",
                "/search?q=teacher",
                "/search?q=zzzzzz",
                "/compare?o=roofers&o=registered-nurses",
                "/methodology",
                "/methodology/rubric",
                "/methodology/robustness",
                "/methodology/validation",
                "/methodology/what-if",
                "/sources",
                "/editions",
                "/about",
                "/help",
                "/contact",
                "/terms",
                "/privacy",
                "/accessibility",
                "/account/sign-in",
                "/account/sign-up",
                "/account/sign-in/link",
                "/account/forgotten-password",
                "/account/check-mail",
                MISSING,
                "/style-guide");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isAccessibleInLightAndDark(String path, Browser browser) {
        for (View view : List.of(View.DESKTOP, View.DESKTOP.inTheDark(), View.PHONE.asNarrowAs(320))) {
            Page page = browser.open(path, view);
            assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus"))
                    .as("status of " + path)
                    .isEqualTo(path.equals(MISSING) ? 404 : 200);
            assertThat(page.locator("h1").count()).as("h1 of " + path).isOne();
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(
                            Rule::getId,
                            rule -> rule.getNodes().stream()
                                    .limit(3)
                                    .map(node -> node.getHtml())
                                    .toList())
                    .as(path + " in " + view)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void neverScrollsSideways(String path, Browser browser) {
        Page page = browser.open(path, View.PHONE.asNarrowAs(320));
        Object wide = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) wide).intValue()).as(path).isLessThanOrEqualTo(320);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void saysTheSameWithoutScripts(String path, Browser browser) {
        String with = browser.open(path, View.DESKTOP).locator("main").innerText();
        String without = browser.open(path, View.DESKTOP.withoutScripts())
                .locator("main")
                .innerText();
        assertThat(without).isNotBlank();
        assertThat(without.split("\\s+").length)
                .as("words of " + path)
                .isGreaterThanOrEqualTo(with.split("\\s+").length * 9 / 10);
    }
}
