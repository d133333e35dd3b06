package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.exposureatlas.edition.Changes;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.Difference.Cause;
import org.exposureatlas.edition.Difference.InputChange;
import org.exposureatlas.edition.Difference.OccupationChange;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.ingest.ReloadState.Phase;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.support.TestClock;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Editions from staging to rollback, what changed between them, and one admin at a time. */
@WebTest
class LifeCycleTests {

    private static final String ANNA = "account:901";
    private static final String BERT = "account:902";
    private static final List<String> PAGES = List.of(
            "/occupations/roofers",
            "/categories/construction-and-extraction",
            "/methodology",
            "/api/v1/occupations/roofers");

    @Autowired
    Publication publication;

    @Autowired
    Editions editions;

    @Autowired
    CurrentEdition current;

    @Autowired
    Changes changes;

    @Autowired
    Reloads reloads;

    @Autowired
    ReloadRow row;

    @Autowired
    SeedLoading loading;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @Autowired
    RestTestClient site;

    @TempDir
    Path temporary;

    @AfterEach
    void theShippedDataIsCurrentAndNobodyReloads() {
        clock.reset();
        row.remove();
        publication.publish(SeedFolders.shippedSeed());
    }

    @Test
    void aRollbackRestoresTheSamePagesAndOutlivesAStart() {
        EditionInfo old = current.get();
        List<String> before = PAGES.stream().map(this::page).toList();
        EditionInfo changed = publishRoofers();
        assertThat(PAGES.stream().map(this::page).toList()).doesNotContainAnyElementsOf(before);

        EditionEvent event =
                publication.rollBack(old, ANNA, "A wrong rating had slipped in").orElseThrow();

        assertThat(PAGES.stream().map(this::page).toList()).isEqualTo(before);
        assertThat(event.previous()).isEqualTo(changed.label());
        assertThat(page("/feeds/editions.xml"))
                .as("the feed says what changed and why")
                .contains("A wrong rating had slipped in", "One score changes");
        assertThat(page("/feeds/occupations/roofers.xml"))
                .contains("A wrong rating had slipped in", "Raters")
                .contains("Edition " + old.label() + " shown again");
        assertThat(audit.fullyAbout("edition:" + old.label()).getFirst().details())
                .as("the audit log has the content before and after")
                .containsEntry("before", changed.contentHash())
                .containsEntry("after", old.contentHash());
        assertThat(editions.history().getFirst()).isEqualTo(event);
        Difference difference = changes.of(event);
        assertThat(difference.changes())
                .extracting(OccupationChange::occupation)
                .containsExactly("roofers");
        assertThat(publication.rollBack(old, ANNA, "")).isEmpty();
        loading.run(new org.springframework.boot.DefaultApplicationArguments());
        assertThat(current.get().id()).isEqualTo(old.id());
    }

    @Test
    void aStartDoesNotBringBackWhatWasRolledBack() {
        EditionInfo shipped = current.get();
        EditionInfo changed = publishRoofers();
        publication.rollBack(shipped, ANNA, "");
        publication.rollBack(changed, ANNA, "");

        loading.run(new org.springframework.boot.DefaultApplicationArguments());

        assertThat(current.get().id()).isEqualTo(changed.id());
    }

