package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.ingest.official.Fixtures.problems;
import static org.exposureatlas.ingest.official.Fixtures.read;
import static org.exposureatlas.ingest.official.Fixtures.seed;
import static org.exposureatlas.ingest.official.Fixtures.table;
import static org.exposureatlas.ingest.official.Fixtures.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnetImportTests {

    private static final String RATINGS_HEADER =
            "O*NET-SOC Code | Element ID | Element Name | Scale ID | Data Value | N"
                    + " | Standard Error | Lower CI Bound | Upper CI Bound | Recommend Suppress | Not Relevant | Date"
                    + " | Domain Source";
    private static final String REST = " | 8 | 0.1 | 3 | 4 | N | n/a | 08/2023 | Analyst";
    private static final String ZONES_HEADER = "O*NET-SOC Code | Job Zone | Date | Domain Source";

    @TempDir
    Path release;

    private final OnetImport importer = new OnetImport();

    @BeforeEach
    void theReleaseSaysWhichItIs() {
        write(release, "Read Me.txt", "O*NET 29.1 Database\nNovember 2024 Release\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0", "26.3", "27.0", "28.3", "29.3", "30.2"})
    void releasesFrom25To30AreTaken(String number) {
        write(release, "Read Me.txt", "O*NET " + number + " Database\n");
        write(release, "Job Zones.txt", table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst"));
        write(
                release,
                "Technology Skills.txt",
                Double.parseDouble(number) < 27.2
                        ? table(
                                "O*NET-SOC Code | Example | Commodity Code | Commodity Title | Hot Technology",
                                "27-2011.00 | Zoom | 43232104 | Video | Y")
                        : table(
                                "O*NET-SOC Code | Example | Commodity Code | Commodity Title | Hot Technology | In Demand",
                                "27-2011.00 | Zoom | 43232104 | Video | Y | N"));

        Importer.Task task = read(importer, release, "--only", "job-zones,technologies");

        assertThat(task.draft().text("career/job-zones.csv")).contains("actors,2,2,2,2,1");
        assertThat(task.draft().text("career/technologies.csv")).contains("actors,1,Zoom,Video,yes,no");
    }

    @Test
    void lineEndsOfEitherKindAreTheSame() {
        String windows = table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst");
        assertThat(windows).contains("\r\n");
        write(release, "Job Zones.txt", windows);
        String before = read(importer, release, "--only", "job-zones").draft().text("career/job-zones.csv");

        write(release, "Job Zones.txt", windows.replace("\r\n", "\n"));

        assertThat(read(importer, release, "--only", "job-zones").draft().text("career/job-zones.csv"))
                .isEqualTo(before);
    }

    @Test
    void ratingsAreTheMeanOverTheCodesThatHaveThem() {
        write(
                release,
                "Skills.txt",
                table(
                        RATINGS_HEADER,
                        "25-3041.00 | 2.A.1.a | Reading Comprehension | IM | 4.12" + REST,
                        "25-3041.00 | 2.A.1.a | Reading Comprehension | LV | 3.88" + REST,
                        "25-3042.00 | 2.A.1.a | Reading Comprehension | IM | 3.25" + REST,
                        "25-3042.00 | 2.A.1.a | Reading Comprehension | LV | 3.00" + REST,
                        "25-3042.00 | 2.B.1.a | Social Perceptiveness | IM | 4.00" + REST,
                        "27-2011.00 | 2.A.1.a | Reading Comprehension | IM | 3.50" + REST,
                        "99-9999.00 | 2.A.1.a | Reading Comprehension | IM | 3.50" + REST));

        Importer.Task task = read(importer, release, "--only", "skills");

        assertThat(task.draft().text("career/skills.csv")).isEqualTo("""
                slug,element,importance,level,codes
                actors,2.A.1.a,3.5,,1
                tutors,2.A.1.a,3.685,3.44,2
                tutors,2.B.1.a,4,,1
                """);
        assertThat(task.draft().text("career/elements.csv"))
                .contains("2.A.1.a,skill,Reading Comprehension\n2.B.1.a,skill,Social Perceptiveness\n2.C.1.a,");
        Tally tally = task.draft().tallies().getFirst();
        assertThat(tally.read()).isEqualTo(7);
        assertThat(tally.used()).isEqualTo(6);
        assertThat(tally.unmatched())
                .containsExactly(new Tally.Unmatched("99-9999.00", "no occupation here has this code"));
    }

    @Test
    void jobZonesAndEducationOfSeveralCodesAreJoined() {
        write(
                release,
                "Job Zones.txt",
                table(ZONES_HEADER, "25-3041.00 | 4 | 08/2023 | Analyst", "25-3042.00 | 3 | 08/2023 | Analyst"));
        write(
                release,
                "Education, Training, and Experience.txt",
                table(
                        "O*NET-SOC Code | Element ID | Element Name | Scale ID | Category | Data Value",
                        "25-3041.00 | 2.D.1 | Required Level of Education | RL | 2 | 40.00",
                        "25-3041.00 | 2.D.1 | Required Level of Education | RL | 6 | 60.00",
                        "25-3042.00 | 2.D.1 | Required Level of Education | RL | 6 | 100.00",
                        "27-2011.00 | 2.D.1 | Required Level of Education | RL | 6 | 70.00",
                        "27-2011.00 | 3.A.1 | Related Work Experience | RW | 1 | 55.00"));

        Importer.Task task = read(importer, release, "--only", "job-zones,education");

        assertThat(task.draft().text("career/job-zones.csv")).isEqualTo("""
                slug,zone,mean,lowest,highest,codes
                tutors,3,3.5,3,4,2
                """);
        assertThat(task.draft().text("career/education.csv"))
                .contains("tutors,2,20,2\n", "tutors,6,80,2\n", "tutors,12,0,2\n")
                .doesNotContain("actors");
        assertThat(task.draft().tallies().get(1).unmatched())
                .contains(new Tally.Unmatched("27-2011.00", "left out: its shares add up to 70.00 instead of 100"));
    }

    @Test
    void namesTakeTurnsByCodeAndTechnologiesComeInOrderOfDemand() {
        write(
                release,
                "Occupation Data.txt",
                table(
                        "O*NET-SOC Code | Title | Description",
                        "25-3041.00 | Tutors | They teach \"one to one\".",
                        "25-3042.00 | Coaches | They coach.",
                        "27-2011.00 | Actors | They act."));
        write(
                release,
                "Sample of Reported Titles.txt",
                table(
                        "O*NET-SOC Code | Reported Job Title | Shown in My Next Move",
                        "25-3041.00 | Home Tutor | N",
                        "25-3041.00 | Math Tutor | Y",
                        "25-3042.00 | Life Coach | N",
                        "27-2011.00 | Actress, Actor | Y"));
        write(
                release,
                "Alternate Titles.txt",
                table(
                        "O*NET-SOC Code | Alternate Title | Short Title | Source(s)",
                        "25-3041.00 | math tutor | n/a | 08",
                        "25-3041.00 | Crammer | n/a | 08"));
        write(
                release,
                "Technology Skills.txt",
                table(
                        "O*NET-SOC Code | Example | Commodity Code | Commodity Title | Hot Technology | In Demand",
                        "25-3041.00 | Zoom | 43 | Video software | Y | N",
                        "25-3041.00 | Abacus | 43 | Accounting software | N | N",
                        "25-3042.00 | Zoom | 43 | Video software | Y | N",
                        "25-3041.00 | Excel | 43 | Spreadsheet software | Y | Y"));

        Importer.Task task = read(importer, release, "--only", "titles,technologies");

        assertThat(task.draft().text("aliases.csv")).isEqualTo("""
                slug,title,kind,onet_soc
                actors,"Actress, Actor",reported,27-2011.00
                tutors,Tutors,onet-title,25-3041.00
                tutors,Coaches,onet-title,25-3042.00
                tutors,Math Tutor,reported,25-3041.00
                tutors,Life Coach,reported,25-3042.00
                tutors,Home Tutor,reported,25-3041.00
                tutors,Crammer,alternate,25-3041.00
                """);
        assertThat(task.draft().text("career/technologies.csv")).isEqualTo("""
                slug,rank,name,kind,hot,in_demand
                tutors,1,Excel,Spreadsheet software,yes,yes
                tutors,2,Zoom,Video software,yes,no
                tutors,3,Abacus,Accounting software,no,no
                """);
    }

    private static final String RELATED_HEADER = "O*NET-SOC Code | Related O*NET-SOC Code | Relatedness Tier | Index";

    @Test
    void relatedOccupationsComeNearestFirstByTheBestPlaceOfTheirCodes() {
        var seed = seed(
                "occupations/singers.json",
                Fixtures.ACTORS.replace("actors", "singers").replace("27-2011", "27-2042"));
        write(
                release,
                "Related Occupations.txt",
                "\uFEFF"
                        + table(
                                RELATED_HEADER,
                                "25-3041.00 | 27-2042.00 | Primary-Short | 2",
                                "25-3041.00 | 25-3042.00 | Primary-Short | 1",
                                "25-3042.00 | 27-2011.00 | Primary-Short | 2",
                                "25-3042.00 | 27-2042.00 | Supplemental | 11",
                                "25-3042.00 | 99-9999.00 | Supplemental | 12",
                                "27-2011.00 | 25-3041.00 | Primary-Long | 6",
                                "27-2042.00 | 99-9999.00 | Primary-Short | 1",
                                "99-9999.00 | 27-2011.00 | Primary-Short | 1"));

        Importer.Task task = read(importer, release, Fixtures.options(release, "--only", "related"), seed);

        assertThat(task.draft().text("career/related.csv")).isEqualTo("""
                slug,rank,related,place,pairs
                actors,1,tutors,6,1
                tutors,1,singers,2,2
                tutors,2,actors,2,1
                """);
        Tally tally = task.draft().tallies().getFirst();
        assertThat(tally.read()).isEqualTo(8);
        assertThat(tally.used()).isEqualTo(4);
        assertThat(tally.unmatched())
                .containsExactlyInAnyOrder(
                        new Tally.Unmatched("99-9999.00 as a related code", "no occupation here has this code"),
                        new Tally.Unmatched("25-3041.00 and 25-3042.00", "both are codes of the same occupation"),
                        new Tally.Unmatched("99-9999.00", "no occupation here has this code"));
        assertThat(task.draft().changedFiles()).containsOnlyKeys("career/related.csv");
        assertThat(task.findings().notes())
                .contains("Related Occupations.txt begins with a byte-order mark; it was passed over");
    }

    @Test
    void aTableOfRelatedOccupationsThatIsNotSoundIsRefusedWithItsPlaces() {
        write(
                release,
                "Related Occupations.txt",
                table(
                        RELATED_HEADER,
                        "27-2011.00 | 25-3041.00 | Primary-Short | 1",
                        "27-2011.00 | 25-3041.00 | Primary-Short | 2",
                        "27-2011.00 | 25-3042.00 | Primary-Short | 1",
                        "27-2011.00 | 27-2011.00 | Primary-Short | 3",
                        "27-2011.00 | \"25-3042.00\" | Primary-Short | 4",
                        "27-2011.00 | 25-3041.00 | Primary-Short | first"));
        assertThat(problems(importer, release, "--only", "related"))
                .containsExactly(
                        "Related Occupations.txt:3 Related O*NET-SOC Code: 25-3041.00 stands twice under 27-2011.00,"
                                + " expected each pair once",
                        "Related Occupations.txt:4 Index: 1 stands twice under 27-2011.00, expected each place once",
                        "Related Occupations.txt:5 Related O*NET-SOC Code: found 27-2011.00 related to itself,"
                                + " expected another code",
                        "Related Occupations.txt:6 Related O*NET-SOC Code: a stray quote, found \"25-3042.00\","
                                + " expected the text as published, without quotes around it",
                        "Related Occupations.txt:7 Index: found \"first\", expected a whole number from 1 to 1000");
        write(release, "Related Occupations.txt", table("O*NET-SOC Code | Related Code | Index", "a | b | 1"));
        assertThat(problems(importer, release, "--only", "related"))
                .containsExactly("Related Occupations.txt:1 Related O*NET-SOC Code: the column is missing, found"
                        + " O*NET-SOC Code | Related Code | Index, expected O*NET-SOC Code | Related O*NET-SOC Code"
                        + " | Index");
    }

    @Test
    void aTaskThatOursAreLinkedToStaysWhenTheReleaseDropsIt() {
        write(
                release,
                "Task Statements.txt",
                table(
                        "O*NET-SOC Code | Task ID | Task | Task Type | Incumbents Responding | Date | Domain Source",
                        "27-2011.00 | 1 | Say \"it. | Core | 10 | 08/2023 | Incumbent",
                        "25-3041.00 | 9 | Teach. | n/a | 10 | 08/2023 | Incumbent"));
        write(
                release,
                "Task Ratings.txt",
                table(
                        "O*NET-SOC Code | Task ID | Scale ID | Category | Data Value",
                        "27-2011.00 | 1 | FT | 1 | 50.00",
                        "27-2011.00 | 1 | IM | n/a | 4.50",
                        "27-2011.00 | 8 | IM | n/a | 4.50"));

        Importer.Task task = read(importer, release, "--only", "tasks");

        assertThat(task.draft().text("onet-tasks.csv")).isEqualTo("""
                task_id,onet_soc,type,importance
                9,25-3041.00,,
                1,27-2011.00,core,4.50
                7,27-2011.00,core,3.10
                """);
        assertThat(task.draft().tallies().getLast().unmatched())
                .containsExactly(
                        new Tally.Unmatched("task 7", "gone from the release, but actors links to it; kept as it was"));
        assertThat(task.draft().tallies().get(1).unmatched())
                .contains(new Tally.Unmatched("task 8 of 27-2011.00", "rated, but not listed under this code"));
    }

    @Test
    void aReleaseIsReadFromAZipAndNamedInTheSources() {
        Path zip = Fixtures.zip(
                release.resolve("db_30_2_text.zip"),
                Map.of(
                        "db_30_2_text/Job Zones.txt", table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst"),
                        "db_30_2_text/Skills.txt",
                                table(RATINGS_HEADER, "27-2011.00 | 2.A.1.a | Reading | IM | 3.5" + REST),
                        "db_30_2_text/Knowledge.txt",
                                table(RATINGS_HEADER, "27-2011.00 | 2.C.1.a | Managing | IM | 3.5" + REST),
                        "db_30_2_text/Education, Training, and Experience.txt",
                                table(
                                        "O*NET-SOC Code | Element ID | Scale ID | Category | Data Value",
                                        "27-2011.00 | 2.D.1 | RL | 1 | 100"),
                        "db_30_2_text/Technology Skills.txt",
                                table(
                                        "O*NET-SOC Code | Example | Commodity Title | Hot Technology",
                                        "27-2011.00 | Zoom | Video | N")));

        Importer.Task task = read(
                importer,
                zip,
                "--only",
                "job-zones,skills,knowledge,education,technologies",
                "--release",
                "30.2 (February 2026)",
                "--released",
                "2026-12-05");

        assertThat(task.draft().text("sources.json"))
                .contains("\"O*NET 30.2 Database: skills\", \"vintage\": \"30.2 (February 2026)\","
                        + " \"released\": \"2026-12-05\", \"nextDue\": null }");
        assertThat(task.findings().notes())
                .anySatisfy(note -> assertThat(note).contains("no column In Demand"))
                .anySatisfy(note -> assertThat(note).contains("was due on 2026-12-01"));
    }

    @Test
    void partOfASourceDoesNotChangeItsVintage() {
        write(release, "Job Zones.txt", table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst"));

        Importer.Task task = read(
                importer,
                release,
                Fixtures.options(release, "--only", "job-zones", "--release", "29.1 (November 2024)"),
                seed("career/skills.csv", "slug,element,importance,level,codes\nactors,2.A.1.a,3.5,,1\n"));

        assertThat(task.draft().changedFiles()).containsOnlyKeys("career/job-zones.csv");
        assertThat(task.findings().notes())
                .contains("sources.json: onet-database keeps its vintage, because skills stay as they were");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(problems(importer, release, "--only", "job-zones,skills"))
                .containsExactly(
                        "Job Zones.txt: the file is missing, found no such file in "
                                + release.getFileName()
                                + ", expected it for the table job-zones; --only names the tables"
                                + " to import",
                        "Skills.txt: the file is missing, found no such file in "
                                + release.getFileName()
                                + ", expected it for the table skills; --only names the tables to"
                                + " import");
    }

    @Test
    void aMissingColumnIsNamedWithWhatWasFound() {
        write(release, "Job Zones.txt", table("O*NET-SOC Code | Zone", "27-2011.00 | 2"));
        assertThat(problems(importer, release, "--only", "job-zones"))
                .containsExactly("Job Zones.txt:1 Job Zone: the column is missing, found O*NET-SOC Code | Zone,"
                        + " expected O*NET-SOC Code | Job Zone");
    }

    @Test
    void aColumnThatStandsTwiceIsNamed() {
        write(release, "Job Zones.txt", table("O*NET-SOC Code | Job Zone | Job Zone", "27-2011.00 | 2 | 3"));
        assertThat(problems(importer, release, "--only", "job-zones"))
                .singleElement()
                .asString()
                .startsWith("Job Zones.txt:1 Job Zone: the column stands twice");
    }

    @Test
    void aByteOrderMarkIsPassedOverAndSaid() {
        write(release, "Job Zones.txt", "\uFEFF" + table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst"));
        Importer.Task task = read(importer, release, "--only", "job-zones");
        assertThat(task.draft().text("career/job-zones.csv")).contains("actors,2,2,2,2,1");
        assertThat(task.findings().notes()).contains("Job Zones.txt begins with a byte-order mark; it was passed over");
    }

    @Test
    void anotherEncodingIsRefusedWithItsLine() {
        write(
                release,
                "Job Zones.txt",
                (table(ZONES_HEADER) + "27-2011.00\t2\tcafé\tx\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(importer, release, "--only", "job-zones"))
                .containsExactly("Job Zones.txt:2: " + Text.WRONG_ENCODING);
        write(release, "Job Zones.txt", table(ZONES_HEADER).getBytes(StandardCharsets.UTF_16));
        assertThat(problems(importer, release, "--only", "job-zones"))
                .containsExactly("Job Zones.txt:1: " + Text.WRONG_ENCODING);
    }

    @Test
    void aStrayQuoteIsNamedWithItsPlace() {
        write(
                release,
                "Technology Skills.txt",
                table(
                        "O*NET-SOC Code | Example | Commodity Title | Hot Technology",
                        "27-2011.00 | Zoom\" | Video | N",
                        "27-2011.00 | The \"Zoom\" tool | Video | N",
                        "27-2011.00 | \"Zoom, again\" | Video | N"));
        assertThat(problems(importer, release, "--only", "technologies"))
                .containsExactly(
                        "Technology Skills.txt:2 Example: a stray quote, found Zoom\", expected the text as published,"
                                + " without quotes around it",
                        "Technology Skills.txt:4 Example: a stray quote, found \"Zoom, again\", expected the text as"
                                + " published, without quotes around it");
    }

    @Test
    void aCodeThatStandsTwiceIsNamed() {
        write(
                release,
                "Job Zones.txt",
                table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst", "27-2011.00 | 3 | 08/2023 | Analyst"));
        assertThat(problems(importer, release, "--only", "job-zones"))
                .containsExactly("Job Zones.txt:3 O*NET-SOC Code: 27-2011.00 stands twice, found zone 3 after 2,"
                        + " expected one");
    }

    @Test
    void brokenLinesAndImpossibleValuesAreAllNamedInOnePass() {
        write(
                release,
                "Skills.txt",
                table(
                        RATINGS_HEADER,
                        "27-2011 | 2.A.1.a | Reading | IM | 3.5" + REST,
                        "27-2011.00 | 2.C.1.a | Reading | IM | 3.5" + REST,
                        "27-2011.00 | 2.A.1.a | Reading | IM | 5.5" + REST,
                        "27-2011.00 | 2.A.1.a | Reading | IM",
                        "27-2011.00 | 2.A.1.b | Listening | XX | 3" + REST));
        assertThat(problems(importer, release, "--only", "skills"))
                .containsExactly(
                        "Skills.txt:2 O*NET-SOC Code: found \"27-2011\", expected a code such as 11-1011.00",
                        "Skills.txt:3 Element ID: found \"2.C.1.a\", expected an element such as 2.A.1.a",
                        "Skills.txt:4 Data Value: found \"5.5\", expected a number from 1 to 5",
                        "Skills.txt:5: the line is not whole, found 4 cells, expected 13",
                        "Skills.txt:6 Scale ID: found \"XX\", expected IM or LV");
    }

    @Test
    void anotherReleaseThanTheOneSaidIsRefused() {
        write(release, "Job Zones.txt", table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst"));
        assertThat(problems(importer, release, "--only", "job-zones", "--release", "30.1 (December 2025)"))
                .singleElement()
                .asString()
                .endsWith("is another release than --release says, found 29.1, expected 30.1");
        write(release, "Read Me.txt", "O*NET 24.3 Database");
        assertThat(problems(importer, release, "--only", "job-zones"))
                .singleElement()
                .asString()
                .endsWith("the release is too old, found 24.3, expected 25.0 or later");
    }

    @Test
    void aReleaseThatWouldTakeFiguresAwayIsRefusedUnlessThatIsMeant() {
        write(release, "Job Zones.txt", table(ZONES_HEADER, "27-2011.00 | 2 | 08/2023 | Analyst"));
        var before = seed("career/job-zones.csv", "slug,zone,mean,lowest,highest,codes\ntutors,4,4,4,4,1\n");
        Options options = Fixtures.options(release, "--only", "job-zones");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ImportRefusedException.class, () -> read(importer, release, options, before))
                        .problems())
                .singleElement()
                .asString()
                .contains("1 of 1 would be lost", "--accept-losses");
        Options accepted = Fixtures.options(release, "--only", "job-zones", "--accept-losses");
        assertThat(read(importer, release, accepted, before).draft().text("career/job-zones.csv"))
                .doesNotContain("tutors");
    }
}
