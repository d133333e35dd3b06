package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.occupation.Taxonomy;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.support.OnetRelease;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The site on an edition of the O*NET taxonomy: what is not known is said to be missing, on every page. */
@WebTest
class TaxonomyPagesTests {

    @Autowired
    Publication publication;

    @Autowired
    CurrentAtlas current;

    @Autowired
    RestTestClient site;

    @TempDir
    Path temporary;

    @BeforeEach
    void publishATaxonomy() throws IOException {
        Path release = OnetRelease.write(
                temporary.resolve("db_30_1_text"), code -> code.startsWith("25-") || code.startsWith("11-"), 4);
        Path folder = temporary.resolve("taxonomy");
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        int code = SeedCommands.run(
                List.of(
                        "import",
                        "taxonomy",
                        "--from",
                        release.toString(),
                        "--seed-data",
                        "seed-data",
                        "--to",
                        folder.toString()),
                new PrintStream(out, true));
        assertThat(code).as(out.toString()).isZero();
        EditionInfo edition = publication.publish(SeedReader.read(folder)).orElseThrow();
        assertThat(edition.label()).isEqualTo("2026.11.onet30.1");
    }

    @AfterEach
    void theShippedDataIsCurrent() {
        publication.publish(SeedFolders.shippedSeed());
    }

    private Document page(String address) {
        return Jsoup.parse(new String(
                Objects.requireNonNull(site.get()
                        .uri(address)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent()),
                java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void everyPageShowsWhatThereIsAndSaysWhatIsMissing() {
        Atlas atlas = current.get();
        Taxonomy taxonomy = Objects.requireNonNull(
                atlas.catalog().find("instructional-coordinators").orElseThrow().taxonomy());
        Document report = page("/occupations/instructional-coordinators");
        assertThat(report.select("#description-heading + p").text()).isEqualTo(taxonomy.description());
        assertThat(report.select("#tasks .task .source").eachText())
                .anyMatch(text -> text.matches("Statement: O\\*NET 30.1 \\(December 2025\\), CC BY 4.0, task \\d+"));
        assertThat(report.select("#tasks .task")).isNotEmpty();
        assertThat(report.select("#tasks .pending li"))
                .hasSize(taxonomy.pendingTasks().size());
        assertThat(report.select("#facts").text()).contains("Pending").doesNotContain("Not published");
        assertThat(report.select("#composition").text())
                .contains("Pending: No figure is loaded for this O*NET-SOC occupation");
        assertThat(report.select("#seniority figure")).hasSize(1);
        assertThat(report.select("#related").text()).contains("As O*NET lists them");

        String withheld = atlas.catalog().occupations().stream()
                .filter(occupation -> occupation.tasks().isEmpty())
                .findFirst()
                .orElseThrow()
                .slug();
        assertThat(page("/occupations/" + withheld).select("#score").text()).contains("Score withheld");

        assertThat(page("/categories/management").text()).doesNotContain("$0.0 billion");
        assertThat(report.select("#progression, #industries, #education").text())
                .contains("Pending")
                .doesNotContain("Neither the wage statistics", "The handbook", "The source publishes no figure");

        Document home = page("/");
        assertThat(home.select(".map__svg a.tile"))
                .hasSizeGreaterThan(atlas.catalog().occupations().size());
        assertThat(home.text())
                .contains("No figures of jobs and pay are loaded")
                .doesNotContain("0 jobs")
                .doesNotContain("Bureau of Labor Statistics. Scores");
        assertThat(page("/occupations").text())
                .contains("occupations of the O*NET-SOC taxonomy")
                .doesNotContain("0 jobs");
        assertThat(page("/categories").select("tbody tr td:first-child").eachText())
                .contains("1", "2");
        assertThat(page("/search?q=instructional%20coordinators").text()).contains("Instructional coordinators");
        assertThat(page("/compare?o=instructional-coordinators&o=" + withheld).text())
                .contains("Instructional coordinators");
    }

    @Test
    void noPageBreaksForWhatIsMissing() {
        String slug = "instructional-coordinators";
        for (String address : List.of(
                "/methodology",
                "/methodology/robustness",
                "/methodology/what-if",
                "/methodology/rubric",
                "/methodology/validation",
                "/sources",
                "/editions",
                "/map/table",
                "/occupations?view=charts",
                "/occupations?sort=pay",
                "/categories/management",
                "/occupations/" + slug + "/my-mix",
                "/occupations/" + slug + "/heatmap",
                "/occupations/" + slug + "/pivots",
                "/occupations/" + slug + "/wages",
                "/occupations/" + slug + "/tools",
                "/occupations/" + slug + "/plan")) {
            assertThat(page(address).select("h1")).as(address).hasSize(1);
        }
        site.get()
                .uri("/occupations/" + slug + "/report.pdf")
                .exchange()
                .expectStatus()
                .isOk();
        site.get().uri("/occupations.csv").exchange().expectStatus().isOk();
    }
}
