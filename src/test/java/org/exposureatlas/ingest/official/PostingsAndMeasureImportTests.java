package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.ingest.official.Fixtures.problems;
import static org.exposureatlas.ingest.official.Fixtures.read;
import static org.exposureatlas.ingest.official.Fixtures.write;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingsAndMeasureImportTests {

    private static final String HEADER = "date,jobcountry,indeed_job_postings_index,variable,display_name\n";
    private static final PostingsImport POSTINGS = new PostingsImport();
    private static final MeasureImport MEASURE = new MeasureImport();

    @TempDir
    Path folder;

    @Test
    void theLatestLevelOfEachSectorIsTaken() {
        Path file = write(folder, "job_postings_by_sector_US.csv", HEADER + """
                2026-10-09,US,91.50,total postings,Arts
                2026-10-02,US,90.20,total postings,Arts
                2026-10-09,US,70.00,new postings,Arts
                2026-10-09,US,70.00,total postings,"Music, Film & Stage"
                """);

        Importer.Task task = read(POSTINGS, file, "--release", "9 October 2026", "--released", "2026-10-09");

        assertThat(task.draft().text("demand.csv"))
                .isEqualTo("sector,date,level\nArts,2026-10-09,91.5\nTutoring,2024-09-27,80\n");
        assertThat(task.draft().tallies().getFirst().unmatched())
                .containsExactly(
                        new Tally.Unmatched("Tutoring", "is not in this file; its level of 2024-09-27 stays"),
                        new Tally.Unmatched("Music, Film & Stage", "no occupation here is mapped to this sector"));
        assertThat(task.draft().text("sources.json")).contains("\"vintage\": \"9 October 2026\"");
    }

    @Test
    void postingsOfTheWrongKindAreRefused() {
        assertThat(postings("2026-10-09,CA,91.5,total postings,Arts\n"))
                .containsExactly("p.csv:2 jobcountry: is the file of another country, found \"CA\", expected US");
        assertThat(postings("2026-10-09,US,91.5,total postings,Arts\n2026-10-09,US,92.5,total postings,Arts\n"))
                .containsExactly(
                        "p.csv:3 display_name: Arts stands twice on 2026-10-09, found 92.5 as well, expected one"
                                + " level");
        assertThat(postings("2025-10-09,US,91.5,total postings,Arts\n"))
                .singleElement()
                .asString()
                .contains("the file is older than what there is");
        assertThat(postings("10/09/2026,US,91.5,total postings,Arts\n"))
                .containsExactly("p.csv:2 date: found \"10/09/2026\", expected a date such as 2026-09-04");
        assertThat(postings("2026-10-09,US,91.5,total postings,\"Arts\n2026-10-09,US,1,total postings,Law\n"))
                .singleElement()
                .asString()
                .startsWith("p.csv:")
                .contains("a stray quote");
        assertThat(postings("2026-10-09,US,91.5,Arts\n"))
                .containsExactly("p.csv:2: the line is not whole, found 4 cells, expected 5");
    }

    private java.util.List<String> postings(String rows) {
        return problems(POSTINGS, write(folder, "p.csv", HEADER + rows));
    }

    @Test
    void aMeasureByCodeIsTheMeanOverTheCodes() {
        Path file = write(
                folder,
                "aioe.csv",
                "\uFEFFcode,title,value\r\n27-2011,Actors,0.159093\r\n"
                        + "25-3041,Tutors,1\r\n25-3042,Coaches,0.5\r\n99-9999,Others,3\r\n");

        Importer.Task task = read(MEASURE, file);

        assertThat(task.draft().text("measures/aioe.csv")).isEqualTo("""
                slug,value,codes,aggregation
                actors,0.159093,27-2011,mean
                tutors,0.75,25-3041 25-3042,mean
                """);
        assertThat(task.draft().tallies().getFirst().unmatched())
                .containsExactly(new Tally.Unmatched("99-9999", "no occupation here has this address or code"));
    }

    @Test
    void sharesOfUseAreAddedUpAsBefore() {
        Path file = write(folder, "use.csv", "onet_soc,value\n27-2011.00,0.1\n25-3041.00,0.25\n25-3042.00,0.5\n");

        assertThat(read(MEASURE, file, "--key", "usage").draft().text("measures/usage.csv"))
                .contains("tutors,0.75,25-3041.00 25-3042.00,sum\n");
    }

    @Test
    void aMeasureByAddressIsTakenAsItIs() {
        Path file = write(folder, "aioe.csv", "slug,value\nactors,-1.25\ntutors,8e-3\n");

        assertThat(read(MEASURE, file).draft().text("measures/aioe.csv"))
                .contains("actors,-1.25,actors,mean\ntutors,0.008,tutors,mean\n");
    }

    @Test
    void aMeasureOfTheWrongKindIsRefused() {
        assertThat(problems(MEASURE, write(folder, "guess.csv", "slug,value\n")))
                .containsExactly("sources.json /measures: there is no such measure, found --key guess, expected one of"
                        + " [aioe, usage]");
        assertThat(problems(MEASURE, write(folder, "m.csv", "slug,score\nactors,1\n"), "--key", "aioe"))
                .containsExactly("m.csv:1 value: the column is missing, found slug | score, expected slug | value");
        assertThat(problems(
                        MEASURE,
                        write(folder, "m.csv", "code,value\n27-2011,1\n27-2011,2\n25-3041.00,2\n25-3042,high\n"),
                        "--key",
                        "aioe"))
                .containsExactly(
                        "m.csv:3 code: 27-2011 stands twice, found 2 after 1, expected one value",
                        "m.csv:4 code: codes of two kinds, found 25-3041.00, expected codes of one length throughout",
                        "m.csv:5 value: found \"high\", expected a number");
    }
}
