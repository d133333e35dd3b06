package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedReaderTests {

    private static final String COORDINATORS = "occupations/instructional-coordinators.json";
    private static final String ROOFERS = "occupations/roofers.json";

    @TempDir
    Path temporary;

    @Test
    void theShippedDataIsSound() {
        Seed seed = SeedReader.read(SeedFolders.SHIPPED);
        assertThat(seed.catalog().occupations()).hasSize(342);
        assertThat(seed.catalog().categories()).hasSize(25);
        assertThat(seed.method().models()).hasSize(2);
        assertThat(seed.scores()).hasSize(2 * 342);
    }

    @Test
    void theFolderMayBeALinkButNothingInIt() throws Exception {
        Path release = Files.createDirectory(temporary.resolve("2026.11"));
        Files.writeString(release.resolve("manifest.json"), "{}");
        Path current = Files.createSymbolicLink(temporary.resolve("current"), release);

        assertThat(SeedFiles.read(current).all()).containsOnlyKeys("manifest.json");

        Files.createSymbolicLink(release.resolve("other.json"), release.resolve("manifest.json"));
        assertThatThrownBy(() -> SeedFiles.read(current)).hasMessageContaining("other.json: is a symbolic link");
    }

    @Test
    void aDateIsADayThatThereIs() {
        SeedFolders seed = SeedFolders.copyTo(temporary)
                .write(
                        "sources.json",
                        SeedFolders.shipped("sources.json")
                                .replaceFirst("\"released\": \"\\d{4}-\\d\\d-\\d\\d\"", "\"released\": \"2026-02-30\"")
                                .replaceFirst("\"nextDue\": [^,]*,", "\"nextDue\": \"soon\","));

        assertThat(problems(seed.folder()))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("sources.json:").contains("/released", "2026-02-30"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("sources.json:").contains("/nextDue", "soon"));
    }

    @Test
    void everyProblemIsFoundInOnePassWithFileLineAndField() {
        SeedFolders seed = SeedFolders.copyTo(temporary)
                .replace(COORDINATORS, "\"importance\": \"core\"", "\"importance\": \"vital\"")
                .replace(COORDINATORS, "\"similar\": [", "\"similar\": [\n    \"wizards\",")
                .replace(ROOFERS, "\"change\": ", "\"change\": 1")
                .replace(ROOFERS, "\"slug\"", "\"colour\": \"red\",\n  \"slug\"")
                .replace("categories.json", "\"source\": \"assumed-curves\"", "\"source\": \"hearsay\"")
                .replace("sources.json", "\"key\": \"aioe\"", "\"key\": \"aioe2\"")
                .replace("scoring/aoi-2.json", "\"weight\": 0.6", "\"weight\": 0.5")
                .replace("aliases.csv", "roofers,", "rufers,")
                .replace("demand.csv", ",2026-09-04,", ",yesterday,")
                .write("occupations/wizards.json", "{ \"slug\": ")
                .write("measures/guesses.csv", "slug,value,codes,aggregation\n");

        List<String> problems = problems(seed.folder());

        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(COORDINATORS + ":" + seed.lineOf(COORDINATORS, "vital") + " /tasks/")
                        .contains("importance", "core", "vital"))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith(ROOFERS + ":").contains("colour"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("categories.json:" + seed.lineOf("categories.json", "hearsay"))
                        .contains("/categories/0/curve/source", "hearsay"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("sources.json:").contains("measures/aioe2.csv is missing"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("measures/aioe.csv").contains("lists no measure"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("measures/guesses.csv").contains("lists no measure"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("aliases.csv:" + seed.lineOf("aliases.csv", "rufers"))
                        .contains("slug", "rufers"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("demand.csv:" + seed.lineOf("demand.csv", "yesterday"))
                        .contains("date", "yesterday"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("occupations/wizards.json:")
                        .contains("not JSON"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("manifest.json:").contains("sha256", "run the command seal"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("measures/guesses.csv").contains("not in the manifest"));
    }

    @Test
    void referencesAndSumsAreChecked() {
        SeedFolders seed = SeedFolders.copyTo(temporary)
                .replace(COORDINATORS, "\"similar\": [", "\"similar\": [\n    \"wizards\",")
                .replace(COORDINATORS, "\"rater\": \"atlas-a\"", "\"rater\": \"nobody\"")
                .replace(COORDINATORS, "\"activity\": \"analyze-data\"", "\"activity\": \"loaf\"")
                .replace(COORDINATORS, "\"duties\": [2]", "\"duties\": [2, 99]")
                .replace(COORDINATORS, "\"onetTasks\": [22438", "\"onetTasks\": [999999, 22438")
                .replace(COORDINATORS, "\"projected\": 235500", "\"projected\": 335500")
                .seal();

        assertThat(problems(seed.folder()))
                .hasSize(6)
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                ":" + seed.lineOf(COORDINATORS, "wizards") + " /similar/0",
                                "no other occupation wizards"))
                .anySatisfy(problem -> assertThat(problem).contains("unknown rater nobody"))
                .anySatisfy(problem -> assertThat(problem).contains("unknown activity loaf"))
                .anySatisfy(problem -> assertThat(problem).contains("no duty 99", "lists 9"))
                .anySatisfy(problem -> assertThat(problem).contains("no O*NET task 999999"))
                .anySatisfy(problem -> assertThat(problem).contains("/jobs/change", "335500", "102900"));
    }

    @Test
    void faultsOfAModelAreFoundWithTheirPlace() {
        SeedFolders seed = SeedFolders.copyTo(temporary)
                .replace("scoring/aoi-2.json", "\"weight\": 0.6", "\"weight\": 0.5")
                .replace("scoring/aoi-2.json", "\"input\": \"postings-level\"", "\"input\": \"tea-leaves\"")
                .seal();

        assertThat(problems(seed.folder()))
                .anySatisfy(
                        problem -> assertThat(problem).contains("scoring/aoi-2.json", "/signals", "0.90, expected 1"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                ":" + seed.lineOf("scoring/aoi-2.json", "tea-leaves"),
                                "/signals/3/rule/input",
                                "tea-leaves"));
    }

    @Test
    void aPhraseWithoutARowIsRefusedAtItsPlace() {
        SeedFolders seed = SeedFolders.copyTo(temporary)
                .replace("scoring/aoi-2.json", "\"Master's degree\": 25,", "")
                .seal();

        assertThat(problems(seed.folder()))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(COORDINATORS + ":" + seed.lineOf(COORDINATORS, "\"education\""))
                        .contains("/entry/education", "Master's degree", "aoi-2", "entry-barrier"));
    }

    @Test
    void layoutAndOrderOfKeysDoNotChangeTheContent() {
        String shipped = SeedReader.read(SeedFolders.SHIPPED).contentHash();
        SeedFolders seed = SeedFolders.copyTo(temporary);
        seed.write(ROOFERS, seed.read(ROOFERS).replace("\n", "\r\n  "))
                .replace("demand.csv", "sector,date,level\n", "sector,date,level\r\n")
                .seal();
        assertThat(SeedReader.read(seed.folder()).contentHash()).isEqualTo(shipped);

        seed.replace(ROOFERS, "\"capability\": 0", "\"capability\": 1").seal();
        assertThat(SeedReader.read(seed.folder()).contentHash()).isNotEqualTo(shipped);
    }

    @Test
    void aMissingFolderIsOneClearProblem() {
        assertThatThrownBy(() -> SeedReader.read(temporary.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        SeedProblemsException.class,
                        e -> assertThat(e.problems()).singleElement().asString().contains("nowhere", "no such folder"));
    }

    @Test
    void theCheckCommandListsProblemsAndExitsWithOne() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        SeedFolders seed = SeedFolders.copyTo(temporary).delete("activities.json");

        assertThat(SeedCommands.run(List.of("check", seed.folder().toString()), out))
                .isOne();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("activities.json: the file is missing");
    }

    private static List<String> problems(Path folder) {
        return catchThrowableOfType(SeedProblemsException.class, () -> SeedReader.read(folder)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
