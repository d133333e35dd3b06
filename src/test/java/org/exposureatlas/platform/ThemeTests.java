package org.exposureatlas.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ThemeTests {

    private final MockMvcTester mvc = MockMvcTester.of(new ThemeController());
    private final PageFraming framing = new PageFraming(
            new ContactProperties("editors@exposureatlas.example"),
            new StaticListableBeanFactory().getBeanProvider(Installation.class));

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aChoiceIsKeptForAYear(String theme) {
        MvcTestResult result = mvc.post().uri("/theme").param("theme", theme).exchange();

        assertThat(result).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(cookie(result))
                .startsWith("theme=" + theme + ";")
                .contains("Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "purple", ""})
    void anythingElseLeavesNoCookie(String theme) {
        MvcTestResult result = mvc.post().uri("/theme").param("theme", theme).exchange();

        assertThat(cookie(result)).startsWith("theme=;").contains("Max-Age=0");
    }

    @Test
    void theReaderComesBackToThePage() {
        assertThat(back("/occupations?tier=4")).isEqualTo("/occupations?tier=4");
    }

    @Test
    void theReaderIsNotSentElsewhere() {
        assertThat(back("//elsewhere.example")).isEqualTo("/");
    }

    @Test
    void thePageKnowsItsThemeAndItsAddress() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/occupations");
        request.setQueryString("tier=4");
        request.setCookies(new Cookie("theme", "dark"));

        assertThat(frame(request))
                .isEqualTo(new PageFrame("dark", "/occupations?tier=4", "editors@exposureatlas.example", false, false));
    }

    @Test
    void aCookieWithAnythingElseIsNoTheme() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setCookies(new Cookie("theme", "\"><script>"));

        assertThat(frame(request).theme()).isNull();
    }

    private PageFrame frame(MockHttpServletRequest request) {
        framing.preHandle(request, new MockHttpServletResponse(), new Object());
        return (PageFrame) request.getAttribute("frame");
    }

    private String back(String path) {
        return mvc.post()
                .uri("/theme")
                .param("theme", "dark")
                .param("back", path)
                .exchange()
                .getResponse()
                .getHeader(HttpHeaders.LOCATION);
    }

    private static String cookie(MvcTestResult result) {
        return result.getResponse().getHeader(HttpHeaders.SET_COOKIE);
    }
}
