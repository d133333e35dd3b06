package org.exposureatlas.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.exposureatlas.ingest.ReloadState;
import org.exposureatlas.ingest.Reloads;
import org.exposureatlas.support.AdminVisitor;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's pages, as an operator goes through them. */
@WebTest
class AdminPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reloads reloads;

    @AfterEach
    void nobodyReloads() {
        clock.reset();
        jdbc.sql("delete from reload").update();
    }

    @Test
    void onlyAnAdminWithASecondFactorGetsIn() {
        assertThat(new Visitor(port).get("/admin").path()).startsWith("/account/sign-in");
        Visitor admin = AdminVisitor.at(port, clock, jdbc);

        Visitor.Answer page = admin.get("/admin");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select("h1").text()).isEqualTo("Running the site");
        assertThat(page.page().select(".admin-waiting, #waiting + p").text()).isNotBlank();
    }

    @Test
    void theServersFolderIsCheckedAndKnownAndTheLogSaysSo() throws Exception {
        Visitor admin = AdminVisitor.at(port, clock, jdbc);

        Visitor.Answer page = admin.fill("/admin/reload", Map.of());
        assertThat(page.page().select(".reload-steps li")).hasSize(5);
        for (int i = 0; i < 600 && reloads.state().orElseThrow().phase().isRunning(); i++) {
            Thread.sleep(50);
        }

        assertThat(reloads.state().orElseThrow().phase()).isEqualTo(ReloadState.Phase.KNOWN);
        assertThat(admin.get("/admin/reload").page().select("#known").text()).contains("published already");
        Visitor.Answer log = admin.get("/admin/audit?q=reload-started");
        assertThat(log.page().select("tbody tr").first().text()).contains("reload-started", "source seed-data");
        assertThat(admin.get("/admin/audit.csv?q=reload-started").response().body())
                .startsWith("number,at,actor,action,subject,before,after,details")
                .contains("reload-started");
        assertThat(admin.get("/admin/audit?q=nothing-like-it")
                        .page()
                        .select("[role=status]")
                        .text())
                .isEqualTo("No entries");
    }

    @Test
    void afterHalfAnHourTheSecondFactorIsAskedForAgainBeforeAnythingChanges() {
        Visitor admin = AdminVisitor.at(port, clock, jdbc);
        Visitor.Answer form = admin.get("/admin/reload");
        clock.advance(Duration.ofMinutes(31));

        Visitor.Answer asked = admin.submit(form, "/admin/reload", Map.of());

        assertThat(asked.path()).startsWith("/account/again?next=");
        assertThat(reloads.state()).isEmpty();
        assertThat(admin.get("/admin/audit").status()).as("reading goes on").isEqualTo(200);
        Visitor.Answer wrong = admin.submit(asked, "/account/again", Map.of("code", "000000"));
        assertThat(wrong.errors()).isNotEmpty();
        Visitor.Answer back = admin.submit(wrong, "/account/again", Map.of("code", AdminVisitor.code(clock)));
        assertThat(back.path()).startsWith("/admin");
    }

    @Test
    void aFileThatIsNoZipIsRefusedInWords() throws Exception {
        reloads.startFromZip(
                "account:903", "hello.zip", "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII), true);
        for (int i = 0; i < 600 && reloads.state().orElseThrow().phase().isRunning(); i++) {
            Thread.sleep(50);
        }
        Visitor admin = AdminVisitor.at(port, clock, jdbc);

        Visitor.Answer page = admin.get("/admin/reload");

        assertThat(page.page().select("#refused").text()).isEqualTo("The data were refused");
        assertThat(page.page().select("tbody tr").text()).contains("not a sound zip file");
        assertThat(page.page().select(".notice--warning").text()).contains("account:903");
        assertThat(admin.get("/admin/reload/problems.csv").response().body())
                .startsWith("file,line,field,problem,found,expected");
        assertThat(admin.get("/admin/reload/problems.json").response().body()).contains("\"file\"");
        Visitor.Answer start = admin.get("/admin/reload");
        assertThat(start.page().select("form[enctype]"))
                .as("the other holds it")
                .isEmpty();
    }
}
