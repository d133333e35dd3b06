package org.exposureatlas.explore;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.BrowserTest;
import org.junit.jupiter.api.Test;

/** Finding, seeing and comparing as a reader does it: with the keyboard alone, and without scripts. */
@BrowserTest
class ExploreIT {

    @Test
    void withTheKeyboardAlone(Browser browser) {
        Page page = browser.open("/");

        // Search as one types: arrows choose, Enter opens.
        Locator search = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Find an occupation"));
        search.focus();
        page.keyboard().type("trucker");
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("Heavy and tractor-trailer truck drivers");
        page.keyboard().press("ArrowDown");
        assertThat(page.getByRole(AriaRole.OPTION).first()).hasAttribute("aria-selected", "true");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/occupations/heavy-and-tractor-trailer-truck-drivers$"));

        // Two side by side, each added from the suggestions.
        page.navigate("/compare");
        for (String name : List.of("trucker", "roofer")) {
            page.locator("#compare-add").focus();
            page.keyboard().type(name);
            assertThat(page.locator(".compare-add [role=option]").first()).isVisible();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator(".compare__title").last())
                    .containsText(name.equals("trucker") ? "truck" : "Roofers");
        }
        assertThat(page).hasURL(Pattern.compile("\\?o=heavy-and-tractor-trailer-truck-drivers&o=roofers$"));

        // The map: another color without a new page, arrows from tile to tile, and its table.
        page.navigate("/");
        page.locator("#map-color").focus();
        page.locator("#map-color").selectOption("growth");
        assertThat(page.locator("#map-finding")).containsText("projected change");
        assertThat(page).hasURL(Pattern.compile("color=growth"));
        Locator first = page.locator(".map__svg--wide a").first();
        first.focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".map__svg--wide a:focus")).hasCount(1);
        assertThat(page.locator(".map__svg--wide a[tabindex='0']")).hasCount(1);
        assertThat(page.locator(".tip")).isVisible();
        Locator table = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The numbers as a table"));
        table.first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("table caption")).containsText("Projected change");
        page.goBack();
        assertThat(page.locator("#map-finding")).containsText("projected change");
    }

    @Test
    void withoutScripts(Browser browser) {
        Page page = browser.open("/", View.DESKTOP.withoutScripts());

        page.locator("#home-search").fill("trucker");
        page.locator("#home-search").press("Enter");
        page.locator(".result__title a").first().click();
        assertThat(page.locator("h1")).containsText("truck drivers");

        page.navigate("/compare?o=roofers");
        page.locator("#compare-add").fill("RN");
        page.locator("#compare-add").press("Enter");
        page.locator(".compare-offers a").first().click();
        assertThat(page.locator(".compare__title")).hasCount(2);

        page.navigate("/");
        page.locator("#map-color").selectOption("pay");
        page.locator(".map__do").click();
        assertThat(page.locator("#map-finding")).containsText("median pay");
        page.locator(".map__svg--wide .map__heading").first().click();
        assertThat(page.locator(".map__whole")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The numbers as a table"))
                .first()
                .click();
        assertThat(page.locator("tbody tr").first()).containsText("$");
    }
}
