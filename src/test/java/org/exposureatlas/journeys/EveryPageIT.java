package org.exposureatlas.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
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

    /** The only rules whose answer a colour scheme can change. */
    private static final List<String> RULES_OF_COLOR = List.of("color-contrast", "link-in-text-block");

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
    void isAccessibleInLightAndDarkAndOnTheNarrowestPhone(String path, Browser browser) {
        Page page = browser.open(path, View.DESKTOP);
        assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus"))
                .as("status of " + path)
                .isEqualTo(path.equals(MISSING) ? 404 : 200);
        assertThat(page.locator("h1").count()).as("h1 of " + path).isOne();
        assertThat(faults(page, axe -> {})).as(path + " in light").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(faults(page, axe -> axe.withRules(RULES_OF_COLOR)))
                .as(path + " in the dark")
                .isEmpty();
        String with = page.locator("main").innerText();
        page.close();

        Page narrow = browser.open(path, View.PHONE.asNarrowAs(320));
        assertThat(faults(narrow, axe -> {})).as(path + " at 320 pixels").isEmpty();
        Object wide = narrow.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) wide).intValue()).as(path).isLessThanOrEqualTo(320);
        narrow.close();

        String without = browser.open(path, View.DESKTOP.withoutScripts())
                .locator("main")
                .innerText();
        assertThat(without).isNotBlank();
        assertThat(without.split("\\s+").length)
                .as("words of " + path + " without scripts")
                .isGreaterThanOrEqualTo(with.split("\\s+").length * 9 / 10);
    }

    private static List<Tuple> faults(Page page, Consumer<AxeBuilder> narrowed) {
        AxeBuilder axe = new AxeBuilder(page);
        narrowed.accept(axe);
        return axe.analyze().getViolations().stream()
                .map(rule -> tuple(
                        rule.getId(),
                        rule.getNodes().stream()
                                .limit(3)
                                .map(CheckedNode::getHtml)
                                .toList()))
                .toList();
    }
}
