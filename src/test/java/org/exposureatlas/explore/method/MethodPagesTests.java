package org.exposureatlas.explore.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages of the method over HTTP, held against the seed files. */
@WebTest
class MethodPagesTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OCCUPATIONS = 342;

    @Autowired
    RestTestClient site;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/methodology",
                "/methodology/rubric",
                "/methodology/robustness",
                "/methodology/validation",
                "/methodology/what-if",
                "/sources",
                "/editions"
            })
    void everyPageIsWhole(String path) {
        Document page = page(path);

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.text()).doesNotContain("??", "null", "{0}", "{1}");
        assertThat(page.select("h2, h3, caption, td, dd").stream()
                        .filter(element -> element.text().isBlank()))
                .isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select(".method-nav [aria-current]")).hasSize(1);
        assertThat(page.select("figure").stream()
                        .filter(figure -> figure.select("table, a[href^=#]").isEmpty()))
                .as("charts without a table twin")
                .isEmpty();
    }

    @Test
    void theMethodIsTheModelFile() throws Exception {
        JsonNode model = JSON.readTree(Path.of("seed-data/scoring/aoi-2.json"));
        Document page = page("/methodology");

        for (JsonNode signal : model.path("signals")) {
            Element rule = page.getElementById("signal-" + signal.path("key").stringValue());
            long percent = Math.round(100 * signal.path("weight").doubleValue());
            assertThat(rule.select(".rule__weight").text()).startsWith(percent + "%");
            List<String> table = rule.select("tbody tr").eachText();
            JsonNode points = signal.path("rule").path("points");
            for (int i = 0; i < points.size(); i++) {
                assertThat(table.get(i).replace("−", "-").replace("%", ""))
                        .isEqualTo(points.get(i).get(0).asString() + " "
                                + points.get(i).get(1).asString());
            }
            int row = 0;
            for (var entry : signal.path("rule").path("rows").properties()) {
                assertThat(table.get(row++))
                        .startsWith(entry.getKey() + " " + entry.getValue().asString() + " ");
            }
        }
        for (JsonNode tier : model.path("tiers")) {
            assertThat(page.select("#tiers").text())
                    .contains(
                            tier.path("name").stringValue(),
                            tier.path("verdict").stringValue());
        }
        for (JsonNode limit : model.path("limits")) {
            assertThat(page.select("#limits").text()).contains(limit.stringValue());
        }
        assertThat(page.select(".formula").text()).contains("0.7 ×", "0.15 ×", "0.5 ×", "0.35 ×");
    }

    @Test
    void aCurveIsDrawnThroughThePointsOfItsTable() {
        Element rule = page("/methodology").getElementById("signal-outlook-pressure");

        assertThat(rule.select(".curve__knot")).hasSameSizeAs(rule.select("tbody tr"));
        assertThat(rule.select("svg .chart__strong").eachText())
                .isEqualTo(rule.select("tbody tr td:last-child").eachText());
    }

    @Test
    void bothModelsStandSideBySide() {
        Element section = page("/methodology").getElementById("model-compat-1");

        assertThat(section.select("table").first().select("tbody tr").eachText())
                .contains("Task automation 60% 60%", "Outlook pressure 10% –", "Market pressure – 15%");
        assertThat(section.text()).contains("“Decline”", "counts 45", "“Little or no change”");
        int stated = Integer.parseInt(section.text().replaceFirst("(?s).*?(\\d+) of 342 occupations fall.*", "$1"));
        assertThat(section.select("details tbody tr")).hasSize(stated);
    }

    @Test
    void theRubricPageComputesItsWorkedTasks() throws Exception {
        Document page = page("/methodology/rubric");
        List<String> rows = page.select("#worked tbody tr").eachText();
        JsonNode tasks = JSON.readTree(Path.of("seed-data/rubric.json")).path("workedTasks");

        assertThat(rows).hasSize(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            assertThat(rows.get(i)).startsWith(tasks.get(i).path("task").stringValue());
            JsonNode r = tasks.get(i).path("ratings");
            double expected = 100
                    * (0.7 * r.path("capability").intValue()
                            + 0.15 * r.path("digital").intValue()
                            + 0.15 * r.path("structure").intValue())
                    / 4
                    * (1 - 0.5 * r.path("presence").intValue() / 4)
                    * (1 - 0.35 * r.path("accountability").intValue() / 4);
            assertThat(Double.parseDouble(rows.get(i).replaceFirst(".* ", "")))
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(0.0500001));
        }
        assertThat(page.select(".levels")).hasSize(5);
        assertThat(page.select("#calibration details tbody tr")).hasSize(30);
    }

    @Test
    void everySourceIsListedAndOverdueOnesAreNamed() throws Exception {
        JsonNode sources = JSON.readTree(Path.of("seed-data/sources.json"));
        Document page = page("/sources");

        for (JsonNode source : sources.path("sources")) {
            assertThat(page.getElementById(source.path("id").stringValue()).text())
                    .contains(
                            source.path("title").stringValue(),
                            source.path("vintage").stringValue(),
                            source.path("licence").stringValue());
        }
        assertThat(page.select("#measures h4")).hasSize(sources.path("measures").size());
        assertThat(page.getElementById("bls-projections").text()).contains("expected about 15 September 2026");
        assertThat(page.select(".notice").text()).contains("Employment Projections");
    }

    @Test
    void everyOccupationHasItsRangeOfRanks() {
        Document page = page("/methodology/robustness");

        assertThat(page.select("#all tbody tr")).hasSize(OCCUPATIONS);
        assertThat(page.select(".range-plot__range")).hasSize(OCCUPATIONS);
        for (Element row : page.select("#all tbody tr")) {
            double aoi = Double.parseDouble(row.child(1).text());
            List<Double> band = Arrays.stream(row.child(2).text().split(" to "))
                    .map(Double::valueOf)
                    .toList();
            assertThat(aoi).as(row.child(0).text()).isBetween(band.getFirst(), band.getLast());
        }
        assertThat(page.select("#changes tbody tr")).hasSize(6 * 3 + 1 + 2 + 1);
    }

    @Test
    void aPerturbationShowsTheOccupationsItCounts() {
        Document page = page("/methodology/robustness?change=without-task-automation");

        int stated = Integer.parseInt(
                page.select("#changes tr[aria-current] td").first().text());
        assertThat(page.select("#change tbody tr")).hasSize(stated).isNotEmpty();
        assertThat(status("/methodology/robustness?change=without-luck")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("/methodology/robustness?order=luck")).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void theOrderOfTheListIsTheOneAskedFor() {
        assertThat(column("/methodology/robustness?order=certain", 5)).isSorted();
        assertThat(column("/methodology/robustness?order=uncertain", 5))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(column("/methodology/robustness", 3)).isSorted();
    }

    /** From the ratings in the seed files, by an arithmetic of its own. */
    @Test
    void theMeanDistanceOfTheRatersIsThatOfTheSeedFiles() throws Exception {
        double sum = 0;
        int tasks = 0;
        try (var files = Files.list(Path.of("seed-data/occupations"))) {
            for (Path file : files.toList()) {
                for (JsonNode task : JSON.readTree(file).path("tasks")) {
                    JsonNode ratings = task.path("ratings");
                    if (ratings.size() == 2) {
                        sum += Math.abs(feasibility(ratings.get(0)) - feasibility(ratings.get(1)));
                        tasks++;
                    }
                }
            }
        }
        assertThat(page("/methodology/validation").select("#agreement").text())
                .contains("%,d tasks independently".formatted(tasks))
                .contains("%.1f points apart on average".formatted(sum / tasks));
    }

    @Test
    void fiftyTasksAreTheMostDisputedAndEachLeadsToItsReport() {
        Document page = page("/methodology/validation");
        List<Element> rows = page.select("#disputed tbody tr");

        assertThat(rows).hasSize(50);
        assertThat(rows.stream().map(row -> Double.valueOf(row.child(4).text())).toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        String href = rows.getFirst().select("a").attr("href");
        assertThat(page(href.replaceFirst("#.*", "")).getElementById(href.replaceFirst(".*#", "")))
                .isNotNull();
    }

    @Test
    void thePlotAndItsTableHoldTheSameOccupations() {
        for (String measure : List.of("aioe", "frey_osborne", "karpathy_digital_exposure")) {
            Document page = page("/methodology/validation?measure=" + measure);
            TreeMap<String, String> plotted = new TreeMap<>();
            for (Element point : page.select(".scatter a")) {
                String[] name = point.select("title").text().split(": AOI |, measure ");
                plotted.put(name[0], name[1] + " " + name[2]);
            }
            TreeMap<String, String> listed = new TreeMap<>();
            for (Element row : page.select("#comparison figure tbody tr")) {
                listed.put(
                        row.child(0).text(),
                        row.child(1).text() + " " + row.child(2).text());
            }
            assertThat(plotted).isEqualTo(listed).hasSizeGreaterThan(300);
        }
        assertThat(status("/methodology/validation?measure=luck")).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void theBarsOfACorrelationAreThoseOfItsTable() {
        Document page = page("/methodology/validation");

        assertThat(page.select("#correlation .bars__value").eachText())
                .isEqualTo(page.select("#correlation tbody td:last-child").eachText());
        assertThat(page.select("#agreement .bars__value").eachText())
                .isEqualTo(page.select("#agreement tbody td:nth-child(2)").eachText());
    }

    @Test
    void thePublishedWeightsGiveThePublishedScores() {
        Document page = page("/methodology/what-if");

        assertThat(page.select(".finding").text()).contains("published weights");
        assertThat(rows(page)).hasSize(OCCUPATIONS).allSatisfy(row -> {
            assertThat(row.child(2).text()).isEqualTo(row.child(5).text());
            assertThat(row.child(1).text()).isEqualTo(row.child(4).text());
        });
        assertThat(page("/methodology/what-if?task-automation=60.0&digital-exposure=10")
                        .select(".finding")
                        .text())
                .contains("published weights");
    }

    @Test
    void otherWeightsGiveOtherScoresAndTheAddressHoldsThem() {
        Document page = page("/methodology/what-if?task-automation=0&entry-barrier=90");

        assertThat(page.select("#w-task-automation").attr("value")).isEqualTo("0");
        assertThat(page.select("#w-entry-barrier").attr("value")).isEqualTo("90");
        assertThat(page.select("#w-digital-exposure").attr("value")).isEqualTo("10");
        assertThat(rows(page).stream()
                        .filter(row -> !row.child(2).text().equals(row.child(5).text())))
                .hasSizeGreaterThan(300);
        assertThat(rows(page).stream()
                        .map(row -> Double.valueOf(row.child(2).text()))
                        .toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(page.select("form a[href=/methodology/what-if]")).hasSize(1);
    }

    @Test
    void weightsThatAreNoneAreAnswered() {
        assertThat(status("/methodology/what-if?task-automation=-1")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("/methodology/what-if?task-automation=101")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("/methodology/what-if?task-automation=much")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(page("/methodology/what-if?task-automation=0&digital-exposure=0&outlook-pressure=0"
                                + "&demand-pressure=0&entry-barrier=0")
                        .select(".finding")
                        .text())
                .contains("no occupation has a score");
    }

    private static List<Element> rows(Document page) {
        return page.select("table[class=table]").last().select("tbody tr");
    }

    private static double feasibility(JsonNode r) {
        return 100
                * (0.7 * r.path("capability").intValue()
                        + 0.15 * r.path("digital").intValue()
                        + 0.15 * r.path("structure").intValue())
                / 4
                * (1 - 0.5 * r.path("presence").intValue() / 4)
                * (1 - 0.35 * r.path("accountability").intValue() / 4);
    }

    private List<Double> column(String path, int column) {
        return page(path).select("#all tbody tr").stream()
                .map(row -> Double.valueOf(row.child(column).text()))
                .toList();
    }

    private Document page(String path) {
        String body = site.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Jsoup.parse(String.valueOf(body));
    }

    private HttpStatus status(String path) {
        return HttpStatus.valueOf(site.get()
                .uri(path)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value());
    }
}
