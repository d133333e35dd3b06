package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.ingest.official.Fixtures.table;
import static org.exposureatlas.ingest.official.Fixtures.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.exposureatlas.ingest.SeedCommands;
import org.exposureatlas.ingest.SeedReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command on a copy of the shipped seed data, with releases made of that data. */
class ImportCommandTests {

    private static final Path SHIPPED = Path.of("seed-data");

    @TempDir
    Path temporary;

    private Path seed;
    private Path release;

    @BeforeEach
    void copyTheShippedData() throws IOException {
        seed = temporary.resolve("seed-data");
        release = temporary.resolve("release");
        try (Stream<Path> paths = Files.walk(SHIPPED)) {
            for (Path path : paths.toList()) {
                Path target = seed.resolve(SHIPPED.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private record Answer(int code, String text) {

        JsonNode json() {
            return JsonMapper.builder().build().readTree(text);
        }
    }

    private Answer run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        assertThat(SeedCommands.knows("import")).isTrue();
        int code = SeedCommands.run(all, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Answer(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theShippedRatingsComeBackAsTheyWereAndOneChangeIsOneChange() throws IOException {
        SortedMap<String, byte[]> before = files();
        writeRelease(new SeedData(before));
        String[] command = {
            "onet", "--from", release.toString(), "--seed-data", seed.toString(), "--only", "skills,knowledge"
        };

        Importer.Task same = Fixtures.read(
                new OnetImport(), release, Fixtures.options(release, "--only", "skills,knowledge"), before);
        assertThat(same.draft().changedFiles()).isEmpty();

        String skills = Files.readString(release.resolve("Skills.txt"));
        write(
                release,
                "Skills.txt",
                skills.replaceFirst("(27-2011\\.00\t2\\.A\\.1\\.a\t[^\t]*\tIM\t)[\\d.]+", "$11.25"));
        Answer dry = run(with(command, "--dry-run", "--json"));
        assertThat(dry.code()).isZero();
        assertThat(dry.json().path("outcome").stringValue()).isEqualTo("checked");
        assertThat(dry.json().path("files").path(0).path("linesAdded").intValue())
                .isOne();
        assertSame(before, files());

        Answer imported = run(command);
        assertThat(imported.code()).isZero();
        assertThat(SeedReader.read(seed).catalog().occupations()).hasSize(342);
        SortedMap<String, byte[]> after = files();
        assertThat(changed(before, after)).containsExactly("career/skills.csv", "manifest.json");
        assertThat(new String(after.get("career/skills.csv"), StandardCharsets.UTF_8))
                .containsPattern("\nactors,2\\.A\\.1\\.a,1\\.25,[\\d.]+,1\n");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).containsExactlyInAnyOrder(seed, release);
        }
    }

    @Test
    void theShippedProjectionsComeBackAsTheyWere() {
        SortedMap<String, byte[]> before = files();
        SeedData data = new SeedData(before);
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(
                "2024 National Employment Matrix title",
                "2024 National Employment Matrix code",
                "Occupation type",
                "Employment, 2024",
                "Employment, 2034",
                "Employment change, numeric, 2024–34",
                "Employment change, percent, 2024–34",
                "Occupational openings, 2024–34 annual average",
                "Typical education needed for entry"));
        for (SeedData.Target occupation : data.occupations()) {
            SeedData.Projection jobs = occupation.jobs();
            SeedData.Member largest = occupation.members().stream()
                    .max(java.util.Comparator.comparing(SeedData.Member::employment))
                    .orElse(null);
            for (SeedData.Member member : occupation.members()) {
                // All growth falls to one member, so that the sums are those of the occupation.
                boolean all = member.equals(largest);
                rows.add(List.of(
                        "Title",
                        member.code(),
                        "Line item",
                        member.employment() / 1000.0,
                        (member.employment() + (all ? jobs.projected() - jobs.employment() : 0)) / 1000.0,
                        (all ? jobs.change() : 0) / 1000.0,
                        jobs.changePercent(),
                        (all ? jobs.openings() : 0) / 1000.0,
                        member.entryEducation() == null ? "—" : member.entryEducation()));
            }
        }
        write(release, "occupation.xlsx", Fixtures.workbook(Map.of("Table 1.2", rows)));

        Importer.Task same = Fixtures.read(new ProjectionsImport(), release, Fixtures.options(release), before);

        assertThat(same.draft().changedFiles()).isEmpty();
    }

    @Test
    void theShippedWagesAndPostingsComeBackAsTheyWere() {
        SortedMap<String, byte[]> before = files();
        SeedData data = new SeedData(before);
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(
                "OCC_CODE",
                "OCC_TITLE",
                "O_GROUP",
                "TOT_EMP",
                "A_PCT10",
                "A_PCT25",
                "A_MEDIAN",
                "A_PCT75",
                "A_PCT90",
                "A_MEAN",
                "H_PCT10",
                "H_PCT25",
                "H_MEDIAN",
                "H_PCT75",
                "H_PCT90"));
        for (List<String> row : data.rows("career/wages.csv")) {
            if (row.get(3).equals("May 2024")) {
                List<Object> cells = new ArrayList<>(List.of(row.get(1), row.get(2), "detailed"));
                for (int i = 4; i <= 15; i++) {
                    boolean topcoded = !row.get(i <= 10 ? 16 : 17).isEmpty();
                    cells.add(row.get(i).isEmpty() ? (topcoded ? "#" : "*") : new java.math.BigDecimal(row.get(i)));
                }
                rows.add(cells);
            }
        }
        assertThat(rows).hasSizeGreaterThan(600);
        write(release, "national_M2024_dl.xlsx", Fixtures.workbook(Map.of("national", rows)));
        Importer.Task wages =
                Fixtures.read(new WagesImport(), release, Fixtures.options(release, "--topcode", "115:239200"), before);
        assertThat(wages.draft().changedFiles()).isEmpty();

        StringBuilder postings = new StringBuilder("date,indeed_job_postings_index,variable,display_name\n");
        data.rows("demand.csv")
                .forEach(row -> postings.append(
                        Text.csv(List.of(row.get(1), row.get(2), "total postings", row.get(0))) + "\n"));
        Path file = write(release, "postings.csv", postings.toString());
        Importer.Task demand = Fixtures.read(new PostingsImport(), file, Fixtures.options(file), before);
        assertThat(demand.draft().changedFiles()).isEmpty();
        assertThat(demand.draft().tallies().getFirst().unmatched()).isEmpty();
    }

    @Test
    void aRefusedReleaseWritesNothingAndSaysSo() {
        write(
                release,
                "Job Zones.txt",
                table("O*NET-SOC Code | Job Zone | Date | Domain Source", "27-2011.00 | 9 | 08/2023 | Analyst"));
        SortedMap<String, byte[]> before = files();

        Answer refused = run(
                "onet", "--from", release.toString(), "--seed-data", seed.toString(), "--only", "job-zones", "--json");

        assertThat(refused.code()).isOne();
        assertThat(refused.json().path("outcome").stringValue()).isEqualTo("refused");
        JsonNode problem = refused.json().path("problems").path(0);
        assertThat(problem.path("file").stringValue()).isEqualTo("Job Zones.txt");
        assertThat(problem.path("line").intValue()).isEqualTo(0);
        assertThat(refused.json().path("problems").toString()).contains("found \\\"9\\\"", "would be lost");
        assertSame(before, files());
    }

    @Test
    void aFolderThatIsNotSoundIsNotChanged() {
        write(seed, "demand.csv", "sector,date,level\n");
        write(release, "aioe.csv", "slug,value\nactors,1\n");

        Answer refused =
                run("measure", "--from", release.toString(), "--seed-data", seed.toString(), "--accept-losses");

        assertThat(refused.code()).isOne();
        assertThat(refused.text()).contains("demand.csv is not the file that was sealed", "nothing was written");
    }

    @Test
    void aCommandThatIsNotUnderstoodExplainsItself() {
        assertThat(run("census").code()).isEqualTo(2);
        assertThat(run().text())
                .contains("expected onet, taxonomy, projections, wages, postings or measure", ImportCommand.USAGE);
        assertThat(run("onet", "--from").text()).startsWith("--from: found nothing, expected a value");
        assertThat(run("onet", "--from", "x").text()).startsWith("--seed-data: found nothing, expected a path");
        assertThat(run("onet", "--from", "x", "--seed-data", "y", "--only", "stars")
                        .text())
                .startsWith("--only: found \"stars\", expected some of titles,tasks");
        assertThat(run("onet", "--from", "x", "--seed-data", "y", "--released", "May")
                        .text())
                .startsWith("--released: found \"May\", expected a date");
        assertThat(run("onet", "--from", "/nowhere", "--seed-data", seed.toString())
                        .code())
                .isOne();
    }

    /** As many codes of each occupation as the ratings stand on, each with the ratings of the occupation. */
    private void writeRelease(SeedData data) {
        Map<String, List<String>> codes = new HashMap<>();
        data.occupations().forEach(occupation -> codes.put(occupation.slug(), occupation.onetCodes()));
        for (String kind : List.of("skills", "knowledge")) {
            StringBuilder text = new StringBuilder(
                    table("O*NET-SOC Code | Element ID | Element Name | Scale ID | Data Value | Date"));
            for (List<String> row : data.rows("career/" + kind + ".csv")) {
                for (String code : codes.get(row.get(0)).subList(0, Integer.parseInt(row.get(4)))) {
                    text.append(table(code + " | " + row.get(1) + " | Name | IM | " + row.get(2) + " | 08/2023"));
                    if (!row.get(3).isEmpty()) {
                        text.append(table(code + " | " + row.get(1) + " | Name | LV | " + row.get(3) + " | 08/2023"));
                    }
                }
            }
            write(release, kind.equals("skills") ? "Skills.txt" : "Knowledge.txt", text.toString());
        }
    }

    private static String[] with(String[] command, String... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    private SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(seed)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(seed.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }

    private static List<String> changed(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        return after.keySet().stream()
                .filter(file -> !java.util.Arrays.equals(before.get(file), after.get(file)))
                .toList();
    }

    private static void assertSame(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        assertThat(changed(before, after)).isEmpty();
    }
}
