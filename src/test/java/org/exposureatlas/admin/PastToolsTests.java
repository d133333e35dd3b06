package org.exposureatlas.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.insight.ToolShelf;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.support.AdminVisitor;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.WebTest;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tools whose date is past: hidden from readers, and work for the operator. */
@WebTest
class PastToolsTests {

    private static final String TOOLS = "/occupations/instructional-coordinators/tools";

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Insights insights;

    @Autowired
    CurrentAtlas current;

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void theOperatorLearnsOfToolsPastTheirDateWhenReadersSeeThemNoMore() {
        ToolShelf shelf = insights.of(current.get()).orElseThrow().book().tools();
        Visitor admin = AdminVisitor.at(port, clock, jdbc);
        assertThat(admin.get("/admin").page().select(".admin-waiting a").eachAttr("href"))
                .doesNotContain("/admin/tools");
        Visitor.Answer empty = admin.get("/admin/tools");
        assertThat(empty.page().select("[role=status]").text())
                .startsWith(
                        "None of the " + shelf.tools().size() + " tools is past its date. The next one is due after");
        assertThat(empty.page().select("tbody tr")).isEmpty();
        assertThat(new Visitor(port).get(TOOLS).page().select(".toolbox__tools li"))
                .isNotEmpty();

        clock.advance(Duration.ofDays(300));
        admin = AdminVisitor.at(port, clock, jdbc);

        assertThat(admin.get("/admin")
                        .page()
                        .select(".admin-waiting a[href=/admin/tools]")
                        .text())
                .isEqualTo(shelf.tools().size() + " tools are past their dates and hidden from readers.");
        List<Element> rows = admin.get("/admin/tools").page().select("tbody tr");
        assertThat(rows).hasSameSizeAs(shelf.tools());
        ToolShelf.Tool first = shelf.pastDate(
                        clock.instant().atOffset(java.time.ZoneOffset.UTC).toLocalDate())
                .getFirst();
        assertThat(rows.getFirst().select("th, td").eachText())
                .containsExactly(
                        first.name(),
                        shelf.kind(first.kind()).name(),
                        Figures.day(first.checked()),
                        Figures.day(first.goodUntil()),
                        first.basis());
        assertThat(rows.getFirst().select("a").attr("href")).isEqualTo(first.url());
        Visitor.Answer reader = new Visitor(port).get(TOOLS);
        assertThat(reader.page().select(".toolbox__tools li")).isEmpty();
    }

    @Test
    void nobodyElseSeesTheList() {
        assertThat(new Visitor(port).get("/admin/tools").path()).startsWith("/account/sign-in");
    }
}
