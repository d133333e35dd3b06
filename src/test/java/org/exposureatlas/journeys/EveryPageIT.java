package org.exposureatlas.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.support.Accessibility.assertAccessible;
import static org.exposureatlas.support.Accessibility.assertFitsItsWidth;
import static org.exposureatlas.support.Accessibility.assertReadableInTheDark;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.BrowserTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One page of every kind, as a reader sees it: no accessibility fault in light or dark, no sideways scrolling on the
 * narrowest phone, everything there without scripts. That no request leaves the host every browser test checks.
 */
@BrowserTest
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
                "/occupations/instructional-coordinators/heatmap?raters=each",
                "/occupations/instructional-coordinators/pivots",
                "/occupations/instructional-coordinators/wages",
                "/occupations/instructional-coordinators/tools",
                "/occupations/instructional-coordinators/plan",
                "/occupations/cooks/pivots",
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
                "/methodology/moves",
                "/sources",
                "/editions",
                "/about",
                "/help",
                "/contact",
                "/terms",
                "/privacy",
                "/accessibility",
                "/plans",
                "/purchases/find",
                "/account/sign-in",
                "/account/sign-up",
                "/account/sign-in/link",
                "/account/forgotten-password",
                "/account/check-mail",
                MISSING,
                "/style-guide");
    }

    /** The same pages where a reader has asked for something, or made a mistake. */
    static Stream<String> states() {
        return Stream.of(
                "/?color=growth&area=wages",
                "/?color=pay&in=healthcare",
                "/map/table",
                "/occupations?tier=high&pay-from=lots",
                "/occupations?view=charts",
                "/search/requests",
                "/compare",
                "/compare?o=roofers&o=lawyers&o=actors&o=nothing",
                "/methodology/what-if?task-automation=0",
                "/methodology/robustness?change=rater-atlas-b&order=uncertain",
                "/methodology/validation?measure=frey_osborne",
                "/occupations/lawyers/my-mix?own1=Plan&own1-hours=x",
                "/occupations/lawyers/my-mix?own1=Plan&own1-hours=5&own1-capability=1&own1-digital=1"
                        + "&own1-structure=1&own1-presence=1&own1-accountability=1");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isAccessibleInEveryViewAndSaysTheSameWithoutScripts(String path, Browser browser) {
        Page page = browser.open(path, View.DESKTOP);
        assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus"))
                .as("status of " + path)
                .isEqualTo(path.equals(MISSING) ? 404 : 200);
        assertThat(page.locator("h1").count()).as("h1 of " + path).isOne();
        assertAccessible(page);
        assertReadableInTheDark(page);
        int withScripts = words(page);

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(320, View.PHONE.height());
        page.reload();
        assertAccessible(page);
        assertFitsItsWidth(page);
        page.close();

        assertThat(words(browser.open(path, View.DESKTOP.withoutScripts())))
                .as("words of " + path + " without scripts")
                .isPositive()
                .isGreaterThanOrEqualTo(withScripts * 9 / 10);
    }

    @ParameterizedTest
    @MethodSource("states")
    void isAccessibleInTheDarkOnTheNarrowestPhone(String path, Browser browser) {
        Page page = browser.open(path, View.PHONE.asNarrowAs(320).inTheDark());
        page.locator("main summary").all().forEach(summary -> summary.press("Enter"));
        assertAccessible(page);
        assertFitsItsWidth(page);
    }

    private static int words(Page page) {
        return page.locator("main").innerText().split("\\s+").length;
    }
}
