package org.exposureatlas.explore;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.platform.PublicAddress;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(
        controllers = {PagesController.class, StyleGuideController.class},
        properties = "atlas.style-guide=true")
@AutoConfigureMockMvc(addFilters = false)
class PagesTests {

    @Autowired
    private MockMvcTester mvc;

    /** Nothing is published: the footer names no edition. */
    @MockitoBean
    private CurrentEdition current;

    @MockitoBean
    private PublicAddress address;

    @ParameterizedTest
    @ValueSource(strings = {"about", "help", "contact", "terms", "privacy", "accessibility", "style-guide"})
    void everyPageHasItsFrame(String name) {
        Document page = page("/" + name);

        assertThat(page.title()).endsWith(" · Exposure Atlas");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main#main")).hasSize(1);
        assertThat(page.body().child(0).attr("href")).isEqualTo("#main");
        assertThat(page.select("header form[role=search] input[name=q]")).hasSize(1);
        assertThat(page.select("form.theme-switch input[name=back]").val()).isEqualTo("/" + name);
        assertThat(page.select("[style], script:not([src]), style, [onclick]")).isEmpty();
        assertThat(page.text()).doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "help", "contact", "terms", "privacy", "accessibility", "style-guide"})
    void nothingIsNamedTwiceAndEveryNameThatIsUsedExists(String name) {
        Document page = page("/" + name);

        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        for (String attribute : List.of("aria-labelledby", "aria-describedby", "for")) {
            for (Element element : page.select("[" + attribute + "]")) {
                assertThat(ids).contains(element.attr(attribute).split(" "));
            }
        }
    }

    @Test
    void thePageOneIsOnIsMarkedInTheNavigation() {
        assertThat(page("/about").select(".site-nav [aria-current=page]").eachText())
                .containsExactly("About");
    }

    @Test
    void aChosenThemeIsOnThePage() {
        MvcTestResult result =
                mvc.get().uri("/about").cookie(new Cookie("theme", "dark")).exchange();

        assertThat(result).hasHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        Document page = parse(result);
        assertThat(page.select("html").attr("data-theme")).isEqualTo("dark");
        assertThat(page.select(".theme-switch [aria-current]").eachText()).containsExactly("Dark");
    }

    @Test
    void withoutAChoiceTheSystemDecides() {
        assertThat(page("/about").select("html").hasAttr("data-theme")).isFalse();
    }

    @Test
    void everyScoreInTheStyleGuideCarriesTheCaveat() {
        assertThat(page("/style-guide").select(".score-card"))
                .hasSizeGreaterThan(2)
                .allSatisfy(card -> assertThat(card.text()).contains("not a forecast"));
    }

    @Test
    void everyDrawingIsDescribedOrSilent() {
        assertThat(page("/style-guide").select("main svg.chart"))
                .hasSizeGreaterThan(20)
                .allMatch(svg -> svg.attr("role").equals("img")
                        ? svg.select("> title").hasText()
                                && svg.select("> desc").hasText()
                        : svg.closest("[aria-hidden=true]") != null);
    }

    @Test
    void theContactPageGivesTheConfiguredAddress() {
        assertThat(page("/contact").select("main a[href^=mailto:]").first().text())
                .contains("@");
    }

    private Document page(String path) {
        MvcTestResult result = mvc.get().uri(path).exchange();
        assertThat(result).hasStatusOk();
        return parse(result);
    }

    private static Document parse(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
