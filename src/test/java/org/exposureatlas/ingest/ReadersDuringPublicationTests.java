package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.WebTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Readers who never stop asking while editions come and go: no error, and no page with a figure of another edition. A
 * short run in the tests; ten publications and rollbacks with {@code mvn -Psoak test}.
 */
@WebTest
class ReadersDuringPublicationTests {

    private static final int ROUNDS = Integer.getInteger("atlas.soak.rounds", 1);
    private static final int READERS = 3;

    private static final String REPORT = "/occupations/roofers";
    private static final List<String> PATHS = List.of(
            REPORT,
            "/api/v1/occupations/roofers",
            REPORT,
            "/api/v1/occupations",
            REPORT,
            "/",
            "/occupations",
            "/search?q=roofers",
            "/compare?o=roofers",
            "/categories/construction-and-extraction");
    private static final Pattern ROOFERS_CHANGED = Pattern.compile("\"title\" ?: ?\"Roofers \\d+\"");
    private static final Pattern LATER_EDITION = Pattern.compile("\"edition\" ?: ?\"[\\d.]+-\\d+\"");

    @LocalServerPort
    int port;

    @Autowired
    Publication publication;

    @Autowired
    CurrentEdition current;

    @TempDir
    Path temporary;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    @AfterEach
    void theShippedDataIsCurrentAgain() {
        publication.publish(SeedFolders.shippedSeed());
    }

    @Test
    void nobodySeesAnErrorOrAMixedPage() throws Exception {
        EditionInfo first = current.get();
        SeedFolders folder = SeedFolders.copyTo(temporary);
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofPlatform().start(this::read));
        }
        for (int round = 0; round < ROUNDS; round++) {
            String title = "Roofers " + round;
            folder.write(
                            "occupations/roofers.json",
                            SeedFolders.shipped("occupations/roofers.json")
                                    .replaceFirst("\"title\": \"[^\"]*\"", "\"title\": \"" + title + "\""))
                    .seal();
            publication.publish(SeedReader.read(folder.folder()));
            assertThat(new Visitor(port)
                            .get("/api/v1/occupations/roofers")
                            .response()
                            .body())
                    .as("the new edition as readers tell it")
                    .containsPattern(ROOFERS_CHANGED)
                    .containsPattern(LATER_EDITION);
            publication.rollBack(first, "program", "");
        }
        done.set(true);
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(faults).isEmpty();
        assertThat(pages.get()).isGreaterThan(READERS);
    }

    private void read() {
        Visitor visitor = new Visitor(port);
        while (!done.get()) {
            for (String path : PATHS) {
                Visitor.Answer answer = visitor.get(path);
                pages.incrementAndGet();
                if (answer.status() != 200) {
                    faults.add(path + ": status " + answer.status());
                    return;
                }
                if (path.startsWith("/api/")) {
                    check(answer.response().body());
                } else if (path.equals(REPORT)) {
                    check(answer.page());
                }
            }
        }
    }

    /** A table of all, and one occupation, for programs: both name the edition and the title of the roofers. */
    private void check(String json) {
        boolean changed = ROOFERS_CHANGED.matcher(json).find();
        boolean later = LATER_EDITION.matcher(json).find();
        if (changed != later) {
            faults.add("mixed: " + json.substring(0, Math.min(300, json.length())));
        }
    }

    /** The head of the page, its citation and the source of its score all name the edition of its title. */
    private void check(Document page) {
        String head = page.select(".page-head__meta").text();
        String edition = head.replaceFirst("(?s).*Edition ([\\d.-]+),.*", "$1");
        boolean changed = !page.select("h1").text().equals("Roofers");
        boolean later = edition.contains("-");
        String figures = page.select("#composition").text()
                + page.select("#cite .citation").text();
        if (changed != later
                || !figures.contains("edition " + edition + " ")
                        && !figures.contains("edition " + edition + ",")
                        && !figures.contains("edition " + edition + " ·")) {
            faults.add("mixed: " + page.select("h1").text() + " / " + head + " / " + figures);
        }
    }
}
