package org.exposureatlas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.billing.Subscribers;
import org.exposureatlas.billing.Subscribers.Subscriber;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is paid for says the same wherever a subscriber meets it: on the report, on the page of each section, in the
 * files, in the PDF and in the answer to a program. Starts from that answer, which holds plain figures.
 */
@WebTest
class PaidFiguresTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    ApplicationContext program;

    @Autowired
    CurrentAtlas current;

    @Autowired
    PrintedReport printed;

    @Autowired
    JdbcClient jdbc;

    private final SoftAssertions all = new SoftAssertions();
    private Subscriber subscriber;
    private int compared;

    @BeforeEach
    void startCountingAnew() {
        jdbc.sql("delete from rate_limit").update();
        subscriber = Subscribers.anybody(program);
    }

    /** Everything about one occupation that a subscriber can have. */
    private record Copies(String slug, Occupation occupation, JsonNode api, Document report, String pdf) {

        String path(String section) {
            return "/occupations/" + slug + "/" + section;
        }

        Task task(String key) {
            return occupation.tasks().stream()
                    .filter(task -> task.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyFigureIsTheSameWhereverItStands() {
        Atlas atlas = current.get();
        for (String slug : PdfReportTests.TEN) {
            Occupation occupation = atlas.catalog().find(slug).orElseThrow();
            JsonNode api = JSON.readTree(new Visitors(program)
                    .guest()
                    .get("/api/v1/occupations/" + slug + "/insight", subscriber.authorization())
                    .response()
                    .body());
            try (PdfFile file =
                    new PdfFile(PdfReportTests.MADE.computeIfAbsent(slug, each -> printed.of(atlas, occupation)))) {
                Copies copies = new Copies(slug, occupation, api, page("/occupations/" + slug), tight(file.text()));
                compareHeatmap(copies);
                compareMoves(copies);
                compareWages(copies);
                compareTools(copies);
            }
        }
        all.assertAll();
        assertThat(compared).isGreaterThan(2000);
    }

    private void compareHeatmap(Copies copies) {
        Map<String, Element> rows = rows(page(copies.path("heatmap?raters=each"))
                .select(".heatmap__table")
                .first());
        Map<String, Element> onReport =
                rows(copies.report().select("#heatmap .heatmap__table").first());
        List<String> csv = answer(copies.path("heatmap.csv")).lines().toList();
        List<String> svg = Jsoup.parse(answer(copies.path("heatmap.svg")), Parser.xmlParser())
                .select("text")
                .eachText();
        same(copies.api().path("heatmap").size(), onReport.size(), copies.slug() + ", tasks");
        for (JsonNode row : copies.api().path("heatmap")) {
            String key = row.path("task").asString();
            String statement = copies.task(key).statement();
            List<String> cells = new ArrayList<>(factors(row));
            cells.add(row.path("feasibility").asString());
            BigDecimal share = row.path("share").decimalValue();
            cells.add(Figures.percent(share));
            cells.add(
                    row.path("contribution").isNull()
                            ? "–"
                            : row.path("contribution").asString());
            same(cells, cells(rows.get(statement)), copies.slug() + ", heatmap, " + key);
            same(cells, cells(onReport.get(statement)), copies.slug() + ", heatmap on the report, " + key);
            holds(copies.pdf(), statement + String.join("", cells), copies.slug() + ", heatmap in the PDF");
            all.assertThat(svg).as("%s, drawing of %s", copies.slug(), key).containsSequence(cells);
            holds(
                    line(csv, key, "mean"),
                    String.join(",", cells).replace("%", "").replace("–", ""),
                    copies.slug() + ", heatmap as CSV");
            Element rater = rows.get(statement);
            for (JsonNode by : row.path("raters")) {
                rater = rater.nextElementSibling();
                List<String> own = new ArrayList<>(factors(by));
                own.add(by.path("feasibility").asString());
                same(own, cells(rater).subList(0, 6), copies.slug() + ", rater of " + key);
                holds(
                        line(csv, key, by.path("rater").asString()),
                        String.join(",", own),
                        copies.slug() + ", rater as CSV");
            }
        }
    }

    private static List<String> factors(JsonNode row) {
        List<String> factors = new ArrayList<>();
        row.path("factors").forEach(factor -> factors.add(factor.asString()));
        assertThat(factors).hasSize(5);
        return factors;
    }

    private static Map<String, Element> rows(Element table) {
        Map<String, Element> rows = new HashMap<>();
        table.select("tbody tr:not(.heatmap__rater)")
                .forEach(row -> rows.put(row.select("th > span").first().text(), row));
        return rows;
    }

    private static String line(List<String> csv, String task, String rater) {
        return csv.stream()
                .filter(line -> line.contains("," + task + ",") && line.contains("," + rater + ","))
                .findFirst()
                .orElse("no line of " + task + " by " + rater);
    }

    private void compareMoves(Copies copies) {
        List<Element> moves = page(copies.path("pivots")).select(".move");
        List<Element> onReport = copies.report().select("#pivots .move");
        JsonNode api = copies.api().path("pivots");
        same(api.size(), moves.size(), copies.slug() + ", moves");
        same(
                moves.stream().map(PaidFiguresTests::figures).toList(),
                onReport.stream().map(PaidFiguresTests::figures).toList(),
                copies.slug() + ", moves on the report");
        for (int i = 0; i < api.size(); i++) {
            JsonNode move = api.get(i);
            Element shown = moves.get(i);
            String of = copies.slug() + ", move to " + move.path("slug").asString();
            String title = move.path("title").asString();
            String score = move.path("score").asString();
            String change = shown.select(".move__tier .source").text();
            same(title, shown.select(".move__title").text(), of);
            same(score, shown.select(".move__figure").text(), of);
            all.assertThat(change).as(of).endsWith(" to " + move.path("aoi").asString());
            comparePartsOf(move, shown, of);
            comparePayOf(move, shown, of);
            String pay = shown.select(".move__facts dd").first().text();
            String school = shown.select(".move__facts dd")
                    .get(1)
                    .select("> span")
                    .first()
                    .text();
            if (move.path("cost").isObject()) {
                holds(tight(school), dollars(move.path("cost").path("low")), of);
                holds(tight(school), dollars(move.path("cost").path("high")), of);
            }
            holds(copies.pdf(), title + shown.select(".move__tier .tier").text() + "," + change + score + pay, of);
            holds(copies.pdf(), school, of);
        }
    }

    private void comparePartsOf(JsonNode move, Element shown, String of) {
        List<Element> rows = shown.select("table").getFirst().select("tbody tr");
        same(move.path("parts").size() + 1, rows.size(), of);
        for (int i = 0; i < move.path("parts").size(); i++) {
            JsonNode part = move.path("parts").get(i);
            List<String> cells = cells(rows.get(i));
            String what = of + ", " + part.path("key").asString();
            same(
                    List.of(
                            Figures.wholePercent(part.path("weight").decimalValue()),
                            part.path("points").isNull()
                                    ? "–"
                                    : part.path("points").asString()),
                    cells.subList(2, 4),
                    what);
            boolean percent = cells.getFirst().contains("% of pay");
            sameRounded(part.path("figure"), percent ? 2 : 0, cells.get(0), what + ", figure");
            sameRounded(part.path("value"), 0, cells.get(1), what + ", value");
        }
        same(move.path("score").asString(), cells(rows.getLast()).getLast(), of);
    }

    private void comparePayOf(JsonNode move, Element shown, String of) {
        List<Element> tables = shown.select("table");
        List<Element> rows = tables.size() < 2 ? List.of() : tables.get(1).select("tbody tr");
        same(move.path("pay").size(), rows.size(), of + ", pay");
        for (int i = 0; i < rows.size(); i++) {
            JsonNode step = move.path("pay").get(i);
            List<String> cells = cells(rows.get(i));
            holds(cells.get(0), dollars(step.path("here")), of);
            holds(cells.get(1), dollars(step.path("there")), of);
            BigDecimal difference =
                    step.path("there").decimalValue().subtract(step.path("here").decimalValue());
            if (!step.path("hereAtLeast").asBoolean()
                    && !step.path("thereAtLeast").asBoolean()) {
                same(
                        rounded(difference.abs(), 0),
                        digits(cells.get(2)),
                        of + ", difference of pay at " + step.path("percentile").asString());
            }
        }
    }

    private void compareWages(Copies copies) {
        Document page = page(copies.path("wages"));
        Element table = page.select("#ranges table, .insight table").first();
        Element onReport = copies.report().select("#wages table").first();
        same(table.text(), onReport.text(), copies.slug() + ", pay under overlap on the report");
        List<Element> rows = table.select("tbody tr");
        JsonNode levels = copies.api().path("wages").path("levels");
        same(levels.size(), rows.size(), copies.slug() + ", levels");
        for (int i = 0; i < levels.size(); i++) {
            JsonNode level = levels.get(i);
            List<String> cells = cells(rows.get(i));
            String of = copies.slug() + ", " + level.path("level").asString();
            if (!level.path("pay").isNull()) {
                holds(cells.get(0), dollars(level.path("pay").path("amount")), of);
            }
            if (!level.path("overlap").isNull()) {
                same(
                        Figures.percent(level.path("overlap").path("low").decimalValue()) + " to "
                                + Figures.percent(
                                        level.path("overlap").path("high").decimalValue()),
                        cells.get(1),
                        of);
            }
            for (Map.Entry<String, Integer> range :
                    Map.of("yearly", 3, "summed", 5).entrySet()) {
                JsonNode exact = level.path(range.getKey());
                if (!exact.isNull()) {
                    same(
                            dollars(exact.path("low")) + " to " + dollars(exact.path("high")),
                            cells.get(range.getValue()),
                            of + ", " + range.getKey());
                }
            }
            holds(copies.pdf(), rows.get(i).select("th").text() + String.join("", cells), of + " in the PDF");
        }
        JsonNode bill = copies.api().path("wages").path("bill");
        String said = copies.report().select("#wages .insight__prose").text();
        if (!bill.isNull()) {
            for (String figure : List.of(
                    Figures.count(bill.path("jobs").asLong()),
                    dollars(bill.path("pay")),
                    Figures.percent(bill.path("overlap").decimalValue()),
                    size(bill.path("amount").decimalValue()))) {
                holds(tight(said), figure, copies.slug() + ", wage bill");
            }
        }
        JsonNode category = copies.api().path("wages").path("category");
        holds(tight(said), size(category.path("amount").decimalValue()), copies.slug() + ", wage bill of the category");
        holds(tight(said), size(category.path("whole").decimalValue()), copies.slug() + ", wage bill of the category");
        for (Element sentence : copies.report().select("#wages .insight__prose, #wages .finding")) {
            holds(copies.pdf(), sentence.text(), copies.slug() + ", pay under overlap in the PDF");
        }
    }

    private void compareTools(Copies copies) {
        List<Element> groups = page(copies.path("tools")).select(".toolbox > details");
        same(
                groups.stream().map(Element::text).toList(),
                copies.report().select("#tools .toolbox > details").eachText(),
                copies.slug() + ", tools on the report");
        JsonNode api = copies.api().path("tools");
        same(api.size(), groups.size(), copies.slug() + ", kinds of work");
        for (int i = 0; i < api.size(); i++) {
            Element group = groups.get(i);
            String of = copies.slug() + ", tools to " + group.select("summary").text();
            List<Element> shown = group.select(".toolbox__tools li");
            same(api.get(i).path("tools").size(), shown.size(), of);
            StringBuilder onPaper = new StringBuilder(group.select("summary").text());
            Element kind = null;
            for (int j = 0; j < shown.size(); j++) {
                JsonNode tool = api.get(i).path("tools").get(j);
                Element item = shown.get(j);
                String price = item.select(".badge").text();
                same(tool.path("name").asString(), item.select("a").text(), of);
                same(tool.path("url").asString(), item.select("a").attr("href"), of);
                all.assertThat(item.text())
                        .as(of)
                        .contains(
                                tool.path("does").asString(),
                                tool.path("watch").asString(),
                                tool.path("basis").asString(),
                                Figures.day(LocalDate.parse(tool.path("checked").asString())));
                Element list = item.parent();
                String name =
                        list.previousElementSibling().previousElementSibling().text();
                boolean first = !list.equals(kind);
                if (first) {
                    onPaper.append(kind == null ? "" : ".").append(name).append(':');
                } else {
                    onPaper.append(',');
                }
                onPaper.append(item.select("a").text())
                        .append('(')
                        .append(price)
                        .append(')');
                kind = list;
            }
            if (kind != null) {
                holds(copies.pdf(), onPaper.toString(), of + " in the PDF");
            }
        }
        holds(
                copies.pdf(),
                copies.report().select("#tools .finding").text(),
                copies.slug() + ", number of tools in the PDF");
    }

    private void same(Object expected, Object found, String what) {
        all.assertThat(found).as(what).isEqualTo(expected);
        compared++;
    }

    /** The page shows fewer digits than the answer: it must be a rounding of the same figure. */
    private void sameRounded(JsonNode exact, int shift, String shown, String what) {
        if (exact.isNull()) {
            all.assertThat(digits(shown)).as(what).isEmpty();
        } else {
            BigDecimal said = new BigDecimal(digits(shown));
            BigDecimal off = exact.decimalValue().abs().movePointRight(shift).subtract(said);
            all.assertThat(off.abs())
                    .as("%s: %s shown of %s", what, shown, exact)
                    .isLessThanOrEqualTo(BigDecimal.valueOf(5, said.scale() + 1));
        }
        compared++;
    }

    private void holds(String text, String figure, String what) {
        all.assertThat(text.contains(tight(figure)))
                .as("%s says %s", what, figure)
                .isTrue();
        compared++;
    }

    private static List<String> cells(Element row) {
        return row.select("td").eachText();
    }

    /** Without spaces, so that it does not matter how lines are broken. */
    private static String tight(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String figures(Element move) {
        return move.select(".move__head, .move__facts > div:nth-child(-n+3), table")
                .text();
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9.]", "");
    }

    private static String dollars(JsonNode amount) {
        return Figures.dollars(
                amount.decimalValue().setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static String rounded(JsonNode figure, int decimals) {
        return figure.isNull() ? "–" : rounded(figure.decimalValue(), decimals);
    }

    private static String rounded(BigDecimal figure, int decimals) {
        return figure.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** Billions to one decimal, or millions, with its unit. */
    private static String size(BigDecimal amount) {
        boolean billions = amount.compareTo(BigDecimal.valueOf(1_000_000_000)) >= 0;
        return "$" + rounded(amount.movePointLeft(billions ? 9 : 6), 1) + (billions ? " billion" : " million");
    }

    private Document page(String path) {
        return Jsoup.parse(answer(path));
    }

    private String answer(String path) {
        var answer = subscriber.reader().get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.response().body();
    }
}
