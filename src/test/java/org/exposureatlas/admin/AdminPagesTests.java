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
    void progressComesWithCountsAndTimeLeftAndWithoutScriptThePageReloads() throws Exception {
        Visitor admin = AdminVisitor.at(port, clock, jdbc);

        Visitor.Answer page = admin.fill("/admin/reload", Map.of());
        String events = admin.get("/admin/reload/progress").response().body();

        assertThat(page.response().body()).contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>");
        assertThat(events)
                .contains("\"step\":\"Reading and checking the files\"")
                .containsPattern("\"percent\":\\d+")
                .containsPattern("\"count\":\"\\d+ of \\d+\"")
                .containsPattern("\"left\":\"about ")
                .endsWith("event:end\ndata:\n\n");
        assertThat(reloads.state().orElseThrow().phase()).isEqualTo(ReloadState.Phase.KNOWN);
    }

    @Test
    void aSecondAdminIsToldWhoHoldsIt() throws Exception {
        Visitor admin = AdminVisitor.at(port, clock, jdbc);
        Visitor.Answer early = admin.get("/admin/reload");
        reloads.startFromFolder("account:904", false);

        Visitor.Answer told = admin.submit(early, "/admin/reload", Map.of());

        assertThat(told.page().select(".notice--error").text()).contains("Nothing was started", "account:904");
        assertThat(reloads.state().orElseThrow().actor()).isEqualTo("account:904");
        assertThat(told.page().select("form[action^=/admin/reload]"))
                .as("neither start nor cancel")
                .isEmpty();
        for (int i = 0; i < 600 && reloads.state().orElseThrow().phase().isRunning(); i++) {
            Thread.sleep(50);
        }
    }

    /** Its program was killed: the holder may watch the page for as long as they like and can still give it up. */
    @Test
    void watchingDoesNotKeepAliveWhatHasDied() {
        Visitor admin = AdminVisitor.at(port, clock, jdbc);
        jdbc.sql("""
                        insert into reload (actor, since, heartbeat, source, step, step_since)
                        select 'account:' || id, :now, :now, 'seed-data', 'STORE', :now
                        from account where email = 'operator@example.org'
                        """)
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        java.time.Instant before = reloads.state().orElseThrow().heartbeat();
        clock.advance(Duration.ofMinutes(3));

        Visitor.Answer page = admin.get("/admin/reload");
        assertThat(reloads.state().orElseThrow().heartbeat()).isEqualTo(before);
        admin.submit(page, "/admin/reload/cancel", Map.of());

        assertThat(reloads.state()).isEmpty();
    }

    @Test
    void theOverviewSaysWhatNeedsAPersonAndWhereToGo() {
        Visitor admin = AdminVisitor.at(port, clock, jdbc);
        jdbc.sql("""
                        insert into access_code (code, label, ends_at, seats, taken, made_by, made_at)
                        values ('FULL-HOUSE-9', 'A school', :end, 2, 2, 1, :now)
                        """)
                .param("end", clock.instant().plus(Duration.ofDays(90)).atOffset(java.time.ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into occupation_request (name, shown, times, first_asked, last_asked)
                        values ('lion tamer', 'Lion tamer', 3, now(), now()) on conflict do nothing
                        """).update();
        long late = jdbc.sql("""
                        insert into account (email, password_hash, password_set_at, created_at, deletion_asked_at)
                        values ('late@example.org', '-', :long_ago, :long_ago, :long_ago) returning id
                        """)
                .param("long_ago", clock.instant().minus(Duration.ofDays(400)).atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
        try {
            Visitor.Answer page = admin.get("/admin");

            assertThat(page.page().select(".admin-waiting a").eachAttr("href"))
                    .contains("/admin/codes", "/search/requests", "/admin/accounts");
            assertThat(page.page().select("#people + p").text())
                    .contains("people have an account", "within the last seven days", "to be deleted");
            assertThat(page.page().select(".admin-nav a").eachAttr("href"))
                    .contains("/admin/accounts", "/admin/codes", "/admin/audit", "/admin/editions");
        } finally {
            jdbc.sql("delete from access_code where code = 'FULL-HOUSE-9'").update();
            jdbc.sql("delete from occupation_request where name = 'lion tamer'").update();
            jdbc.sql("delete from account where id = ?").param(late).update();
        }
    }

    @Test
    void theLogTakenAwayHasTheHashesBeforeAndAfter() {
        Visitor admin = AdminVisitor.at(port, clock, jdbc);

        String log =
                admin.get("/admin/audit.csv?q=edition-published").response().body();

        String hash = jdbc.sql("select e.content_hash from edition e join current_edition c on c.edition_id = e.id")
                .query(String.class)
                .single();
        assertThat(log.lines().skip(1)).allMatch(line -> line.contains("edition-published"));
        assertThat(log).contains("," + hash + ",");
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