    @Test
    void everyChangeIsSplitByCauseAndAddsUp() {
        SeedFolders folder = SeedFolders.copyTo(temporary)
                .replace("scoring/aoi-2.json", "\"weight\": 0.6", "\"weight\": 0.5")
                .replace("scoring/aoi-2.json", "\"weight\": 0.1", "\"weight\": 0.2")
                .replace("occupations/roofers.json", "\"capability\": 0", "\"capability\": 4")
                .replace("occupations/roofers.json", "\"importance\": \"core\"", "\"importance\": \"supporting\"");
        folder.seal();
        Seed seed = SeedReader.read(folder.folder());

        Difference difference = publication.difference(editions.current(), seed);

        assertThat(difference.changes()).hasSize(342);
        OccupationChange roofers = of(difference, "roofers");
        Difference.Parts parts = roofers.parts();
        assertThat(parts.sum()).isEqualByComparingTo(roofers.newAoi().subtract(roofers.oldAoi()));
        assertThat(parts.data()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(parts.model()).isNotEqualByComparingTo(BigDecimal.ZERO);
        assertThat(parts.rater()).isPositive();
        assertThat(roofers.inputs())
                .extracting(InputChange::cause)
                .contains(Cause.MODEL, Cause.RATER, Cause.CORRECTION)
                .doesNotContain(Cause.DATA);
        assertThat(difference.changes())
                .allSatisfy(change -> assertThat(change.parts().sum())
                        .isEqualByComparingTo(change.newAoi().subtract(change.oldAoi())));
        List<Boolean> tiers =
                difference.changes().stream().map(OccupationChange::changesTier).toList();
        assertThat(tiers).contains(true, false).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(of(difference, "lawyers").inputs())
                .extracting(InputChange::what)
                .containsExactly("model");
    }

    @Test
    void newDataAreNotTakenForACorrection() {
        SeedFolders folder = SeedFolders.copyTo(temporary);
        String text = folder.read("occupations/roofers.json");
        java.util.regex.Matcher growth =
                java.util.regex.Pattern.compile("\"changePercent\": (-?\\d+)").matcher(text);
        assertThat(growth.find()).isTrue();
        folder.write(
                        "occupations/roofers.json",
                        text.replace(growth.group(), "\"changePercent\": " + (Integer.parseInt(growth.group(1)) - 9)))
                .seal();

        Difference difference = publication.difference(editions.current(), SeedReader.read(folder.folder()));

        OccupationChange roofers = difference.changes().getFirst();
        assertThat(difference.changes()).hasSize(1);
        assertThat(roofers.parts().data())
                .isPositive()
                .isEqualByComparingTo(roofers.parts().sum());
        assertThat(roofers.inputs()).extracting(InputChange::what).containsExactly("input.employment-growth", "jobs");
    }

    @Test
    void theSameDataFromFilesAndFromTheDatabaseDoNotDiffer() {
        Difference difference = publication.difference(editions.current(), SeedFolders.shippedSeed());

        assertThat(difference.changes()).isEmpty();
    }

    @Test
    void aSecondAdminIsToldAndTakesOverWhenTheFirstIsGone() throws Exception {
        reloads.startFromFolder(ANNA, false);
        await(Phase.KNOWN);

        assertThatThrownBy(() -> reloads.startFromFolder(BERT, false))
                .isInstanceOfSatisfying(
                        Reloads.HeldException.class,
                        held -> assertThat(held.state().actor()).isEqualTo(ANNA));

        clock.advance(Duration.ofMinutes(16));
        reloads.startFromFolder(BERT, false);
        await(Phase.KNOWN);
        assertThat(reloads.state().orElseThrow().actor()).isEqualTo(BERT);
    }

    @Test
    void whatIsCancelledLeavesNothing() throws Exception {
        byte[] zip = SeedZipTests.zip(SeedFolders.copyTo(temporary)
                .replace("occupations/roofers.json", "\"capability\": 0", "\"capability\": 2")
                .seal()
                .folder());
        long editionsBefore = count("edition");
        long tasksBefore = count("task");
        long entriesBefore = count("search_entry");

        reloads.startFromZip(ANNA, "roofers.zip", zip, true);
        await(Phase.CHECK);
        reloads.cancel(ANNA);
        awaitNothing();

        reloads.startFromZip(ANNA, "roofers.zip", zip, true);
        await(Phase.STORE);
        reloads.cancel(ANNA);
        awaitNothing();
        assertThat(count("edition")).isEqualTo(editionsBefore);
        assertThat(count("task")).isEqualTo(tasksBefore);

        reloads.startFromZip(ANNA, "roofers.zip", zip, true);
        await(Phase.STAGED);
        assertThat(count("edition")).isEqualTo(editionsBefore + 1);
        reloads.cancel(ANNA);
        assertThat(reloads.state()).isEmpty();
        assertThat(count("edition")).isEqualTo(editionsBefore);
        assertThat(count("task")).isEqualTo(tasksBefore);
        assertThat(count("search_entry")).isEqualTo(entriesBefore);

        EditionInfo shown = current.get();
        reloads.startFromZip(ANNA, "roofers.zip", zip, true);
        await(Phase.STAGED);
        reloads.publish(ANNA, "");
        reloads.cancel(ANNA);
        awaitNothing();
        assertThat(editions.current()).contains(shown);
        assertThat(count("edition")).isEqualTo(editionsBefore);
        assertThat(count("task")).isEqualTo(tasksBefore);
    }

    @Test
    void faultyDataAreRefusedWithEveryProblem() throws Exception {
        SeedFolders folder = SeedFolders.copyTo(temporary)
                .replace("occupations/roofers.json", "\"importance\": \"core\"", "\"importance\": \"vital\"")
                .replace("demand.csv", ",2026-09-04,", ",yesterday,")
                .seal();

        long editionsBefore = count("edition");
        reloads.startFromZip(ANNA, "faulty.zip", SeedZipTests.zip(folder.folder()), true);
        await(Phase.REFUSED);
        assertThat(count("edition")).isEqualTo(editionsBefore);

        assertThat(reloads.state().orElseThrow().problems())
                .extracting(Problem::file)
                .contains("demand.csv", "occupations/roofers.json");
        assertThat(reloads.publish(ANNA, "")).isFalse();
    }

    private SeedFolders changedRoofers() {
        return SeedFolders.copyTo(temporary)
                .replace("occupations/roofers.json", "\"capability\": 0", "\"capability\": 3")
                .seal();
    }

    private EditionInfo publishRoofers() {
        return publication.publish(SeedReader.read(changedRoofers().folder())).orElseThrow();
    }

    private static OccupationChange of(Difference difference, String slug) {
        return difference.changes().stream()
                .filter(change -> change.occupation().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private void await(Phase phase) throws Exception {
        for (int i = 0; i < 12_000; i++) {
            Phase now = reloads.state().map(ReloadState::phase).orElse(null);
            if (now == phase) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("not " + phase + " but " + reloads.state());
    }

    private void awaitNothing() throws Exception {
        for (int i = 0; i < 12_000 && reloads.state().isPresent(); i++) {
            Thread.sleep(10);
        }
        assertThat(reloads.state()).isEmpty();
    }

    private String page(String path) {
        byte[] body = site.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
