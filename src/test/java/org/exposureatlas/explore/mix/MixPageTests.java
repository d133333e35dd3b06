package org.exposureatlas.explore.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

/** My mix over HTTP. */
@WebTest
class MixPageTests {

    private static final String OWN =
            "own1=Plan+shifts&own1-hours=8.5&own1-capability=2&own1-digital=4&own1-structure=3&own1-presence=0&own1-accountability=2";

    @Autowired
    RestTestClient site;

    /** Both with no hours in the address and with the hours as the form prints them. */
    @Test
    void defaultHoursGiveExactlyThePublishedFigureForEveryOccupation() throws Exception {
        SoftAssertions all = new SoftAssertions();
        List<Element> published = page("/methodology/robustness").select("#all tbody tr");
        for (Element row : published) {
            String path = row.select("a").attr("href") + "/my-mix";
            String figure = row.child(1).text();
            Document mix = page(path);
            all.assertThat(figure(mix)).as(path).isEqualTo(figure);
            all.assertThat(figure(page(path + "?" + asSubmitted(mix))))
                    .as(path + " as submitted")
                    .isEqualTo(figure);
        }
        all.assertAll();
        assertThat(published).hasSize(342);
    }

    @Test
    void aDroppedTaskPlaysNoPart() {
        Document mix = page("/occupations/lawyers/my-mix");
        Element lowest = mix.select(".mix__task").stream()
                .min(java.util.Comparator.comparing(MixPageTests::feasibility))
                .orElseThrow();
        Document without = page("/occupations/lawyers/my-mix?drop="
                + lowest.select("input[type=checkbox]").attr("value"));

        assertThat(Double.parseDouble(figure(without))).isGreaterThan(Double.parseDouble(figure(mix)));
        assertThat(without.select(".finding").text()).contains("points above the published score for Lawyers");
        assertThat(without.select("#drivers tbody tr"))
                .hasSize(mix.select("#drivers tbody tr").size() - 1);
        assertThat(without.select("input[type=checkbox][checked]")).hasSize(1);
    }

    @Test
    void aTaskOfOnesOwnCountsByItsRatings() {
        Document mix = page("/occupations/lawyers/my-mix?" + OWN);

        assertThat(mix.select("#own1").attr("value")).isEqualTo("Plan shifts");
        assertThat(mix.select("details[open]").text()).contains("Feasibility by your ratings: 50.5 of 100");
        assertThat(mix.select("#drivers tbody").text()).contains("Plan shifts");
        assertThat(mix.select("#own2")).as("room for another").hasSize(1);
        assertThat(mix.select("#own1-capability option[selected]").attr("value"))
                .isEqualTo("2");
    }

    @Test
    void theBarsAreThoseOfTheTable() {
        Document mix = page("/occupations/lawyers/my-mix?" + OWN);

        assertThat(mix.select("#drivers .bars__value").eachText())
                .isEqualTo(mix.select("#drivers tbody td:last-child").eachText());
    }

    @Test
    void allHoursOfOneTaskMakeItTheWholeWeek() {
        Document mix = page("/occupations/lawyers/my-mix");
        String others = mix.select(".mix__task input[type=number]").stream()
                .skip(1)
                .map(input -> input.attr("name") + "=0")
                .collect(Collectors.joining("&"));
        Document one = page("/occupations/lawyers/my-mix?" + others);

        assertThat(one.select("#drivers tbody tr")).hasSize(1);
        assertThat(one.select("#drivers tbody").text()).contains("100.0%");
    }

    @Test
    void withoutAnyHoursThereIsNoScoreAndAReason() {
        Document mix = page("/occupations/lawyers/my-mix");
        String none = mix.select(".mix__task input[type=number]").stream()
                .map(input -> input.attr("name") + "=0")
                .collect(Collectors.joining("&"));
        Document empty = page("/occupations/lawyers/my-mix?" + none);

        assertThat(empty.select(".score-card__figure")).isEmpty();
        assertThat(empty.select(".score-card").text()).contains("No task has any hours");
    }

    @Test
    void wrongHoursAreNamedAndTheRestIsKept() {
        var result = site.get()
                .uri("/occupations/lawyers/my-mix?own1=Plan+shifts&own1-hours=many")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        Document page = Jsoup.parse(String.valueOf(result.getResponseBody()));

        assertThat(result.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(page.select(".error-summary a").eachAttr("href")).contains("#own1-hours", "#own1-capability");
        page.select(".error-summary a")
                .forEach(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
        assertThat(page.select("#own1").attr("value")).isEqualTo("Plan shifts");
        assertThat(figure(page)).isEqualTo(figure(page("/occupations/lawyers")));
    }

    @Test
    void whatIsWrittenIntoATaskIsText() {
        Document mix =
                page("/occupations/lawyers/my-mix?" + OWN.replace("Plan+shifts", "%3Cscript%3Ealert(1)%3C/script%3E"));

        assertThat(mix.select("main script")).isEmpty();
        assertThat(mix.select("#drivers tbody").text()).contains("<script>alert(1)</script>");
    }

    @Test
    void theReportLeadsHereAndBack() {
        assertThat(page("/occupations/lawyers").select("a[href=/occupations/lawyers/my-mix]"))
                .hasSize(1);
        assertThat(page("/occupations/lawyers/my-mix").select("form a").eachAttr("href"))
                .contains("/occupations/lawyers");
        assertThat(page("/occupations/lawyers/my-mix")
                        .select("meta[name=robots]")
                        .attr("content"))
                .isEqualTo("noindex");
    }

    /** %r and %q of an access log would write down what readers say about their week. */
    @Test
    void anAccessLogWouldNotHoldTheWeek() throws Exception {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(reader);
        }
        assertThat(settings.getProperty("server.tomcat.accesslog.pattern"))
                .contains("%U")
                .doesNotContain("%r", "%q", "common", "combined");
    }

    private static String asSubmitted(Document mix) {
        return mix.select(".mix__task input[type=number]").stream()
                .map(input -> input.attr("name") + "=" + input.attr("value"))
                .collect(Collectors.joining("&"));
    }

    private static double feasibility(Element task) {
        return Double.parseDouble(task.select(".source").text().replaceFirst(".*feasibility ([\\d.]+) .*", "$1"));
    }

    private static String figure(Document page) {
        return page.select(".score-card__figure span").first().text();
    }

    private Document page(String path) {
        String body = site.get()
                .uri(java.net.URI.create(path))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Jsoup.parse(String.valueOf(body));
    }
}
