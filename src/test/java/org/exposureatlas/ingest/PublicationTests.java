package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loading into a real database: what readers see before, after and instead. */
@WebTest
class PublicationTests {

    @Autowired
    Publication publication;

    @Autowired
    CurrentEdition current;

    @Autowired
    CurrentAtlas atlases;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path temporary;

    @AfterEach
    void theShippedDataIsCurrentAgain() {
        publication.publish(SeedFolders.shippedSeed());
    }

    @Test
    void identicalDataIsRecognizedAndChangesNothing() {
        EditionInfo before = current.get();
        long editions = count("edition");

        assertThat(publication.publish(SeedFolders.shippedSeed())).isEmpty();

        assertThat(current.get()).isEqualTo(before);
        assertThat(count("edition")).isEqualTo(editions);
    }

    @Test
    void whatIsStoredIsWhatWasRead() {
        Seed seed = SeedFolders.shippedSeed();
        Atlas atlas = atlases.get();
        assertThat(atlas.edition().contentHash()).isEqualTo(seed.contentHash());
        assertThat(atlas.catalog().categories())
                .containsExactlyInAnyOrderElementsOf(seed.catalog().categories());
        assertThat(atlas.catalog().occupations())
                .containsExactlyInAnyOrderElementsOf(seed.catalog().occupations());
        assertThat(atlas.catalog().aliases())
                .containsExactlyInAnyOrderElementsOf(seed.catalog().aliases());
        assertThat(atlas.catalog().activities()).isEqualTo(seed.catalog().activities());
        assertThat(atlas.signals().sources()).isEqualTo(seed.signals().sources());
        assertThat(atlas.signals().measures()).isEqualTo(seed.signals().measures());
        assertThat(atlas.signals().values()).hasSameSizeAs(seed.signals().values());
        for (ScoreCard card : seed.scores()) {
            ScoreCard stored =
                    atlas.scores().of(card.model(), card.occupation()).orElseThrow();
            assertThat(stored.aoi()).isEqualTo(card.aoi());
            assertThat(stored.tier()).isEqualTo(card.tier());
            assertThat(stored.signals())
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(card.signals());
        }
    }

    @Test
    void changingOneRatingChangesTheScoreAndKeepsTheOldEdition() {
        BigDecimal before = atlases.get().scores().of("roofers").exactAoi();
        long old = current.get().id().value();
        SeedFolders changed = SeedFolders.copyTo(temporary)
                .replace("occupations/roofers.json", "\"capability\": 0", "\"capability\": 4")
                .seal();

        Optional<EditionInfo> published = publication.publish(SeedReader.read(changed.folder()));

        assertThat(published).isPresent();
        assertThat(published.orElseThrow().label()).matches("2026\\.11-\\d+");
        assertThat(current.get().id()).isEqualTo(published.orElseThrow().id());
        assertThat(atlases.get().scores().of("roofers").exactAoi()).isGreaterThan(before);
        assertThat(jdbc.sql(
                                "select exact_aoi from score where edition_id = ? and occupation = 'roofers' and model = 'aoi-2'")
                        .param(old)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(before);
    }

    @Test
    void changingOneWeightOfTheModelChangesTheScores() {
        BigDecimal before = atlases.get().scores().of("roofers").exactAoi();
        SeedFolders changed = SeedFolders.copyTo(temporary)
                .replace("scoring/aoi-2.json", "\"weight\": 0.6", "\"weight\": 0.5")
                .replace("scoring/aoi-2.json", "\"weight\": 0.1", "\"weight\": 0.2")
                .seal();

        publication.publish(SeedReader.read(changed.folder()));

        assertThat(atlases.get().model().signal("task-automation").weight()).isEqualByComparingTo("0.5");
        assertThat(atlases.get().scores().of("roofers").exactAoi()).isNotEqualByComparingTo(before);
    }

    @Test
    void aPublishedEditionDoesNotChange() {
        long edition = current.get().id().value();
        for (String change : new String[] {
            "update occupation set title = 'Other' where edition_id = " + edition,
            "delete from score where edition_id = " + edition,
            "insert into work_activity (id, edition_id, key, position, name, description, onet_activities) values (-1, "
                    + edition + ", 'x', 1, 'x', 'x', '{}')",
            "update task set statement = 'Other' where occupation_id in (select id from occupation where edition_id = "
                    + edition + ")",
            "delete from score_signal where score_id in (select id from score where edition_id = " + edition + ")"
        }) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("published and does not change");
        }
    }

    @Test
    void aLoadThatFailsHalfWayLeavesNothing() {
        EditionInfo before = current.get();
        long editions = count("edition");
        long occupations = count("occupation");
        Seed sound = SeedReader.read(SeedFolders.copyTo(temporary)
                .replace("occupations/roofers.json", "\"capability\": 0", "\"capability\": 4")
                .seal()
                .folder());
        Seed broken = new Seed(
                sound.label(),
                sound.asOf(),
                sound.contentHash(),
                sound.catalog(),
                sound.careers(),
                sound.signals(),
                sound.curves(),
                sound.documents(),
                sound.method(),
                java.util.stream.Stream.concat(sound.scores().stream(), sound.scores().stream())
                        .toList(),
                sound.insight());

        assertThatThrownBy(() -> publication.publish(broken)).isInstanceOf(RuntimeException.class);

        assertThat(current.get()).isEqualTo(before);
        assertThat(count("edition")).isEqualTo(editions);
        assertThat(count("occupation")).isEqualTo(occupations);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
