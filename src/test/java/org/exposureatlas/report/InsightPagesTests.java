package org.exposureatlas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.insight.Heatmap;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.insight.Pivot;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The paid sections over HTTP: open for the sample, and nothing of them anywhere for another occupation. */
@WebTest
class InsightPagesTests {

    private static final String SAMPLE = "/occupations/instructional-coordinators";
    private static final String LOCKED = "/occupations/paralegals-and-legal-assistants";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private RestTestClient client;

    @Autowired
    private CurrentAtlas current;

    @Autowired
    private Insights insights;

    @Test
    void theHeatmapPageFileAndAnswerShowTheFiguresOfTheReport() {
        Heatmap heatmap = insight().heatmap(occupation(SAMPLE));
        Document page = page(SAMPLE + "/heatmap");
        List<Element> rows = page.select(".heatmap__table tbody tr");
        assertThat(rows).hasSameSizeAs(heatmap.rows());
        List<String> csv = body(SAMPLE + "/heatmap.csv").lines().toList();
        JsonNode api = JSON.readTree(body("/api/v1" + SAMPLE + "/insight")).path("heatmap");
        Document report = page(SAMPLE);
        for (int i = 0; i < rows.size(); i++) {
            Heatmap.Row row = heatmap.rows().get(i);
            String feasibility = Figures.tenth(row.feasibility());
            List<String> cells = rows.get(i).select("td").eachText();
            assertThat(cells.get(5)).isEqualTo(feasibility);
            assertThat(cells.subList(0, 5))
                    .isEqualTo(row.factors().list().stream().map(Figures::tenth).toList());
            String key = row.task().key();
            assertThat(report.select("#task-" + key + " .task__figure").text()).isEqualTo(feasibility);
            assertThat(report.select("#task-" + key + " .task__note").text()).contains(cells.get(7) + " points");
            assertThat(csv)
                    .anySatisfy(line -> assertThat(line)
                            .contains("," + key + ",")
                            .contains(",mean,")
                            .contains("," + feasibility + "," + cells.get(6).replace("%", "") + "," + cells.get(7)
                                    + ","));
            assertThat(api.get(i).path("task").stringValue()).isEqualTo(key);
            assertThat(api.get(i).path("feasibility").decimalValue()).isEqualByComparingTo(feasibility);
        }
        assertThat(csv).hasSize(1 + rows.size() * 3);
        Document svg = Jsoup.parse(body(SAMPLE + "/heatmap.svg"), Parser.xmlParser());
        assertThat(svg.select("text").eachText())
                .contains(Figures.tenth(heatmap.rows().getFirst().feasibility()));
        assertThat(svg.select("[style]")).isEmpty();
    }

