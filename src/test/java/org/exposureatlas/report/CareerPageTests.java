package org.exposureatlas.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The career part of every report, held against the seed files. */
@WebTest
class CareerPageTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> SECTIONS = List.of(
            "responsibilities",
            "inside",
            "video",
            "progression",
            "industries",
            "education",
            "resilience",
            "technology",
            "abilities",
            "activities",
            "names",
            "members",
            "related");

    /** Every report is rendered once and read by several tests. */
    private static final Map<String, String> REPORTS = new HashMap<>();

    @Autowired
    RestTestClient site;

    @AfterAll
    static void forgetReports() {
        REPORTS.clear();
    }

    /** Each section says something of its own, or says what is missing; every entry of the contents leads somewhere. */
    @Test
    void everySectionOfEveryOccupationIsThereOrSaysWhatIsMissing() throws Exception {
        SoftAssertions all = new SoftAssertions();
        Map<String, Integer> missing = new TreeMap<>();
        int visited = 0;
        for (String slug : slugs()) {
            Document page = page(slug);
            for (String section : SECTIONS) {
                Element part = page.getElementById(section);
                all.assertThat(part).as(section + " of " + slug).isNotNull();
                String said = withoutHeadings(part);
                all.assertThat(said.length()).as(section + " of " + slug).isGreaterThan(20);
                for (Element list : part.select("ul, ol, dl, tbody")) {
                    all.assertThat(list.text())
                            .as("a list in " + section + " of " + slug)
                            .isNotBlank();
                }
                visited++;
            }
            all.assertThat(page.select("#summary").text())
                    .as("summary of " + slug)
                    .hasSizeGreaterThan(40);
            for (Element heading : page.select("h2, h3, h4")) {
                all.assertThat(heading.text()).as("heading of " + slug).isNotBlank();
            }
            Set<String> ids = page.select("[id]").stream().map(Element::id).collect(Collectors.toSet());
            all.assertThat(page.select("[id]")).as("ids of " + slug).hasSize(ids.size());
            page.select(".contents a")
                    .forEach(link -> all.assertThat(ids)
                            .as(slug)
                            .contains(link.attr("href").substring(1)));
            for (String section : List.of("progression", "video", "industries")) {
                if (page.select("#" + section + " > .report__lede").size() == 1) {
                    missing.merge(section, 1, Integer::sum);
                }
            }
        }
        all.assertAll();
        assertThat(visited).isEqualTo(342 * SECTIONS.size());
        assertThat(missing).isEqualTo(Map.of("progression", 1, "video", 7, "industries", 4));
    }

    /** Only text outside headings counts. */
    private static String withoutHeadings(Element part) {
        Element copy = part.clone();
        copy.select("h2, h3, h4").remove();
        return copy.text();
    }

    @Test
    void figuresAgreeWithTheSeedFilesOverAllOccupations() throws Exception {
        Map<String, List<NamedCsvRecord>> wages = rows("wages");
        Map<String, List<NamedCsvRecord>> zones = rows("job-zones");
        Map<String, List<NamedCsvRecord>> industries = rows("industry-pay");
        Map<String, List<NamedCsvRecord>> skills = rows("skills");
        Map<String, List<NamedCsvRecord>> tools = rows("technologies");
        SoftAssertions all = new SoftAssertions();
        Map<String, Integer> compared = new HashMap<>();
        for (String slug : slugs()) {
            Document page = page(slug);
            List<NamedCsvRecord> latest = of(wages, slug).stream()
                    .filter(row -> row.getField("release").equals("May 2025"))
                    .toList();
            if (latest.size() == 1) {
                NamedCsvRecord row = latest.getFirst();
                boolean annual = !row.getField("p10").isEmpty();
                List<String> expected = Stream.of("p10", "p25", "p50", "p75", "p90")
                        .map(column -> row.getField((annual ? "" : "hourly_") + column))
                        .map(CareerPageTests::dollars)
                        .toList();
                all.assertThat(page.select("#progression .bars__value").eachText())
                        .as("pay of " + slug)
                        .isEqualTo(expected);
                compared.merge("pay", 1, Integer::sum);
            } else if (latest.size() > 1) {
                all.assertThat(page.select("#progression .bars__value").eachText())
                        .as("pay of " + slug)
                        .isEqualTo(means(latest));
                compared.merge("mean pay", 1, Integer::sum);
            }
            for (NamedCsvRecord row : of(zones, slug)) {
                all.assertThat(page.select("#education .facts").text()).contains(row.getField("zone") + " of 5");
                compared.merge("zone", 1, Integer::sum);
            }
            if (zones.containsKey(slug)) {
                all.assertThat(page.select("#technology .tools__name").eachText())
                        .as("tools of " + slug)
                        .isEqualTo(of(tools, slug).stream()
                                .map(row -> row.getField("name").strip().replaceAll("\\s+", " "))
                                .toList());
                compared.merge("tools", 1, Integer::sum);
            }
            if (industries.containsKey(slug)) {
                all.assertThat(page.select("#industries tbody td").size())
                        .isEqualTo(of(industries, slug).size());
                all.assertThat(page.select("#industries tbody td").eachText().stream()
                                .map(text -> text.replace(" or more", "").replace(" an hour", "")))
                        .as("industries of " + slug)
                        .isEqualTo(of(industries, slug).stream()
                                .map(row -> dollars(row.getField("median")))
                                .toList());
                compared.merge("industries", 1, Integer::sum);
            }
            if (skills.containsKey(slug)) {
                List<BigDecimal> highest = of(skills, slug).stream()
                        .map(row -> new BigDecimal(row.getField("importance")))
                        .sorted(java.util.Comparator.reverseOrder())
                        .limit(20)
                        .map(value -> value.setScale(1, java.math.RoundingMode.HALF_UP))
                        .toList();
                all.assertThat(page.select("#skill .rated__value").eachText().stream()
                                .map(BigDecimal::new))
                        .as("skills of " + slug)
                        .isEqualTo(highest);
                compared.merge("skills", 1, Integer::sum);
            }
        }
        all.assertAll();
        assertThat(compared)
                .containsEntry("zone", 341)
                .containsEntry("tools", 341)
                .containsEntry("industries", 338)
                .containsEntry("skills", 335);
        assertThat(compared.get("pay") + compared.get("mean pay")).isEqualTo(340);
    }

    /** The employment-weighted means written down a second time, in binary arithmetic. */
    private static List<String> means(List<NamedCsvRecord> codes) {
        Function<String, Double> mean = column -> {
            double sum = 0;
            double workers = 0;
            for (NamedCsvRecord code : codes) {
                if (!code.getField(column).isEmpty()) {
                    sum += Double.parseDouble(code.getField(column)) * Double.parseDouble(code.getField("employment"));
                    workers += Double.parseDouble(code.getField("employment"));
                }
            }
            return sum / workers;
        };
        boolean annual = codes.stream().anyMatch(code -> !code.getField("p10").isEmpty());
        return Stream.of("p10", "p25", "p50", "p75", "p90")
                .map(column -> annual
                        ? dollars(Long.toString(10 * Math.round(mean.apply(column) / 10)))
                        : String.format(Locale.US, "$%.2f", mean.apply("hourly_" + column)))
                .toList();
    }

    /** The class follows from figures on the page, by the design's table and not by the model's. */
    @Test
    void theResilienceClassFollowsFromTheFiguresShown() throws Exception {
        Map<String, List<NamedCsvRecord>> beta = rows(Path.of("seed-data/measures/eloundou_human_beta.csv"));
        Map<String, Integer> classes = new TreeMap<>();
        SoftAssertions all = new SoftAssertions();
        for (String slug : slugs()) {
            JsonNode seed = JSON.readTree(Path.of("seed-data/occupations", slug + ".json"));
            double human = 0;
            for (String dimension : List.of("empathy", "presence", "opinion", "creativity", "hope")) {
                double sum = 0;
                for (JsonNode rating : seed.path("humanAdvantage")) {
                    sum += rating.path(dimension).path("rating").intValue();
                }
                human += sum / seed.path("humanAdvantage").size();
            }
            Element part = page(slug).getElementById("resilience");
            String name = part.select(".resilience__name").text();
            if (!beta.containsKey(slug) || seed.path("jobs").isNull()) {
                all.assertThat(name).as(slug).isEmpty();
                all.assertThat(part.text()).as(slug).contains("withheld");
                classes.merge("withheld", 1, Integer::sum);
                continue;
            }
            double exposure = Double.parseDouble(of(beta, slug).getFirst().getField("value"));
            int growth = seed.path("jobs").path("changePercent").intValue();
            int points = (exposure < 0.25 ? 2 : exposure <= 0.5 ? 1 : 0)
                    + (growth > 5 ? 2 : growth >= 0 ? 1 : 0)
                    + (human >= 20 ? 2 : human >= 12 ? 1 : 0);
            String expected = points >= 5
                    ? "AI-resilient"
                    : points >= 3 ? "AI-augmented" : points == 2 ? "In transition" : "High overlap, few buffers";
            all.assertThat(name).as(slug).isEqualTo(expected);
            all.assertThat(part.select(".resilience__points").text()).as(slug).isEqualTo(points + " of 6 points");
            classes.merge(name, 1, Integer::sum);
        }
        all.assertAll();
        assertThat(classes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(342);
        assertThat(classes).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void tuitionArithmeticIsShownAndAddsUp() {
        String text = page("accountants-and-auditors").select(".paths").text();
        assertThat(text).contains("4 years × $11,950 = $47,800", "4 years × $45,000 = $180,000");
        assertThat(text).contains("$47,800 to $180,000");
    }

    @Test
    void topCodedPayIsAtLeast() {
        assertThat(page("physicians-and-surgeons").select("#progression tbody").text())
                .contains("$239,200 or more")
                .doesNotContain("$0");
    }

    @Test
    void theHandbooksTwoPercentilesStandWhereTheStatisticsHaveNoCode() {
        Document page = page("fishers-and-related-fishing-workers");
        assertThat(page.select("#progression .bars li")).hasSize(2);
        assertThat(page.select("#progression").text()).contains("May 2017", "what the handbook prints");
    }

    @Test
    void textsSayWhoWroteThemAndWhetherAPersonReadThem() {
        assertThat(page("roofers").select("#summary .source").text())
                .contains("Generated text", "Atlas rater A", "22 November 2026", "no person has reviewed it yet");
    }

    @Test
    void theVideoIsALinkAndNothingElse() {
        Document page = page("roofers");
        assertThat(page.select("#video a").attr("href")).startsWith("https://cdn.careeronestop.org/");
        assertThat(page.select("#video").text()).contains("cdn.careeronestop.org", "another site");
        assertThat(page.select("video, iframe, img[src^=http]")).isEmpty();
    }

    @Test
    void relatedOccupationsNeverNameTheOccupationItself() throws Exception {
        int lists = 0;
        for (String slug : slugs()) {
            Document page = page(slug);
            assertThat(page.select("#related li a").eachAttr("href")).doesNotContain("/occupations/" + slug);
            lists += page.select("#related ul").size();
        }
        assertThat(lists).isGreaterThan(3 * 330);
    }

    @Test
    void theRelatedOccupationsOfOnetStandInItsOrderWithTheirSource() throws Exception {
        Map<String, List<NamedCsvRecord>> related = rows("related");
        int compared = 0;
        for (String slug : slugs()) {
            Element part = Objects.requireNonNull(
                            page(slug).select("#onet-related-heading").first())
                    .parent();
            assertThat(part.select("li a").eachAttr("href"))
                    .as(slug)
                    .isEqualTo(of(related, slug).stream()
                            .map(row -> "/occupations/" + row.getField("related"))
                            .toList());
            if (!of(related, slug).isEmpty()) {
                assertThat(part.select(".report__lede").text())
                        .contains("O*NET 30.1 Database", "related occupations", "30.1 (December 2025)");
                compared++;
            } else {
                assertThat(part.text()).contains("O*NET lists no occupation here as related to this one.");
            }
        }
        assertThat(compared).isEqualTo(341);
    }

    @Test
    void theSavedPageExplainsItselfWithoutScripts() {
        String text = Jsoup.parse(body("/saved")).select("main").text();
        assertThat(text).contains("kept by your browser alone", "scripts are off");
    }

    private static List<String> slugs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("seed-data/occupations"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<NamedCsvRecord> of(Map<String, List<NamedCsvRecord>> rows, String slug) {
        return rows.getOrDefault(slug, List.of());
    }

    private static Map<String, List<NamedCsvRecord>> rows(String name) throws IOException {
        return rows(Path.of("seed-data/career", name + ".csv"));
    }

    private static Map<String, List<NamedCsvRecord>> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().collect(Collectors.groupingBy(row -> row.getField("slug")));
        }
    }

    private static String dollars(String amount) {
        BigDecimal value = new BigDecimal(amount);
        return value.compareTo(BigDecimal.valueOf(1000)) >= 0
                ? "$" + NumberFormat.getIntegerInstance(Locale.US).format(value)
                : "$" + value.setScale(2).toPlainString();
    }

    private Document page(String slug) {
        return Jsoup.parse(REPORTS.computeIfAbsent(slug, key -> body("/occupations/" + key)));
    }

    private String body(String path) {
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
