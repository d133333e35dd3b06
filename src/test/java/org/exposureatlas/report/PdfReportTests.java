package org.exposureatlas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.assertj.core.api.SoftAssertions;
import org.exposureatlas.billing.Gate;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.scoring.ScoreBook;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report as a file: who gets it, what is in it, and that it says what the page, the table and the API say. */
@WebTest
class PdfReportTests {

    private static final JsonMapper JSON = new JsonMapper();
    static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();
    private static final String LONGEST_TITLE =
            "dental-and-ophthalmic-laboratory-technicians-and-medical-appliance-technicians";

    /** Of every kind of data: hourly pay, none at all, top-coded, many members, twelve tasks, withheld education. */
    static final List<String> TEN = List.of(
            "instructional-coordinators",
            "registered-nurses",
            "actors",
            "military-careers",
            "physicians-and-surgeons",
            "postsecondary-teachers",
            "roofers",
            "software-developers",
            "compliance-officers",
            LONGEST_TITLE);

    @Autowired
    RestTestClient site;

    @Autowired
    CurrentAtlas current;

    @Autowired
    Editions editions;

    @Autowired
    PrintedReport printed;

    @Autowired
    Gate gate;

    @Test
    void theSampleIsOpenToEverybodyUnderAGoodName() {
        var answer = site.get()
                .uri("/occupations/{slug}/report.pdf", gate.sample())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/pdf")
                .expectBody()
                .returnResult();
        String edition = current.get().edition().label();
        HttpHeaders headers = answer.getResponseHeaders();
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("inline; filename=\"exposure-atlas-" + gate.sample() + "-" + edition + ".pdf\"");
        assertThat(headers.getCacheControl()).contains("private");
        assertThat(answer.getResponseBodyContent()).isEqualTo(made(gate.sample()));
        site.get()
                .uri("/occupations/{slug}/report.pdf", gate.sample())
                .header(HttpHeaders.IF_NONE_MATCH, headers.getETag())
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_MODIFIED)
                .expectBody()
                .isEmpty();
    }

    @Test
    void whoMayNotHaveAFileLearnsWhatIsInItAndHowToGetIt() {
        var answer = site.get()
                .uri("/occupations/roofers/report.pdf")
                .header(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentTypeCompatibleWith("text/html")
                .expectBody()
                .returnResult();
        String body = new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8);
        assertThat(body).doesNotStartWith("%PDF");
        Document page = Jsoup.parse(body);
        assertThat(page.select("h1").text()).isEqualTo("The report of Roofers as a PDF");
        assertThat(page.select("main").text()).contains("Back to the report of Roofers");
        assertThat(page.select("main a").eachAttr("href"))
                .contains("/plans?o=roofers", "/occupations/" + gate.sample() + "/report.pdf", "/occupations/roofers");
        assertThat(page.select("main").text()).contains("printing", "8 to 14 pages");
    }

    @Test
    void whoComesWhenThereIsTooMuchToMakeIsToldToComeBack() {
        PdfSettings hasty = new PdfSettings(DataSize.ofMegabytes(1), 1, Duration.ofMillis(1));
        MockMvcTester busy = MockMvcTester.of(new PdfController(current, editions, printed, hasty, gate));

        assertThat(busy.get().uri("/occupations/{slug}/report.pdf", gate.sample()))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader(HttpHeaders.RETRY_AFTER, "20");
    }

    /** What somebody bought stays to be had as it was, behind the same gate. */
    @Test
    void anEditionThatIsKeptHasItsOwnFile() {
        String address = "/editions/" + current.get().edition().label() + "/occupations/{slug}/report.pdf";

        assertThat(site.get()
                        .uri(address, gate.sample())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent())
                .isEqualTo(site.get()
                        .uri("/occupations/{slug}/report.pdf", gate.sample())
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent());
        site.get().uri(address, "roofers").exchange().expectStatus().isForbidden();
        site.get()
                .uri("/editions/none/occupations/{slug}/report.pdf", gate.sample())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anUnknownOccupationHasNoFile() {
        site.get()
                .uri("/occupations/wizards/report.pdf")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void thePageOfAReportLinksToTheFile() {
        Document page = page(gate.sample());
        Element link = page.select("a[href$=/report.pdf]").first();
        assertThat(link).isNotNull();
        assertThat(link.attr("href")).isEqualTo("/occupations/" + gate.sample() + "/report.pdf");
        assertThat(link.parents().select(".download").text()).contains("8 to 14 pages", "1 MB");
    }

    @Test
    void theSameEditionGivesTheSameBytes() {
        Atlas atlas = current.get();
        Occupation nurses = occupation(atlas, "registered-nurses");
        assertThat(printed.of(atlas, nurses)).isEqualTo(made("registered-nurses"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instructional-coordinators",
                "registered-nurses",
                "military-careers",
                "postsecondary-teachers",
                LONGEST_TITLE
            })
    void aScreenReaderFindsItsWay(String slug) throws Exception {
        try (PdfFile file = new PdfFile(made(slug))) {
            assertThat(file.accessibilityFaults()).isEmpty();
            assertWellMade(file, occupation(current.get(), slug));
        }
    }

    private static void assertWellMade(PdfFile file, Occupation occupation) throws Exception {
        var catalog = file.document().getDocumentCatalog();
        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
        assertThat(catalog.getLanguage()).isEqualTo("en-US");
        assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
        assertThat(file.document().getDocumentInformation().getTitle()).startsWith(occupation.title());
        assertThat(file.document().getDocumentInformation().getSubject()).isNotBlank();
        assertThat(file.fonts()).isNotEmpty().allMatch(PDFont::isEmbedded, "embedded");
        assertThat(file.fonts().stream().map(PDFont::getName)).allMatch(name -> name.contains("Source"), "the site’s");
        assertThat(file.bookmarks())
                .contains("Score", "Tasks", "Career profile", "Sources")
                .containsAll(occupation.tasks().stream()
                        .map(task -> task.statement())
                        .toList());
        List<COSDictionary> figures = file.tagged("Figure");
        assertThat(figures)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(figure -> assertThat(figure.getString("Alt")).hasSizeGreaterThan(20));
        assertThat(file.tagged("TH")).hasSizeGreaterThan(20);
        assertThat(file.tagged("H1")).hasSize(1);
        assertThat(file.tagged("Link"))
                .allSatisfy(link -> assertThat(link.getString("Alt")).isNotBlank());
        assertThat(file.pages()).isBetween(8, 14);
        assertThat(file.size()).isLessThan(1_000_000);
    }

    @Test
    void anOccupationWithoutAScoreSaysSoAndShowsTheRest() throws Exception {
        Atlas atlas = current.get();
        Occupation whole = occupation(atlas, "roofers");
        ScoreCard card = atlas.scores().of("roofers");
        Occupation bare = new Occupation(
                whole.slug(),
                whole.title(),
                whole.category(),
                whole.note(),
                whole.handbook(),
                whole.codesSource(),
                whole.socCodes(),
                whole.onetCodes(),
                whole.members(),
                whole.pay(),
                whole.jobs(),
                whole.entry(),
                whole.similar(),
                whole.career(),
                whole.humanAdvantage(),
                List.of(),
                null);
        ScoreCard withheld = new ScoreCard(
                card.occupation(),
                card.model(),
                null,
                null,
                null,
                card.completeness(),
                card.signals().stream()
                        .map(signal -> new ScoreCard.SignalScore(
                                signal.signal(), signal.weight(), null, signal.value(), null, signal.computed(), null))
                        .toList(),
                List.of(),
                List.of(),
                "No task has been rated");
        List<ScoreCard> cards = new ArrayList<>();
        atlas.catalog()
                .occupations()
                .forEach(each -> cards.add(
                        each.slug().equals("roofers")
                                ? withheld
                                : atlas.scores().of(each.slug())));
        Atlas without = new Atlas(
                atlas.edition(),
                atlas.catalog(),
                atlas.signals(),
                new ScoreBook(atlas.scores().method(), cards));
        try (PdfFile file = new PdfFile(printed.of(without, bare))) {
            assertThat(file.accessibilityFaults()).isEmpty();
            assertThat(file.text())
                    .contains(
                            "Score withheld",
                            "No task has been rated",
                            "The task analysis of this occupation is not written yet",
                            "Median pay",
                            "Sources")
                    .doesNotContain("null", "of 100 feasible");
            assertThat(file.pages()).isBetween(6, 14);
        }
    }

    @Test
    void everyFigureIsTheOneOfThePageTheTableAndTheApi() {
        String csv = text("/occupations.csv");
        SoftAssertions all = new SoftAssertions();
        int compared = 0;
        for (String slug : TEN) {
            try (PdfFile file = new PdfFile(made(slug))) {
                String words = file.text();
                Document page = page(slug);
                JsonNode api = JSON.readTree(text("/api/v1/occupations/" + slug));

                String aoi = api.path("score").path("aoi").asString();
                all.assertThat(page.select(".score-card__figure > span").first().text())
                        .isEqualTo(aoi);
                all.assertThat(says(words, "AI Overlap Index " + aoi + " of 100"))
                        .as("%s says its score %s", slug, aoi)
                        .isTrue();
                all.assertThat(csv.lines()
                                .filter(line -> line.contains(slug))
                                .findFirst()
                                .orElse(""))
                        .as("row of " + slug)
                        .contains(aoi);
                for (String selector : List.of(
                        ".score-card__band",
                        ".score-card__tier",
                        ".score-card__verdict",
                        ".score-card__caveat",
                        "#facts .facts__value",
                        "#facts .facts__note",
                        ".signals td.numeric",
                        "#seniority td",
                        ".task__statement",
                        ".task__note > span:last-child",
                        ".task__text > p:first-child",
                        "#measures .strip__value",
                        "#progression .figure table td",
                        "#industries td",
                        "#education .facts__value",
                        "#education .bars__value",
                        ".path__total",
                        ".resilience__figure > span:first-child",
                        ".columns--three > div > ul.rated .rated__value",
                        "#cite .citation")) {
                    for (String figure : page.select(selector).eachText()) {
                        if (!figure.startsWith("http") && !selector.contains("citation")) {
                            all.assertThat(says(words, figure))
                                    .as("%s says %s as the page does in %s", slug, figure, selector)
                                    .isTrue();
                            compared++;
                        }
                    }
                }
                for (JsonNode task : api.path("tasks")) {
                    String feasibility = task.path("feasibility").asString() + " of 100 feasible";
                    all.assertThat(says(words, feasibility))
                            .as("%s says %s as the API does", slug, feasibility)
                            .isTrue();
                    compared++;
                }
                for (JsonNode signal : api.path("signals")) {
                    if (!signal.path("contribution").isNull()) {
                        all.assertThat(words)
                                .contains(signal.path("contribution").asString());
                        compared++;
                    }
                }
            }
        }
        all.assertAll();
        assertThat(compared).isGreaterThan(1000);
    }

    /** Whether a text has these words, however its lines are broken. */
    private static boolean says(String text, String words) {
        return text.replaceAll("\\s", "").contains(words.replaceAll("\\s", ""));
    }

    private byte[] made(String slug) {
        return MADE.computeIfAbsent(slug, each -> {
            Atlas atlas = current.get();
            return printed.of(atlas, occupation(atlas, each));
        });
    }

    private static Occupation occupation(Atlas atlas, String slug) {
        return atlas.catalog().find(slug).orElseThrow();
    }

    private Document page(String slug) {
        return Jsoup.parse(text("/occupations/" + slug));
    }

    private String text(String path) {
        byte[] body = site.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return new String(body, StandardCharsets.UTF_8);
    }
}
