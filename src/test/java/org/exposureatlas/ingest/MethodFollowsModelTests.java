package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.Bands;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.support.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** One change in a seed file moves everything that stands on it, together. */
@WebTest
class MethodFollowsModelTests {

    @Autowired
    Publication publication;

    @Autowired
    CurrentAtlas atlases;

    @Autowired
    RestTestClient site;

    @TempDir
    Path temporary;

    @AfterEach
    void theShippedDataIsCurrentAgain() {
        publication.publish(SeedFolders.shippedSeed());
    }

    @Test
    void oneWeightMovesPageScoreBandAndWhatIfTogether() {
        String score = figure("/occupations/roofers");
        String band = page("/occupations/roofers").select(".score-card__band").text();
        assertThat(page("/methodology").select("#signal-task-automation").text())
                .contains("60% of the weight");
        SeedFolders changed = SeedFolders.copyTo(temporary)
                .replace("scoring/aoi-2.json", "\"weight\": 0.6", "\"weight\": 0.5")
                .replace("scoring/aoi-2.json", "\"weight\": 0.1", "\"weight\": 0.2")
                .seal();

        publication.publish(SeedReader.read(changed.folder()));

        assertThat(page("/methodology").select("#signal-task-automation").text())
                .contains("50% of the weight");
        assertThat(page("/methodology").select("#signal-digital-exposure").text())
                .contains("20% of the weight");
        assertThat(figure("/occupations/roofers")).isNotEqualTo(score);
        assertThat(page("/occupations/roofers").select(".score-card__band").text())
                .isNotEqualTo(band);
        assertThat(page("/methodology/what-if").select("#w-task-automation").attr("value"))
                .isEqualTo("50");
        assertThat(program("/api/v1/occupations/roofers"))
                .contains("\"aoi\":" + figure("/occupations/roofers"))
                .contains("\"key\":\"task-automation\",\"name\":\"Task automation\",\"weight\":0.5")
                .contains("not a forecast");
        assertThat(page("/occupations/roofers/my-mix")
                        .select(".score-card__figure span")
                        .first()
                        .text())
                .isEqualTo(figure("/occupations/roofers"));
    }

    @Test
    void oneRatingMovesAgreementBandAndScore() {
        String agreement = categories();
        String score = figure("/occupations/lawyers");
        Band band = atlases.get().scores().band("lawyers").orElseThrow();
        SeedFolders changed = SeedFolders.copyTo(temporary)
                .replace("occupations/lawyers.json", "\"capability\": 3", "\"capability\": 0")
                .seal();

        publication.publish(SeedReader.read(changed.folder()));

        assertThat(categories()).isNotEqualTo(agreement);
        assertThat(figure("/occupations/lawyers")).isNotEqualTo(score);
        assertThat(atlases.get().scores().band("lawyers").orElseThrow()).isNotEqualTo(band);
    }

    private String program(String path) {
        return new String(
                site.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private String categories() {
        return page("/methodology/validation").select("#categories tbody").text();
    }

    @Test
    void whatIsStoredAreTheBandsOfTheFilesByteForByte() {
        Seed seed = SeedReader.read(SeedFolders.SHIPPED);
        ScoringModel model = seed.method().model();
        var computed = Bands.of(model, seed.catalog().occupations(), seed.scores());
        Seed second = SeedReader.read(SeedFolders.SHIPPED);
        var again = Bands.of(model, second.catalog().occupations(), second.scores());

        assertThat(again.toString()).isEqualTo(computed.toString());
        assertThat(computed)
                .hasSameSizeAs(seed.catalog().occupations())
                .allSatisfy(band -> assertThat(
                                atlases.get().scores().band(band.occupation()).orElseThrow())
                        .isEqualTo(band));
    }

    @Test
    void labelsOfLinkedTasksAreStoredAndShown() {
        Seed seed = SeedFolders.shippedSeed();

        assertThat(atlases.get().signals().labels())
                .isEqualTo(seed.signals().labels())
                .hasSizeGreaterThan(8_000);
        assertThat(page("/occupations/lawyers").select("#tasks").text()).contains("Labels published by others");
    }

    @Test
    void aLabelNobodyKnowsIsRefusedWithItsPlace() {
        SeedFolders changed = SeedFolders.copyTo(temporary)
                .replace("task-labels.csv", ",E1,", ",E7,")
                .seal();

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> SeedReader.read(changed.folder()))
                .isInstanceOfSatisfying(
                        SeedProblemsException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .contains("task-labels.csv", "human", "E7"));
    }

    private String figure(String path) {
        return page(path).select(".score-card__figure span").first().text();
    }

    private Document page(String path) {
        String body = site.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Jsoup.parse(String.valueOf(body));
    }
}
