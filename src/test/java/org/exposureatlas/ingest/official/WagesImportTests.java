package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.ingest.official.Fixtures.problems;
import static org.exposureatlas.ingest.official.Fixtures.read;
import static org.exposureatlas.ingest.official.Fixtures.seed;
import static org.exposureatlas.ingest.official.Fixtures.workbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WagesImportTests {

    private static final String HEADER = "slug,code,title,release,employment,p10,p25,p50,p75,p90,mean,hourly_p10,"
            + "hourly_p25,hourly_p50,hourly_p75,hourly_p90,topcode,hourly_topcode\n";
    private static final String LEGEND =
            "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year ";

    @TempDir
    Path release;

    private final WagesImport importer = new WagesImport();

    @Test
    void aReleaseIsAddedToTheOthers() {
        write(
                "national_M2025_dl.xlsx",
                LEGEND,
                List.of(
                        row("25-3040", "broad", 3000, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9),
                        row(
                                "25-3041",
                                "detailed",
                                3000,
                                50000,
                                20000,
                                30000,
                                40000,
                                50000,
                                "#",
                                9.5,
                                14.42,
                                19.23,
                                24,
                                "#"),
                        row("25-3042", "broad", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
                        row("25-3042", "detailed", "**", "*", "*", "*", "*", "*", "*", 10.10, 11, 12, 13, 14),
                        row("27-2011", "detailed", 50, 50000, 20000, 30000, 40000, 50000, 60000, 9, 10, 11, 12, 13)));
        var before = seed(
                "career/wages.csv",
                HEADER + "actors,27-2011,Actors,May 2024,5,1,2,3,4,5,3,1,2,3,4,5,,\n"
                        + "actors,27-2011,Old,May 2025,5,1,2,3,4,5,3,1,2,3,4,5,,\n");

        Importer.Task task = read(importer, release, Fixtures.options(release, "--release", "May 2025"), before);

        assertThat(task.draft().text("career/wages.csv")).isEqualTo(HEADER + """
                        actors,27-2011,Actors,May 2024,5,1,2,3,4,5,3,1,2,3,4,5,,
                        actors,27-2011,"Title, of 27-2011",May 2025,50,20000,30000,40000,50000,60000,50000,9,10,11,12,13,,
                        tutors,25-3041,"Title, of 25-3041",May 2025,3000,20000,30000,40000,50000,,50000,9.5,14.42,19.23,24,,239200,115
                        tutors,25-3042,"Title, of 25-3042",May 2025,,,,,,,,10.1,11,12,13,14,,
                        """);
        assertThat(task.draft().text("sources.json")).contains("\"vintage\": \"May 2024 and May 2025\"");
    }

    @Test
    void aMarkThatNobodyExplainsIsRefused() {
        write(
                "national_M2025_dl.xlsx",
                "Nothing",
                List.of(row("27-2011", "detailed", 50, 50000, 20000, 30000, 40000, 50000, "#", 9, 10, 11, 12, 13)));
        assertThat(problems(importer, release))
                .singleElement()
                .asString()
                .startsWith(
                        "national_M2025_dl.xlsx (national_dl):2 a_pct90: the mark for the highest pay is not explained");
        assertThat(read(importer, release, "--topcode", "120:249600").draft().text("career/wages.csv"))
                .contains(",249600,\n");
    }

    @Test
    void otherFilesOfTheStatisticsAreRefused() {
        write(
                "state_M2025_dl.xlsx",
                LEGEND,
                List.of(inArea("2", "Alabama", "27-2011", "detailed", 50, 50000, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13)));
        assertThat(problems(importer, release)).singleElement().asString().contains("the release is not known");
        assertThat(problems(importer, release, "--release", "May 2025"))
                .singleElement()
                .asString()
                .endsWith(":2 area_type: is not the national file, found \"2\", expected 1");
    }

    @Test
    void anotherYearThanTheOneSaidIsRefused() {
        write("national_M2024_dl.xlsx", LEGEND, List.of());
        assertThat(problems(importer, release, "--release", "May 2025"))
                .containsExactly(
                        "national_M2024_dl.xlsx: is another release than --release says, found May 2024, expected"
                                + " May 2025");
    }

    @Test
    void aCodeThatStandsTwiceAndAWordForAFigureAreNamed() {
        write(
                "national_M2025_dl.xlsx",
                LEGEND,
                List.of(
                        row("27-2011", "detailed", 50, 50000, 20000, 30000, 40000, 50000, 60000, 9, 10, 11, 12, 13),
                        row("27-2011", "detailed", 50, 50000, 20000, 30000, 40000, 50000, 60000, 9, 10, 11, 12, 13),
                        row("25-3041", "detailed", 50, "lots", 20000, 30000, 40000, 50000, 60000, 9, 10, 11, 12, 13)));
        assertThat(problems(importer, release))
                .containsExactly(
                        "national_M2025_dl.xlsx (national_dl):3 occ_code: 27-2011 stands twice, found it again, expected each"
                                + " code once",
                        "national_M2025_dl.xlsx (national_dl):4 a_mean: found \"lots\", expected whole dollars or jobs, *, **"
                                + " or #");
    }

    private void write(String file, String legend, List<List<Object>> lines) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(
                "AREA_TYPE",
                "AREA_TITLE",
                "OCC_CODE",
                "OCC_TITLE",
                "O_GROUP",
                "TOT_EMP",
                "A_MEAN",
                "A_PCT10",
                "A_PCT25",
                "A_MEDIAN",
                "A_PCT75",
                "A_PCT90",
                "H_PCT10",
                "H_PCT25",
                "H_MEDIAN",
                "H_PCT75",
                "H_PCT90"));
        rows.addAll(lines);
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        sheets.put("national_dl", rows);
        sheets.put("Field Descriptions", List.of(List.of("Notes"), List.of(legend)));
        Fixtures.write(release, file, workbook(sheets));
    }

    private static List<Object> row(String code, String group, Object... figures) {
        return inArea("1", "U.S.", code, group, figures);
    }

    private static List<Object> inArea(String area, String title, String code, String group, Object... figures) {
        List<Object> row = new ArrayList<>(List.of(area, title, code, "Title, of " + code, group));
        row.addAll(List.of(figures));
        return row;
    }
}
