package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.ingest.official.Fixtures.problems;
import static org.exposureatlas.ingest.official.Fixtures.read;
import static org.exposureatlas.ingest.official.Fixtures.workbook;
import static org.exposureatlas.ingest.official.Fixtures.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionsImportTests {

    private static final String PHRASES = "7=Much faster than average,5=Faster than average,3=As fast as average,"
            + "1=Slower than average,0=Little or no change,-100=Decline";

    @TempDir
    Path release;

    private final ProjectionsImport importer = new ProjectionsImport();

    @Test
    void figuresOfANewReleaseReplaceTheOldOnesAndNothingElse() {
        write(2025, List.of(actors(60.0, 66.3, 6.3, 10.5), item("25-3041", 1.0, 0.9, -0.1, -9.5, 0.2), coaches()));

        Importer.Task task =
                read(importer, release, "--outlook", PHRASES, "--release", "2025-35", "--released", "2026-08-27");

        assertThat(task.draft().text("occupations/actors.json"))
                .isEqualTo(Fixtures.ACTORS
                        .replace("\"employment\": 57000,", "\"employment\": 60000,")
                        .replace("\"Some college, no degree\"", "\"Some college, no degree\"")
                        .replace("2024-34", "2025-35")
                        .replace("\"projected\": 57100", "\"projected\": 66300")
                        .replace("\"change\": 200", "\"change\": 6300")
                        .replace("\"changePercent\": 0", "\"changePercent\": 11")
                        .replace("Little or no change", "Much faster than average")
                        .replace("\"openings\": 6300", "\"openings\": 7100"));
        assertThat(task.draft().text("occupations/tutors.json"))
                .contains("\"employment\": 1000, \"entryEducation\": null")
                .contains("\"employment\": 2100, \"entryEducation\": \"Some college, no degree\"")
                .contains("\"employment\": 3100,", "\"projected\": 3200", "\"change\": 100", "\"changePercent\": 3");
        assertThat(task.draft().text("sources.json"))
                .contains("\"vintage\": \"2025-35\", \"released\": \"2026-08-27\"");
        assertThat(task.draft().tallies().getFirst().unmatched())
                .containsExactly(new Tally.Unmatched("11-1011", "a line item that is no member of an occupation here"));
    }

    @Test
    void whatTheHandbookPrintsOfTheSameReleaseStays() {
        write(
                2024,
                List.of(
                        item("27-2011", 57.0, 57.1, 0.2, 0.3, 6.3),
                        item("25-3041", 1.0, 1.1, 0.1, 6.6, 0.2),
                        item("25-3042", 2.0, 2.1, 0.1, 5.6, 0.2)));

        Importer.Task task = read(importer, release);

        assertThat(task.draft().text("occupations/tutors.json"))
                .contains("\"employment\": 3100,", "\"changePercent\": 6", "\"openings\": 400")
                .contains(
                        "\"code\": \"25-3041\", \"title\": \"Tutors\", \"employment\": 1000, \"entryEducation\": null");
    }

    @Test
    void aNewReleaseNeedsItsPhrases() {
        write(2025, List.of(actors(60.0, 66.3, 6.3, 10.5)));
        assertThat(problems(importer, release))
                .singleElement()
                .asString()
                .startsWith("occupation.xlsx: the release is a new one, found 2025-35, expected --outlook");
    }

    @Test
    void aMemberThatTheTableDoesNotHaveLeavesItsOccupationAsItWas() {
        write(2024, List.of(actors(57.0, 57.1, 0.2, 0.3), coaches()));
        assertThat(problems(importer, release)).singleElement().asString().contains("1 of 2 would be lost");

        Importer.Task task = read(importer, release, "--accept-losses");

        assertThat(task.draft().changedFiles()).doesNotContainKey("occupations/tutors.json");
        assertThat(task.draft().tallies().getFirst().unmatched())
                .contains(new Tally.Unmatched(
                        "25-3041 (tutors)",
                        "a member that the table does not have; the figures of its occupation stay"));
    }

    @Test
    void wrongCellsAreNamedWithSheetRowAndColumn() {
        write(
                2024,
                List.of(
                        actors(57.0, 57.1, 0.2, 0.3),
                        actors(57.0, 57.1, 0.2, 0.3),
                        List.of("Tutors", "25-3041", "Line item", "many", 1, 0, 0, 0, "Guild")));
        assertThat(problems(importer, release))
                .contains(
                        "occupation.xlsx (Table 1.2):5 2024 national employment matrix code: 27-2011 stands twice, found it"
                                + " again, expected each line item once",
                        "occupation.xlsx (Table 1.2):6 employment, 2024: found \"many\", expected a number from 0 to"
                                + " 1000000",
                        "occupation.xlsx (Table 1.2):6 typical education needed for entry: found \"Guild\", expected one of"
                                + " [Some college, no degree]");
    }

    @Test
    void anotherTableIsRefused() {
        List<Object> header = new ArrayList<>(header(2024));
        header.remove("Occupation type");
        Fixtures.write(release, "occupation.xlsx", workbook(Map.of("Table 1.2", List.of(header))));
        assertThat(problems(importer, release))
                .singleElement()
                .asString()
                .startsWith(
                        "occupation.xlsx (Table 1.2):1 occupation type: the column is missing, found 2024 national");
        Fixtures.write(release, "occupation.xlsx", workbook(Map.of("Table 1.3", List.of(), "Table 1.4", List.of())));
        assertThat(problems(importer, release)).singleElement().asString().contains("expected Table 1.2");
        Fixtures.write(release, "occupation.xlsx", workbook(Map.of("A", List.of(List.of("Fastest growing")))));
        assertThat(problems(importer, release))
                .singleElement()
                .asString()
                .contains("the names of the columns are missing, found Fastest growing");
        Fixtures.write(release, "occupation.xlsx", "<html>Access denied</html>");
        assertThat(problems(importer, release))
                .singleElement()
                .asString()
                .contains("is not a workbook that can be read");
    }

    private void write(int year, List<List<Object>> items) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("Table 1.2 Occupational projections (Employment in thousands)"));
        rows.add(header(year));
        rows.add(
                List.of("Total, all occupations", "00-0000", "Summary", 169956.1, 175167.9, 5211.8, 3.1, 18863.3, "—"));
        rows.addAll(items);
        rows.add(item("11-1011", 1.0, 1.0, 0.0, 0.0, 0.1));
        rows.add(List.of("[1] Data are from the wage statistics."));
        Fixtures.write(
                release,
                "occupation.xlsx",
                workbook(Map.of("Table 1.1", List.of(List.of("Other")), "Table 1.2", rows)));
    }

    private static List<Object> header(int year) {
        String span = year + "–" + (year + 10) % 100;
        return List.of(
                year + " National Employment Matrix title",
                year + " National Employment Matrix code",
                "Occupation type",
                "Employment, " + year,
                "Employment, " + (year + 10),
                "Employment change, numeric, " + span,
                "Employment change, percent, " + span,
                "Occupational openings, " + span + " annual average",
                "Typical education needed for entry[1]");
    }

    private static List<Object> actors(double employment, double projected, double change, double percent) {
        return List.of(
                "Actors",
                "27-2011",
                "Line item",
                employment,
                projected,
                change,
                percent,
                7.1,
                "Some college, no degree");
    }

    private static List<Object> coaches() {
        return List.of("Coaches", "25-3042", "Line item", 2.1, 2.3, 0.2, 9.5, 0.3, "Some college, no degree");
    }

    private static List<Object> item(
            String code, double employment, double projected, double change, double percent, double openings) {
        return List.of("Title", code, "Line item", employment, projected, change, percent, openings, "—");
    }
}
