package org.exposureatlas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.billing.Sentinels.Sentinel;
import org.exposureatlas.billing.Sentinels.Where;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.ingest.PlantedEdition;
import org.exposureatlas.ingest.Publication;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the site, also one that is added later, as it answers a guest, somebody with a free account and a
 * subscriber: what is locked is in no page, no file and no answer of who has not paid. The data have planted values in
 * what is paid for, which can be mistaken for nothing else.
 */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}:]+)(:[^}]*)?}");
    private static final Pattern LOCATION = Pattern.compile("<loc>https?://[^/<]+([^<]*)</loc>");
    private static final List<String> OTHERS =
            List.of("/account", "/admin", "/outbox", "/test-gateway", "/theme", "/error");

    @Autowired
    ApplicationContext program;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    Publication publication;

    @Autowired
    CurrentAtlas current;

    @Autowired
    Insights insights;

    @Autowired
    Hand hand;

    @Autowired
    Gate gate;

    @Autowired
    JdbcClient jdbc;

    private Visitors visitors;
    private EditionInfo before;
    private PlantedEdition planted;
    private String edition;
    private Map<String, List<Sentinel>> sentinels;
    private Set<String> addresses;

    @BeforeAll
    void plant(@TempDir Path folder) {
        visitors = new Visitors(program);
        before = current.get().edition();
        planted = PlantedEdition.in(folder);
        planted.show(publication);
        Atlas atlas = current.get();
        edition = atlas.edition().label();
        Insight insight = insights.of(atlas).orElseThrow();
        sentinels = new LinkedHashMap<>();
        PlantedEdition.OCCUPATIONS.forEach(
                slug -> sentinels.put(slug, Sentinels.of(atlas, insight, slug, gate.sample())));
        addresses = addresses();
    }

    @AfterAll
    void showWhatWasShown() {
        publication.rollBack(before, AuditLog.PROGRAM, "");
    }

    @BeforeEach
    void startCountingAnew() {
        jdbc.sql("delete from rate_limit").update();
    }

    @Test
    void muchIsPlanted() {
        assertThat(sentinels).hasSize(3);
        sentinels.forEach((slug, planted) -> assertThat(planted.stream()
                        .collect(Collectors.groupingBy(
                                sentinel -> sentinel.name().replaceFirst(",.*", ""), Collectors.counting())))
                .as(slug)
                .containsKeys("tool", "license", "difference in pay", "pay here and there", "sum of pay under overlap")
                .containsEntry("factors", 3L));
        assertThat(addresses)
                .hasSizeGreaterThan(90)
                .contains("/occupations/roofers", "/editions/" + edition + "/occupations/registered-nurses");
    }

    @Test
    void whatIsLockedIsNowhere() {
        String email = "free-" + UUID.randomUUID() + "@example.org";
        Visitor guest = visitors.guest();
        Visitor free = visitors.reader(email);
        Map<String, String> token = Map.of("Authorization", "Bearer " + visitors.token(email));
        Set<String> linked = new TreeSet<>();
        for (String address : addresses) {
            Answer answer = guest.get(address);
            linked.addAll(links(answer));
            assertClosed(address, answer);
            assertClosed(address, free.get(address));
            if (address.startsWith("/api/")) {
                assertClosed(address, visitors.guest().get(address, token));
            }
        }
        linked.removeAll(addresses);
        assertThat(linked).as("addresses that pages lead to").isNotEmpty();
        linked.forEach(address -> assertClosed(address, guest.get(address)));
    }

    @Test
    void theOpenSampleSaysNothingOfOthers() throws IOException {
        Visitor guest = visitors.guest();
        String open = "/occupations/" + gate.sample();
        for (String section : LockedData.SECTIONS) {
            Answer answer = guest.get(open + "/" + section);
            assertThat(answer.status()).isEqualTo(200);
            assertNothingPlanted(open + "/" + section, answer);
        }
        assertNothingPlanted(open, guest.get(open));
        assertNothingPlanted("its data", guest.get("/api/v1" + open + "/insight"));
        assertNoneIn("its file", text(guest.file(open + "/report.pdf")));
    }

    @Test
    void whoHasPaidFindsAllOfIt() throws IOException {
        String email = email();
        Visitor pro = subscriber(email);
        Map<String, String> token = Map.of("Authorization", "Bearer " + visitors.token(email));
        Set<String> seen = new TreeSet<>();
        for (String slug : PlantedEdition.OCCUPATIONS) {
            String report = "/occupations/" + slug;
            StringBuilder pages = new StringBuilder();
            for (String address : addresses) {
                if (address.startsWith(report) && !address.endsWith(".pdf")) {
                    Answer answer = pro.get(address);
                    assertThat(answer.status()).as(address).isEqualTo(200);
                    pages.append(answer.page().text()).append('\n');
                    LockedData.MARKUP.stream()
                            .filter(markup -> !answer.page().select(markup).isEmpty())
                            .forEach(seen::add);
                }
            }
            Answer insight = visitors.guest().get("/api/v1" + report + "/insight", token);
            assertThat(LockedData.keysIn(insight.response().body())).containsAll(LockedData.KEYS);
            assertThat(insight.response().body())
                    .as("figures as people write them")
                    .doesNotContainPattern("\\dE\\+?\\d");
            assertAllIn(Where.PAGE, slug, pages.toString());
            assertAllIn(Where.JSON, slug, insight.response().body());
            assertAllIn(
                    Where.CSV, slug, pro.get(report + "/heatmap.csv").response().body());
            assertAllIn(Where.PDF, slug, text(pro.file(report + "/report.pdf")));
        }
        // What is looked for in locked pages is what open ones have.
        assertThat(seen).containsAll(LockedData.MARKUP);
    }

    @Test
    void nobodyInBetweenKeepsWhatIsPaidFor() {
        String email = email();
        Visitor pro = subscriber(email);
        assertThat(pro.get("/occupations/roofers").header("Cache-Control")).contains("private");
        Answer insight = visitors.guest()
                .get("/api/v1/occupations/roofers/insight", Map.of("Authorization", "Bearer " + visitors.token(email)));
        assertThat(insight.status()).isEqualTo(200);
        assertThat(insight.header("Cache-Control")).contains("private");
    }

    /** What was shown once keeps its addresses, and stays locked. */
    @Test
    void anEditionThatIsShownNoMoreStaysLocked() throws IOException {
        publication.rollBack(before, AuditLog.PROGRAM, "");
        try {
            assertThat(current.get().edition().label()).isNotEqualTo(edition);
            Visitor guest = visitors.guest();
            Visitor free = visitors.reader("free-" + UUID.randomUUID() + "@example.org");
            for (String address : addresses) {
                if (address.contains(edition) || address.startsWith("/editions") || address.startsWith("/feeds")) {
                    assertClosed(address, guest.get(address));
                    assertClosed(address, free.get(address));
                }
            }
            assertAllIn(
                    Where.PDF,
                    "roofers",
                    text(subscriber(email()).file("/editions/" + edition + "/occupations/roofers/report.pdf")));
        } finally {
            planted.show(publication);
        }
    }

    private static String email() {
        return "pro-" + UUID.randomUUID() + "@example.org";
    }

    private Visitor subscriber(String email) {
        Visitor pro = visitors.reader(email);
        AccountId account = visitors.id(email);
        hand.grant(account, Item.PRO, null, "a test", account);
        return pro;
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private void assertAllIn(Where where, String slug, String text) {
        assertThat(sentinels.get(slug).stream()
                        .filter(sentinel -> sentinel.where().contains(where))
                        .filter(sentinel -> !sentinel.in(text)))
                .as("missing for subscribers, in " + where + " of " + slug)
                .isEmpty();
    }

    private void assertNoneIn(String address, String text) {
        assertThat(sentinels.values().stream().flatMap(List::stream).filter(sentinel -> sentinel.in(text)))
                .as("planted in " + address)
                .isEmpty();
    }

    /** Neither in the words of a page nor in its markup. */
    private void assertNothingPlanted(String address, Answer answer) {
        assertNoneIn(address, answer.response().body());
        assertNoneIn(address, answer.page().text());
    }

    private void assertClosed(String address, Answer answer) {
        String body = answer.response().body();
        String type = answer.header("Content-Type");
        assertThat(answer.status()).as(address).isLessThan(500);
        assertNothingPlanted(address, answer);
        assertThat(LockedData.keysIn(body)).as("keys in " + address).isEmpty();
        if (type.startsWith("text/csv")) {
            assertThat(LockedData.columnsIn(body)).as("columns in " + address).isEmpty();
        }
        if (type.startsWith("text/html") && !address.equals("/style-guide")) {
            for (String markup : LockedData.MARKUP) {
                assertThat(answer.page().select(markup))
                        .as(markup + " in " + address)
                        .isEmpty();
            }
        }
        assertThat(type).as(address).doesNotStartWith("application/pdf");
    }

    /** All that pages link to about an occupation with planted values, also with questions. */
    private static Set<String> links(Answer answer) {
        return answer.page().select("a[href], link[href], img[src], iframe[src]").stream()
                .map(link -> link.hasAttr("href") ? link.attr("href") : link.attr("src"))
                .map(address -> address.replaceFirst("#.*", ""))
                .filter(address -> address.startsWith("/") && !address.startsWith("/account"))
                .filter(address -> PlantedEdition.OCCUPATIONS.stream().anyMatch(address::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> addresses() {
        TreeSet<String> all = new TreeSet<>();
        for (RequestMappingInfo info :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            var methods = info.getMethodsCondition().getMethods();
            if (!methods.isEmpty() && !methods.contains(RequestMethod.GET)) {
                continue;
            }
            for (String pattern : info.getPatternValues()) {
                if (OTHERS.stream().noneMatch(pattern::startsWith)) {
                    PlantedEdition.OCCUPATIONS.forEach(slug -> all.add(fill(pattern, slug)));
                }
            }
        }
        String compared = PlantedEdition.OCCUPATIONS.stream()
                .map(slug -> "o=" + slug)
                .collect(Collectors.joining("&", "/compare?", "&o=" + gate.sample()));
        all.add(compared);
        for (String slug : PlantedEdition.OCCUPATIONS) {
            all.add("/occupations/" + slug + "?tasks=contribution");
            all.add("/occupations/" + slug + "/heatmap?raters=each&sort=capability");
            all.add("/occupations/" + slug + "/pivots?higher=yes");
            all.add("/search?q=" + slug.replaceAll("-.*", ""));
            all.add("/search/suggestions?q=" + slug.replaceAll("-.*", ""));
        }
        all.add("/search?q=" + PlantedEdition.WORD);
        Answer map = visitors.guest().get("/sitemap.xml");
        if (map.status() == 200) {
            LOCATION.matcher(map.response().body())
                    .results()
                    .map(found -> found.group(1))
                    .filter(address -> PlantedEdition.OCCUPATIONS.stream().anyMatch(address::contains))
                    .forEach(all::add);
        }
        return all;
    }

    /** Fills in an occupation that is locked. A variable that is not known here has to be added here. */
    private String fill(String pattern, String slug) {
        String category =
                current.get().catalog().find(slug).orElseThrow().category().slug();
        Matcher variable = VARIABLE.matcher(pattern);
        return variable.replaceAll(found -> switch (found.group(1)) {
            case "slug" -> pattern.startsWith("/categories") ? category : slug;
            case "n", "number", "edition", "label" -> edition;
            case "name" -> "about";
            // Of an order: everybody's is another.
            case "id" -> "00000000-0000-0000-0000-000000000000";
            default -> throw new AssertionError("Say what to fill in for " + found.group() + " in " + pattern);
        });
    }
}