    /** Its own address, its own edition, the same sections behind the same gate; only what leads elsewhere is gone. */
    @Test
    void anOldReportHasEverySectionOfItsEdition() {
        String edition = "/editions/" + current.get().edition().label();
        for (String report : List.of(SAMPLE, LOCKED)) {
            Document present = page(report);
            Document old = page(edition + report);
            assertThat(old.select(".notice--warning").text()).contains("This is the report as edition");
            assertThat(old.select("link[rel=canonical]").attr("href")).endsWith(report);
            assertThat(old.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            assertThat(old.select(".download a").attr("href")).isEqualTo(edition + report + "/report.pdf");
            assertThat(old.select("[data-save], .orders, .insight-actions")).isEmpty();
            assertThat(old.select("nav.contents a").eachAttr("href"))
                    .isEqualTo(present.select("nav.contents a").eachAttr("href"))
                    .allSatisfy(link -> assertThat(old.select(link)).as(link).hasSize(1));
            present.select(".orders, .insight-actions, a.action, .citation").remove();
            old.select("a.action, .citation").remove();
            assertThat(old.select(".report__part").eachText())
                    .hasSizeGreaterThan(12)
                    .isEqualTo(present.select(".report__part").eachText());
        }
        assertThat(page(edition + SAMPLE).select("#heatmap .heatmap__table, #pivots .move, #tools .toolbox"))
                .isNotEmpty();
        Document locked = page(edition + LOCKED);
        assertThat(locked.select(".locked")).hasSize(5);
        assertThat(locked.select(".heatmap__table, .move, .toolbox")).isEmpty();
    }

    @Test
    void theHeatmapIsOrderedByAnyColumnAndShowsEachRater() {
        List<Double> presence =
                page(SAMPLE + "/heatmap?sort=presence").select("tbody tr td:nth-child(5)").eachText().stream()
                        .map(Double::valueOf)
                        .toList();
        assertThat(presence).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        Document each = page(SAMPLE + "/heatmap?raters=each");
        assertThat(each.select(".heatmap__rater"))
                .hasSize(2 * occupation(SAMPLE).tasks().size());
        status(SAMPLE + "/heatmap?sort=nothing", 400);
        status(SAMPLE + "/heatmap?raters=nobody", 400);
    }

    @Test
    void theMovesFollowTheSettingsInTheAddress() {
        Document page = page(SAMPLE + "/pivots?pay=90&school=0&lower=10&without=management");
        assertThat(page.select("#pay option[selected]").attr("value")).isEqualTo("90");
        assertThat(page.select("#without-management").hasAttr("checked")).isTrue();
        assertThat(page.select(".move")).isNotEmpty();
        assertThat(page.select(".move__title a").eachAttr("href"))
                .noneMatch(href -> href.contains("principals") || href.contains("managers"));
        status(SAMPLE + "/pivots?pay=91", 400);
        status(SAMPLE + "/pivots?school=x", 400);
        status(SAMPLE + "/pivots?without=nowhere", 400);
    }

    @Test
    void everyMoveShowsItsPartsAndSaysSomethingOfALicense() {
        Document page = page(SAMPLE + "/pivots");
        List<Pivot> pivots = insight().pivots(occupation(SAMPLE));
        List<Element> moves = page.select(".move");
        assertThat(moves).hasSameSizeAs(pivots);
        for (int i = 0; i < moves.size(); i++) {
            Pivot pivot = pivots.get(i);
            String licence = pivot.licence();
            assertThat(moves.get(i).text())
                    .contains(licence == null ? "None is usual." : licence)
                    .contains(Figures.tenth(pivot.score()));
            List<String> points = moves.get(i)
                    .select("table")
                    .getFirst()
                    .select("tbody td:last-child")
                    .eachText();
            BigDecimal sum = points.subList(0, points.size() - 1).stream()
                    .filter(shown -> shown.matches("[\\d.]+"))
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(points.getLast()).isEqualTo(sum.toPlainString());
        }
    }

    @Test
    void theRangesFollowTheAssumptionsInTheAddress() {
        String own = "?adoption-low=100&adoption-high=100&conversion-low=100&conversion-high=100&years=1";
        Document page = page(SAMPLE + "/wages" + own);
        var level = insight().wages(occupation(SAMPLE)).levels().getFirst();
        BigDecimal pay = java.util.Objects.requireNonNull(level.pay()).amount();
        BigDecimal low = java.util.Objects.requireNonNull(level.overlap()).low().multiply(pay);
        String shown = Figures.dollars(
                low.divide(BigDecimal.TEN, 0, RoundingMode.HALF_UP).longValueExact() * 10);
        assertThat(page.select("#ranges table tbody tr")
                        .first()
                        .select("td")
                        .get(3)
                        .text())
                .startsWith(shown + " to ");
        String wrong = refused(SAMPLE + "/wages?adoption-low=90&adoption-high=10", 400);
        assertThat(wrong).contains("error-summary").contains("low end must not be above");
        refused(SAMPLE + "/wages?years=x", 400);
    }

    @Test
    void thePlanIsTheReadersOwnAndIsTextInTheFiles() {
        Document page = page(SAMPLE + "/plan");
        assertThat(page.select("textarea").eachText().stream().filter(text -> !text.isBlank()))
                .hasSizeBetween(3, 6);
        String own = "?step1=Call%20Ann%20*now*&step2=&step3=%3Cb%3E";
        assertThat(page(SAMPLE + "/plan" + own).select("textarea").first().text())
                .isEqualTo("Call Ann *now*");
        assertThat(body(SAMPLE + "/plan.txt" + own))
                .contains("1. Call Ann *now*")
                .contains("2. <b>");
        assertThat(body(SAMPLE + "/plan.md" + own))
                .contains("1. Call Ann \\*now\\*")
                .contains("2. \\<b\\>");
    }

    @Test
    void theReportOfTheSampleHoldsEverySection() {
        Document report = page(SAMPLE);
        for (String section : List.of("heatmap", "pivots", "wages", "tools", "plan")) {
            assertThat(report.select("#" + section + " .locked")).isEmpty();
            assertThat(report.select("#" + section).text().length()).isGreaterThan(100);
        }
        assertThat(secrets(SAMPLE))
                .allSatisfy(secret -> assertThat(report.text()).contains(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/heatmap", "/heatmap?raters=each", "/pivots?pay=0", "/wages", "/tools", "/plan"})
    void nothingOfALockedSectionIsSent(String section) {
        String body = body(LOCKED + section);
        Document page = Jsoup.parse(body);
        assertThat(body).doesNotContain("??");
        assertThat(page.select(".locked")).isNotEmpty();
        assertThat(page.select(".locked a[href=/plans]")).isNotEmpty();
        assertThat(page.select(".heatmap__table, .move, .toolbox, textarea, .bars--ranges"))
                .isEmpty();
        assertThat(secrets(LOCKED))
                .hasSizeGreaterThan(20)
                .allSatisfy(secret -> assertThat(page.text()).doesNotContain(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/heatmap.csv", "/heatmap.svg", "/plan.txt", "/plan.md"})
    void aLockedFileIsRefusedWithAPage(String file) {
        String body = refused(LOCKED + file, 403);
        assertThat(body).contains("/plans").contains("<h1");
        String text = Jsoup.parse(body).text();
        assertThat(secrets(LOCKED)).allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    @Test
    void aLockedAnswerIsRefused() {
        String body = refused("/api/v1" + LOCKED + "/insight", 403);
        assertThat(body).doesNotContain("capability");
        status("/api/v1/occupations/nobody/insight", 404);
        status("/occupations/nobody/heatmap", 404);
    }

    @Test
    void theMethodPageIsMadeOfTheSameFile() {
        Document page = page("/methodology/moves");
        insight()
                .book()
                .pivots()
                .parts()
                .forEach(part ->
                        assertThat(page.text()).contains(part.name()).contains(Figures.wholePercent(part.weight())));
        assertThat(page.text()).contains(insight().book().wages().adoption().basis());
    }

    /** Words and figures that only the paid sections of an occupation hold. */
    private List<String> secrets(String path) {
        Occupation occupation = occupation(path);
        Insight insight = insight();
        List<String> secrets = new ArrayList<>();
        insight.pivots(occupation)
                .forEach(pivot -> secrets.add(Figures.tenth(pivot.score()) + " of 100 for this move"));
        insight.wages(occupation).levels().forEach(level -> {
            var yearly = level.yearly();
            if (yearly != null) {
                secrets.add("$0 to "
                        + Figures.dollars(yearly.high()
                                        .divide(BigDecimal.TEN, 0, RoundingMode.HALF_UP)
                                        .longValueExact()
                                * 10));
            }
        });
        insight.tools(occupation, java.time.LocalDate.of(2026, 11, 22)).groups().stream()
                .flatMap(group -> group.tools().stream())
                .map(tool -> tool.watch())
                .distinct()
                .forEach(secrets::add);
        return secrets;
    }

    private Insight insight() {
        return insights.of(current.get()).orElseThrow();
    }

    private Occupation occupation(String path) {
        Atlas atlas = current.get();
        return atlas.catalog().find(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private Document page(String path) {
        return Jsoup.parse(body(path));
    }

    private String body(String path) {
        return refused(path, 200);
    }

    private String refused(String path, int status) {
        byte[] body = client.get()
                .uri(java.net.URI.create(path))
                .header(HttpHeaders.ACCEPT, path.startsWith("/api") ? "application/json" : "text/html,*/*")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    private void status(String path, int status) {
        refused(path, status);
    }
}
