package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.exposureatlas.ingest.Seed;
import org.exposureatlas.ingest.SeedCommands;
import org.exposureatlas.ingest.SeedReader;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.Taxonomy;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.support.OnetRelease;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyImportTests {

    /** Codes with tasks that ours are linked to; the release has two more, without any. */
    private static final Set<String> CODES =
            Set.of("25-9031.00", "11-1011.00", "47-2181.00", "43-4051.00", "29-1141.00");

    @TempDir
    Path temporary;

    private Path release;
    private Path target;

    @BeforeEach
    void writeRelease() throws IOException {
        release = OnetRelease.write(temporary.resolve("db_30_1_text"), CODES::contains, 2);
        target = temporary.resolve("new/taxonomy");
    }

    private record Answer(int code, String text) {}

    private Answer run(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("import", "taxonomy"));
        all.addAll(List.of("--from", release.toString(), "--seed-data", "seed-data", "--to", target.toString()));
        all.addAll(List.of(options));
        int code = SeedCommands.run(all, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Answer(code, out.toString(StandardCharsets.UTF_8));
    }

    private void replace(String file, String what, String by) throws IOException {
        String text = Files.readString(release.resolve(file));
        assertThat(text).contains(what);
        Files.writeString(release.resolve(file), text.replace(what, by));
    }

    @Test
    void everyOccupationOfTheReleaseIsThereAndWhatNobodyRatedWaits() {
        Answer answer = run();
        assertThat(answer.text()).contains("and the folder is sealed");
        assertThat(answer.code()).isZero();

        Seed seed = SeedReader.read(target);

        assertThat(seed.label()).isEqualTo("2026.11.onet30.1");
        assertThat(seed.catalog().occupations()).hasSize(7);
        Occupation coordinators =
                seed.catalog().find("instructional-coordinators").orElseThrow();
        Taxonomy taxonomy = Objects.requireNonNull(coordinators.taxonomy());
        assertThat(coordinators.handbook()).isNull();
        assertThat(coordinators.jobs()).isNull();
        assertThat(coordinators.category().name()).isEqualTo("Educational Instruction and Library");
        assertThat(coordinators.similar()).isEmpty();
        assertThat(seed.careers().of("instructional-coordinators").related()).hasSize(6);
        assertThat(seed.signals().source("onet-database").orElseThrow().vintage())
                .isEqualTo("30.1 (December 2025)");
        assertThat(coordinators.tasks()).isNotEmpty();
        assertThat(coordinators.tasks()).allSatisfy(task -> {
            assertThat(task.ratings()).hasSize(2);
            assertThat(task.statement()).endsWith(".");
            assertThat(task.key()).isEqualTo("onet-" + task.onetTasks().getFirst());
        });
        assertThat(taxonomy.source()).isEqualTo("onet-statements");
        assertThat(seed.signals().source("onet-statements").orElseThrow().licence())
                .isEqualTo("CC BY 4.0");
        assertThat(seed.careers().of("instructional-coordinators").ratings()).isNotEmpty();
        assertThat(seed.catalog().aliasesOf("instructional-coordinators")).isNotEmpty();
        List<ScoreCard> scores = seed.scores().stream()
                .filter(card -> card.model().equals("aoi-2"))
                .toList();
        assertThat(scores).hasSize(7);
        assertThat(scores)
                .filteredOn(ScoreCard::isWithheld)
                .extracting(ScoreCard::occupation)
                .contains("workers-of-group-11-9900-77");
        ScoreCard card = score(scores, "instructional-coordinators");
        assertThat(card.completeness()).isEqualByComparingTo("0.6");
        assertThat(card.signals())
                .filteredOn(signal -> signal.pending() != null)
                .hasSize(5);
        assertThat(seed.catalog().occupations().stream()
                        .mapToInt(occupation -> occupation.tasks().size() + pending(occupation))
                        .sum())
                .isEqualTo(lines("Task Statements.txt"));
    }

    @Test
    void aTaskIsRatedAsTheOneOfOursThatIsLinkedToTheFewest() throws IOException {
        run();
        Seed ours = SeedReader.read(Path.of("seed-data"));
        Occupation laidOut = SeedReader.read(target)
                .catalog()
                .find("instructional-coordinators")
                .orElseThrow();
        Occupation own = ours.catalog().find("instructional-coordinators").orElseThrow();
        for (Task task : laidOut.tasks()) {
            int number = task.onetTasks().getFirst();
            Task from = own.tasks().stream()
                    .filter(each -> each.onetTasks().contains(number))
                    .min(java.util.Comparator.comparing(each -> each.onetTasks().size()))
                    .orElseThrow();
            assertThat(task.ratings()).isEqualTo(from.ratings());
            assertThat(task.rationale()).isEqualTo(from.rationale());
        }
        String types = Files.readString(release.resolve("Task Statements.txt"));
        assertThat(laidOut.tasks()).allSatisfy(task -> {
            String row = types.lines()
                    .filter(line ->
                            line.startsWith("25-9031.00\t" + task.onetTasks().getFirst() + "\t"))
                    .findFirst()
                    .orElseThrow();
            if (!row.contains("\tn/a\t")) {
                assertThat(task.importance() == Importance.CORE).isEqualTo(row.contains("\tCore\t"));
            }
        });
    }

    @Test
    void theCommandCheckTakesTheFolder() {
        run("--edition", "whole.1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = SeedCommands.run(
                List.of("check", target.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Sound: 7 occupations")
                .contains("more without a rating")
                .contains("edition whole.1");
        assertThat(code).isZero();
    }

    @Test
    void aZipIsReadLikeAFolderAndADryRunWritesNothing() throws IOException {
        java.util.Map<String, String> entries = new java.util.TreeMap<>();
        try (Stream<Path> files = Files.list(release)) {
            for (Path file : files.toList()) {
                entries.put("db_30_1_text/" + file.getFileName(), Files.readString(file));
            }
        }
        release = Fixtures.zip(temporary.resolve("db_30_1_text.zip"), entries);

        Answer answer = run("--dry-run");

        assertThat(answer.code()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("nothing was written");
        assertThat(target).doesNotExist();
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() throws IOException {
        Files.createDirectories(target);
        Answer answer = run();
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("is there already, expected the name of a new folder");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aReleaseThatIsNotWholeIsRefusedWithThePlace() throws IOException {
        replace("Occupation Data.txt", "25-9031.00\t", "99-9031.00\t");
        replace("Task Statements.txt", "\tCore\t", "\tKernel\t");
        Answer answer = run();
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .contains("expected a code of one of the major groups of the 2018 SOC")
                .contains("found \"Kernel\", expected Core, Supplemental, n/a or nothing");
        assertThat(target).doesNotExist();
        Files.delete(release.resolve("Task Statements.txt"));
        assertThat(run().text()).contains("Task Statements.txt").contains("the file is missing");
    }

    @Test
    void aReleaseThatDoesNotSayWhichItIsMustBeNamed() throws IOException {
        Files.delete(release.resolve("Read Me.txt"));
        assertThat(run().text()).contains("the release does not say its number and month");
        assertThat(run("--release", "30.1 (December 2025)", "--released", "2025-12-01")
                        .code())
                .isZero();
    }

    @Test
    void onlyATaxonomyHasAFolderOfItsOwn() {
        assertThat(SeedCommands.run(
                        List.of("import", "onet", "--from", "x", "--seed-data", "y", "--to", "z"),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
    }

    private static ScoreCard score(List<ScoreCard> scores, String slug) {
        return scores.stream()
                .filter(card -> card.occupation().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static int pending(Occupation occupation) {
        return Objects.requireNonNull(occupation.taxonomy()).pendingTasks().size();
    }

    private int lines(String file) {
        try (Stream<String> lines = Files.lines(release.resolve(file))) {
            return (int) lines.skip(1).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
