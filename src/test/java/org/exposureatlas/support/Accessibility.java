package org.exposureatlas.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.assertj.core.groups.Tuple;

/** What axe finds wrong with a page, and whether it fits its window. */
public final class Accessibility {

    /** The only rules whose answer a color scheme can change. */
    private static final List<String> RULES_OF_COLOR = List.of("color-contrast", "link-in-text-block");

    /** The rows of a long table are made by one loop: what holds for the first twenty holds for all. */
    private static final String FURTHER_ROWS = "tbody tr:nth-child(n + 21)";

    private Accessibility() {}

    /** No fault as the page is shown now. */
    public static void assertAccessible(Page page) {
        assertThat(faults(axe(page))).as(shown(page)).isEmpty();
    }

    /** No fault of contrast in the dark; the page stays dark. */
    public static void assertReadableInTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(faults(axe(page).withRules(RULES_OF_COLOR)))
                .as(shown(page) + " in the dark")
                .isEmpty();
    }

    /** No sideways scrolling. */
    public static void assertFitsItsWidth(Page page) {
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("width of " + shown(page))
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    private static String shown(Page page) {
        return page.url() + " at " + page.viewportSize().width;
    }

    /** The legacy mode differs only for frames of other sites, which these pages never have, and is four times as fast. */
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true).exclude(FURTHER_ROWS);
    }

    private static List<Tuple> faults(AxeBuilder axe) {
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
