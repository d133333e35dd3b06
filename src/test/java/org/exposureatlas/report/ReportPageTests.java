package org.exposureatlas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report pages over HTTP, held against the seed files by an arithmetic of their own. */
@WebTest
class ReportPageTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    RestTestClient site;

    @Test
    void everyPageShowsTheScoreThatFollowsFromTheSeedFiles() throws Exception {
        Map<String, Double> postings = new HashMap<>();
        Map<String, String> dates = new HashMap<>();
        Files.readAllLines(Path.of("seed-data/demand.csv")).stream().skip(1).forEach(line -> {
            String[] cells = line.replaceFirst("^\"(.*)\"", "$1").split(",(?=[^,]*,[^,]*$)|,(?=[^,]*$)");
            postings.put(cells[0], Double.valueOf(cells[2]));
            dates.put(cells[0], cells[1]);
        });
        SoftAssertions all = new SoftAssertions();
        int seen = 0;
        try (Stream<Path> files = Files.list(Path.of("seed-data/occupations"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode seed = JSON.readTree(file);
                Document page = page("/occupations/" + seed.path("slug").stringValue());
                String figure = page.select(".score-card__figure span").first().text();
                all.assertThat(Double.parseDouble(figure))
                        .as(seed.path("slug").stringValue())
                        .isCloseTo(expected(seed, postings, dates), org.assertj.core.data.Offset.offset(0.0500001));
                BigDecimal sum = page.select(".signals tbody .signals__contribution").stream()
                        .map(Element::text)
                        .filter(text -> !text.equals("–"))
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                all.assertThat(sum).as("parts of " + file.getFileName()).isEqualByComparingTo(new BigDecimal(figure));
                all.assertThat(page.select(".task")).hasSize(seed.path("tasks").size());
                all.assertThat(page.select("h1")).hasSize(1);
                all.assertThat(page.select("h2, h3, dd").stream()
                                .filter(element -> element.text().isBlank()))
                        .as("empty headings and facts of " + file.getFileName())
                        .isEmpty();
                seen++;
            }
        }
        all.assertAll();
        assertThat(seen).isEqualTo(342);
    }

    @Test
    void theSampleReportShowsWhatItPromises() {
        Document page = page("/occupations/instructional-coordinators");
        assertThat(page.select(".task")).hasSize(10).allSatisfy(task -> {
            assertThat(task.select(".task__text > p").first().text()).hasSizeGreaterThan(60);
            assertThat(task.select(".task__human").text()).isNotBlank();
        });
        assertThat(page.select("#seniority svg[role=img]")).hasSize(2);
        assertThat(page.select("#seniority tbody tr")).hasSize(3);
        assertThat(page.select("#measures tbody tr")).hasSizeGreaterThan(20);
        assertThat(page.select(".score-card__caveat").text()).contains("not a forecast");
        assertThat(page.select("#facts").text())
                .contains("$74,720", "232,600", "+1%", "Master's degree", "5 years or more");
    }

    @Test
    void payThatIsPublishedByTheHourOnlySaysSo() {
        assertThat(page("/occupations/actors").select("#facts").text())
                .contains("published by the hour only, $23.33", "2,080 hours", "computed");
    }

    @Test
    void missingFactsAreShownAsMissing() {
        Document page = page("/occupations/military-careers");
        assertThat(page.select("#facts").text()).contains("Not published");
        assertThat(page.select(".notice").text()).contains("publishes no pay");
    }

    @Test
    void aTopCodedMedianIsAtLeast() {
        assertThat(page("/occupations/physicians-and-surgeons").select("#facts").text())
                .contains("$239,200 or more");
    }

    @Test
    void tasksComeInTheOrderAskedFor() {
        List<Double> byFeasibility = feasibilities("/occupations/roofers");
        assertThat(byFeasibility).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        List<String> byImportance = page("/occupations/roofers?tasks=importance")
                .select(".task .badge")
                .eachText();
        assertThat(byImportance)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(List.of("core", "important", "supporting")::indexOf));
        List<Double> byContribution =
                page("/occupations/roofers?tasks=contribution").select(".task__note > span:last-child").stream()
                        .map(element -> Double.valueOf(element.text().split(" ")[0]))
                        .toList();
        assertThat(byContribution).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void anUnknownOccupationAndAnUnknownOrderAreAnswered() {
        assertThat(status("/occupations/wizards")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("/occupations/roofers?tasks=luck")).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aProgramIsAnsweredInItsOwnTerms() {
        String body = new String(site.get()
                .uri("/occupations/wizards")
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
        assertThat(body)
                .contains("\"status\":404", "/occupations/wizards")
                .doesNotContain("Exception", "No occupation");
    }

    private List<Double> feasibilities(String path) {
        return page(path).select(".task__figure").stream()
                .map(element -> Double.valueOf(element.text()))
                .toList();
    }

    /** Design of the model aoi-2, written down a second time in binary arithmetic. */
    private static double expected(JsonNode seed, Map<String, Double> postings, Map<String, String> dates) {
        double weights = 0;
        double sum = 0;
        for (JsonNode task : seed.path("tasks")) {
            double weight = Map.of("core", 3, "important", 2, "supporting", 1)
                    .get(task.path("importance").stringValue());
            List<Double> byRater = new ArrayList<>();
            for (JsonNode r : task.path("ratings")) {
                byRater.add(100
                        * (0.70 * r.path("capability").intValue()
                                + 0.15 * r.path("digital").intValue()
                                + 0.15 * r.path("structure").intValue())
                        / 4
                        * (1 - 0.50 * r.path("presence").intValue() / 4)
                        * (1 - 0.35 * r.path("accountability").intValue() / 4));
            }
            sum += weight
                    * byRater.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow();
            weights += weight;
        }
        double total = 0.60 * sum / weights;
        double known = 0.60;
        total += 0.10 * 10 * seed.path("digitalExposure").path("score").intValue();
        known += 0.10;
        if (!seed.path("jobs").isNull()) {
            total += 0.10
                    * line(
                            seed.path("jobs").path("changePercent").intValue(),
                            new double[][] {{-20, 100}, {-10, 85}, {0, 60}, {3, 50}, {8, 35}, {15, 20}, {25, 5}});
            known += 0.10;
        }
        List<String> good = new ArrayList<>();
        List<String> partial = new ArrayList<>();
        for (JsonNode sector : seed.path("demandSectors")) {
            String name = sector.path("sector").stringValue();
            if (dates.get(name).startsWith("2026")) {
                switch (sector.path("fit").stringValue()) {
                    case "good" -> good.add(name);
                    case "partial" -> partial.add(name);
                    default -> {}
                }
            }
        }
        List<String> best = good.isEmpty() ? partial : good;
        if (!best.isEmpty()) {
            double level = best.stream().mapToDouble(postings::get).average().orElseThrow();
            total += 0.05 * line(level, new double[][] {{60, 100}, {100, 50}, {140, 0}});
            known += 0.05;
        }
        if (!seed.path("entry").isNull()) {
            total += 0.10 * education(seed);
            known += 0.10;
        }
        return BigDecimal.valueOf(total / known)
                .setScale(6, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static double education(JsonNode seed) {
        Map<String, Double> table = Map.of(
                "No formal educational credential", 80.0,
                "High school diploma or equivalent", 70.0,
                "Some college, no degree", 60.0,
                "Postsecondary nondegree award", 55.0,
                "Associate's degree", 45.0,
                "Bachelor's degree", 35.0,
                "Master's degree", 25.0,
                "Doctoral or professional degree", 15.0);
        Double single = table.get(seed.path("entry").path("education").stringValue());
        if (single != null) {
            return single;
        }
        double sum = 0;
        double jobs = 0;
        for (JsonNode member : seed.path("members")) {
            if (!member.path("entryEducation").isNull()) {
                sum += table.get(member.path("entryEducation").stringValue())
                        * member.path("employment").intValue();
                jobs += member.path("employment").intValue();
            }
        }
        return sum / jobs;
    }

    private static double line(double x, double[][] points) {
        if (x <= points[0][0]) {
            return points[0][1];
        }
        for (int i = 1; i < points.length; i++) {
            if (x <= points[i][0]) {
                return points[i - 1][1]
                        + (points[i][1] - points[i - 1][1])
                                * (x - points[i - 1][0])
                                / (points[i][0] - points[i - 1][0]);
            }
        }
        return points[points.length - 1][1];
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

    private Document page(String path) {
        byte[] body = site.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return Jsoup.parse(new String(body, java.nio.charset.StandardCharsets.UTF_8));
    }
}
