package org.exposureatlas.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.exposureatlas.support.Browser;
import org.exposureatlas.support.Browser.View;
import org.exposureatlas.support.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader doubts the weights, and then looks at a week of their own. */
@BrowserTest
class MethodJourneyIT {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void weightsAreChangedAndBroughtBack(boolean scripts, Browser browser) {
        Page page = browser.open("/methodology/what-if", scripts ? View.DESKTOP : View.DESKTOP.withoutScripts());
        Locator weight = page.getByLabel("Task automation");
        weight.focus();
        for (int i = 0; i < 10; i++) {
            weight.press("ArrowLeft");
        }
        if (scripts) {
            assertThat(page.locator("output[for=w-task-automation]")).hasText("50");
        }
        page.getByRole(AriaRole.BUTTON, named("Compute all scores")).press("Enter");

        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*task-automation=50.*"));
        assertThat(page.locator(".finding")).containsText("rank correlation");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to the published weights"))
                .click();

        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/methodology/what-if$"));
        assertThat(page.locator(".finding")).containsText("published weights");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWeekOfOnesOwn(boolean scripts, Browser browser) {
        Page page = browser.open("/occupations/lawyers", scripts ? View.PHONE : View.PHONE.withoutScripts());
        String published = page.locator(".score-card__figure span").first().innerText();
        page.getByText("Set your own hours for these tasks").click();
        assertThat(page.locator(".score-card__figure span").first()).hasText(published);

        page.getByRole(AriaRole.BUTTON, named("Compute my score")).press("Enter");
        assertThat(page.locator(".score-card__figure span").first()).hasText(published);

        page.locator("input[name=drop]").first().check();
        page.getByText("Add a task").click();
        page.getByLabel("What you do").fill("Plan shifts");
        page.getByRole(AriaRole.BUTTON, named("Compute my score")).press("Enter");
        assertThat(page.locator(".error-summary")).containsText("Enter hours");

        page.locator("#own1-hours").fill("12");
        for (String factor : new String[] {"capability", "digital", "structure", "presence", "accountability"}) {
            page.locator("#own1-" + factor).selectOption("3");
        }
        page.getByRole(AriaRole.BUTTON, named("Compute my score")).press("Enter");
        assertThat(page.locator("#drivers")).containsText("Plan shifts");
        assertThat(page.locator("input[name=drop]").first()).isChecked();
    }

    @Test
    void thePlotLeadsToAnOccupation(Browser browser) {
        Page page = browser.open("/methodology/validation?measure=aioe");
        String name = page.locator(".scatter a title").first().textContent();
        String href = page.locator(".scatter a").first().getAttribute("href");

        page.navigate(href);
        assertThat(page.locator("h1")).hasText(name.substring(0, name.indexOf(": AOI")));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
