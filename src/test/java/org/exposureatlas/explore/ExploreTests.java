package org.exposureatlas.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Home, lists, categories, search and comparison over HTTP, with the data that ships. */
@WebTest
class ExploreTests {

    @Autowired
    RestTestClient site;

    @Autowired
    CurrentRoster current;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?area=wages&color=growth",
                "/?area=equal&color=aioe&in=healthcare",
                "/?area=nonsense&color=nonsense&in=nonsense",
                "/map/table",
                "/occupations",
                "/occupations?view=charts",
                "/occupations?tier=high&sort=pay&dir=asc&page=99",
                "/categories",
                "/categories/military",
                "/categories/healthcare?sort=title",
                "/search",
                "/search?q=nurse",
                "/search?q=%F0%9F%98%80",
                "/search/requests",
                "/compare",
                "/compare?o=roofers&o=lawyers&add=nurse"
            })
    void everyPageIsWhole(String address) {
        Document page = page(address);

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("[style], script:not([src]), style, [onclick]")).isEmpty();
        assertThat(page.text()).doesNotContain("??").doesNotContain("null").doesNotContain("{0}");
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        if (!page.select(".tier, .tile").isEmpty()) {
            assertThat(page.select("main").text()).contains("not a forecast");
        }
    }

    @Test
    void theMapHasATileForEveryOccupationWithJobsAndItsTableSaysTheSame() {
        Roster roster = current.get();
        List<Listing> drawn = roster.listings().stream()
                .filter(listing -> listing.jobs() != null)
                .toList();

        for (String kind : List.of("wide", "tall")) {
            assertThat(page("/").select(".map__svg--" + kind + " a.tile").eachAttr("href"))
                    .containsExactlyInAnyOrderElementsOf(
                            drawn.stream().map(Listing::href).toList());
        }
        List<String> tiles = page("/").select(".map__svg--wide a.tile > title").eachText();
        List<String> rows = page("/map/table").select("tbody tr").stream()
                .map(row -> row.child(0).text() + ": " + row.child(3).text() + "; "
                        + row.child(2).text())
                .toList();
        assertThat(rows).isEqualTo(tiles);
    }

    @Test
    void theMapsLegendCountsEveryTileOnce() {
        for (String color : List.of("aoi", "growth", "pay", "aioe")) {
            Document page = page("/?area=equal&color=" + color);
            int counted = page.select(".map__count span:first-child").eachText().stream()
                    .mapToInt(text -> text.startsWith("no ") ? 0 : Integer.parseInt(text.split(" ")[0]))
                    .sum();
            assertThat(counted).as(color).isEqualTo(current.get().listings().size());
        }
    }

    @Test
    void theTiersAddUpToAllOccupationsWithAScore() {
        int sum =
                page("/")
                        .select("#tier-table-caption")
                        .first()
                        .parent()
                        .select("tbody td:nth-child(3)")
                        .eachText()
                        .stream()
                        .mapToInt(Integer::parseInt)
                        .sum();

        assertThat(sum).isEqualTo(current.get().ranked().size());
    }

    @Test
    void pointsAndTheirTableAreTheSame() {
        Document page = page("/categories/healthcare");
        for (String chart : List.of("pay", "growth")) {
            Element figure = page.selectFirst("figure[aria-labelledby=" + chart + "-finding]");
            Map<String, String> points = new HashMap<>();
            figure.select("a.point > title")
                    .forEach(title ->
                            points.put(title.text().substring(0, title.text().indexOf(": ")), title.text()));
            List<Element> rows = figure.select("tbody tr");
            assertThat(rows).hasSameSizeAs(points.keySet()).hasSizeGreaterThan(20);
            for (Element row : rows) {
                assertThat(points.get(row.child(0).text()))
                        .contains("Index " + row.child(1).text() + ";")
                        .endsWith(" " + row.child(2).text());
            }
            int quarters = figure.select(".scatter__quarters span").eachText().stream()
                    .mapToInt(text -> text.startsWith("no ") ? 0 : Integer.parseInt(text.split(" ")[0]))
                    .sum();
            assertThat(quarters).isEqualTo(rows.size());
        }
    }

    @Test
    void columnsOfTheDistributionAreItsTable() {
        Document page = page("/");
        List<String> columns = page
                .select("svg[aria-labelledby~=^distribution] svg text:not(.chart__faint):not(.chart__strong)")
                .eachText()
                .stream()
                .filter(text -> !text.isEmpty())
                .toList();
        List<String> rows = page.select("#distribution-numbers-caption").first().parent().select("tbody tr").stream()
                .map(row -> Long.parseLong(row.child(2).text().replace(",", "")))
                .filter(jobs -> jobs > 0)
                .map(jobs -> org.exposureatlas.shared.Figures.tenth(java.math.BigDecimal.valueOf(jobs, 6)))
                .toList();

        assertThat(columns).isEqualTo(rows).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "tier=high&tier=mostly",
        "category=healthcare",
        "pay-from=50000&pay-to=60000",
        "growth-from=-5&growth-to=0",
        "completeness=95",
        "sources=disagree",
        "q=engineer",
        "education=Bachelor%27s%20degree"
    })
    void theFileHoldsExactlyWhatTheListShows(String query) {
        List<String> listed = new ArrayList<>();
        String next = "/occupations?sort=title&" + query;
        while (next != null) {
            Document page = page(next);
            listed.addAll(page.select(".listing tbody th > a:first-child").eachText());
            Element link = page.selectFirst(".pagination a[rel=next]");
            next = link == null ? null : link.attr("href");
        }
        List<String> lines =
                Arrays.asList(text("/occupations.csv?sort=title&" + query).split("\r\n"));

        assertThat(listed).isNotEmpty().hasSizeLessThan(342);
        assertThat(lines).hasSize(listed.size() + 1);
        assertThat(lines.getFirst()).contains("aoi_0_to_100", "median_pay_usd_per_year", "edition");
        for (int i = 0; i < listed.size(); i++) {
            assertThat(lines.get(i + 1).replace("\"", "")).contains("," + listed.get(i) + ",");
            assertThat(lines.get(i + 1))
                    .contains(current.get().atlas().edition().label());
        }
    }

    @Test
    void everyFilterInUseCanBeRemovedAndBadOnesAreSaidToBe() {
        Document page = page("/occupations?tier=high&tier=x&pay-from=lots&category=sales&view=charts");

        assertThat(page.select(".chips .chip:not(.chip--all)").eachAttr("href"))
                .containsExactly("/occupations?category=sales&view=charts", "/occupations?tier=high&view=charts");
        assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#tier", "#pay-from");
    }

    @Test
    void aColumnSortsBothWaysWithMissingFiguresLast() {
        Roster roster = current.get();
        for (Sorting sorting : Sorting.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                List<Listing> sorted = new SortOrder(sorting, descending).sorted(roster.listings());
                assertThat(sorted).hasSameSizeAs(roster.listings());
                if (sorting == Sorting.PAY) {
                    assertThat(sorted.getFirst().pay()).isNotNull();
                    assertThat(sorted.getLast().pay()).isNull();
                }
            }
        }
    }

    @Test
    void equalScoresShareARank() {
        List<Listing> ranked = current.get().ranked();
        for (int i = 1; i < ranked.size(); i++) {
            Listing before = ranked.get(i - 1);
            Listing listing = ranked.get(i);
            if (listing.aoi().compareTo(before.aoi()) == 0) {
                assertThat(listing.rank()).isEqualTo(before.rank());
                assertThat(listing.rankShown()).endsWith("=");
            } else {
                assertThat(listing.rank()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void aCategoryHasItsPlaceItsCurveAndItsMembers() {
        Document page = page("/categories/healthcare");

        assertThat(page.select(".lede").text()).matches("\\d+\\w\\w of 24 categories.*");
        assertThat(page.select(".badge").text()).isEqualTo("assumed");
        assertThat(page.select("#members-caption").first().parent().select("tbody tr"))
                .hasSize(49);
    }

    @Test
    void aCategoryThatIsNotThereIsNotFound() {
        assertThat(status("/categories/nothing")).isEqualTo(404);
    }

    @Test
    void aNameOfSeveralOccupationsListsThemWithTheReason() {
        Document page = page("/search?q=teacher");

        assertThat(page.select(".result__title").eachText())
                .contains(
                        "High school teachers",
                        "Middle school teachers",
                        "Kindergarten and elementary school teachers");
        assertThat(page.select(".result__reason").eachText()).contains("Also known as Teacher");
        assertThat(page("/search?q=25-9031").select(".result__title").eachText())
                .containsExactly("Instructional coordinators");
        assertThat(page("/search?q=25-9031").select(".result__reason").text()).isEqualTo("Has the code 25-9031");
        assertThat(page("/search?q=healthcare").select(".search-category a").attr("href"))
                .isEqualTo("/categories/healthcare");
    }

    @Test
    void whatNobodyIsCalledOffersTheNearestAndAWayToAskForIt() {
        Document page = page("/search?q=qwrtzplk");

        assertThat(page.select(".search-count").text()).contains("Nothing here is called");
        assertThat(page("/search?q=plummberr").select(".result__title").first().text())
                .isEqualTo("Plumbers, pipefitters, and steamfitters");
        assertThat(page.select(".wish form").attr("action")).isEqualTo("/search/requests");
        assertThat(page.select(".wish input").val()).isEqualTo("qwrtzplk");
    }

    @Test
    void requestsAreCountedShownAndLimited() {
        String title = "Dragon rider";
        assertThat(request(title, "same-origin")).isEqualTo(303);
        assertThat(page("/search/requests").text()).doesNotContain(title);
        assertThat(request("dragon  rider", "same-origin")).isEqualTo(303);
        assertThat(page("/search/requests").select("tbody tr").eachText())
                .anyMatch(row -> row.startsWith(title + " 2 "));
        assertThat(request("http://x.example", "same-origin")).isEqualTo(400);
        assertThat(request(title, "cross-site")).isEqualTo(403);
        for (int i = 0; i < 3; i++) {
            assertThat(request("Wheel tapper", "same-origin")).isEqualTo(303);
        }
        assertThat(request("Wheel tapper", "same-origin")).isEqualTo(429);
    }

    @Test
    void theComparisonShowsTheResilienceOfTheReports() {
        List<String> occupations = List.of("roofers", "lawyers", "military-careers");
        Document compared = page("/compare?o=" + String.join("&o=", occupations));
        List<String> cells =
                compared.select("tr:has(> th:contains(Class)) > td").eachText();

        assertThat(cells).hasSize(3);
        for (int i = 0; i < 2; i++) {
            Document report = page("/occupations/" + occupations.get(i));
            assertThat(cells.get(i))
                    .startsWith(report.select(".resilience__name").text() + ", "
                            + report.select(".resilience__points").text().split(" ")[0] + " point");
        }
        assertThat(cells.get(2)).isEqualTo("withheld");
    }

    @Test
    void aComparisonShowsWhatItWasAskedForAndSaysWhatItCannot() {
        Document page = page("/compare?o=roofers&o=nothing&o=roofers&o=lawyers&o=actors&o=models&o=bakers");

        assertThat(page.select(".compare__title").eachText()).containsExactly("Roofers", "Lawyers", "Actors", "Models");
        assertThat(page.select(".compare-problems li").eachText())
                .hasSize(3)
                .anyMatch(text -> text.contains("nothing"))
                .anyMatch(text -> text.contains("twice"))
                .anyMatch(text -> text.contains("Bakers"));
        assertThat(page.select(".compare__remove").first().attr("href"))
                .isEqualTo("/compare?o=lawyers&o=actors&o=models");
        assertThat(page.select(".compare-add")).isEmpty();
        Document two = page("/compare?o=roofers&add=nurse");
        assertThat(two.select(".compare-offers a").first().attr("href"))
                .isEqualTo("/compare?o=roofers&o=registered-nurses");
    }

    private int request(String title, String site) {
        return this.site
                .post()
                .uri("/search/requests")
                .header("Sec-Fetch-Site", site)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("q=" + java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private int status(String address) {
        return site.get()
                .uri(java.net.URI.create(address))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private String text(String address) {
        return site.get()
                .uri(java.net.URI.create(address))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Document page(String address) {
        return Jsoup.parse(text(address));
    }
}
