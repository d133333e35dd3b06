package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.exposureatlas.insight.Likeness;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.CareerBook;
import org.exposureatlas.occupation.career.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The career facts of the shipped seed data, and what is refused in them. */
class CareerReaderTests {

    private static final Seed SHIPPED = SeedReader.read(SeedFolders.SHIPPED);

    private final CareerBook careers = SHIPPED.careers();
    private final Likeness likeness =
            Likeness.of(careers, SHIPPED.insight().pivotRule().likeness());
    private final List<String> slugs =
            SHIPPED.catalog().occupations().stream().map(Occupation::slug).toList();

    @TempDir
    Path temporary;

    @Test
    void theShippedFactsAreAllThere() {
        assertThat(slugs.stream().filter(slug -> !careers.of(slug).wages().isEmpty()))
                .hasSize(340);
        assertThat(slugs.stream().filter(slug -> careers.of(slug).jobZone() != null))
                .hasSize(341);
        assertThat(slugs.stream()
                        .filter(slug ->
                                !careers.of(slug).highest(Element.Kind.SKILL).isEmpty()))
                .hasSize(335);
        assertThat(slugs.stream()
                        .filter(slug ->
                                !careers.of(slug).highest(Element.Kind.ABILITY).isEmpty()))
                .hasSize(332);
        assertThat(careers.elements()).hasSize(35 + 33 + 52 + 41);
    }

    @Test
    void everyProblemIsFoundWithFileLineAndField() {
        SeedFolders seed = SeedFolders.copyTo(temporary)
                .replace("career/wages.csv", "actors,27-2011", "actresses,27-2011")
                .replace("career/wages.csv", ",50440,62720,", ",50440,40000,")
                .replace("career/skills.csv", "accountants-and-auditors,2.A.1.b,", "accountants-and-auditors,2.A.9.z,")
                .replace("career/skills.csv", "actors,2.A.1.a,", "actors,2.A.1.a,9")
                .replace("career/education.csv", "actors,1,45.42", "actors,1,55.42")
                .replace("career/videos.csv", "13-2011.00,", "29-1141.00,")
                .replace(
                        "career/related.csv",
                        "actuaries,1,",
                        "actuaries,1,wizards,1,1\nactuaries,2,actuaries,1,1\nactuaries,3,")
                .replace("career/tuition.json", "\"key\": \"public-two-year\"", "\"key\": \"public-2-year\"")
                .replace("sources.json", "\"id\": \"careeronestop\"", "\"id\": \"careerfivestop\"");

        List<String> problems =
                catchThrowableOfType(
                                SeedProblemsException.class,
                                () -> SeedReader.read(seed.seal().folder()))
                        .problems()
                        .stream()
                        .map(Problem::toString)
                        .toList();

        assertThat(problems)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/wages.csv:").contains("slug", "actresses"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/wages.csv:2").contains("p25", "below"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/skills.csv:3").contains("element", "2.A.9.z"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/skills.csv:").contains("importance"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/education.csv").contains("actors", "110"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/videos.csv:").contains("29-1141.00"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/related.csv:").contains("no other occupation wizards"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/related.csv:").contains("no other occupation actuaries"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("career/tuition.json:").contains("there is no price"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("sources.json").contains("careeronestop"));
    }

    @Test
    void aTopCodedPercentileIsAtLeastTheTopCodeAndNeverNothing() {
        assertThat(careers.of("physicians-and-surgeons").wages().stream()
                        .filter(wages -> wages.release().equals("May 2024"))
                        .flatMap(wages -> wages.annual().figures().stream())
                        .filter(figure -> figure.atLeast()))
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure.amount()).isEqualByComparingTo("239200"));
        assertThat(slugs.stream()
                        .flatMap(slug -> careers.of(slug).wages().stream())
                        .filter(wages -> !wages.annual().isEmpty()))
                .hasSizeGreaterThan(1700)
                .allSatisfy(wages -> assertThat(wages.annual().figures()).hasSize(5));
    }

    @Test
    void likenessIsSymmetricAndNeverOfAJobWithItself() {
        int compared = 0;
        for (String one : slugs) {
            assertThat(likeness.nearest(one))
                    .noneMatch(neighbor -> neighbor.occupation().equals(one));
            assertThat(likeness.between(one, one)).isEmpty();
            for (String other : slugs) {
                OptionalDouble there = likeness.between(one, other);
                assertThat(likeness.between(other, one)).isEqualTo(there);
                assertThat(there.orElse(0)).isBetween(-1.0, 1.0);
                compared += there.isPresent() ? 1 : 0;
            }
        }
        assertThat(compared).isEqualTo(335 * 334);
    }

    @Test
    void theNearestOccupationsMakeSenseToAReader() {
        assertThat(nearest("registered-nurses"))
                .hasSize(10)
                .contains(
                        "nurse-anesthetists-nurse-midwives-and-nurse-practitioners",
                        "licensed-practical-and-licensed-vocational-nurses",
                        "physician-assistants");
        assertThat(nearest("software-developers"))
                .hasSize(10)
                .contains("computer-programmers", "web-developers", "computer-systems-analysts", "data-scientists");
        assertThat(nearest("electricians"))
                .hasSize(10)
                .contains(
                        "heating-air-conditioning-and-refrigeration-mechanics-and-installers",
                        "electrical-and-electronics-installers-and-repairers",
                        "plumbers-pipefitters-and-steamfitters");
    }

    /** Roofers ask for less of most things than nurses do, so each names what the other has. */
    @Test
    void whatIsSharedAndWhatIsMissingIsNamed() {
        assertThat(likeness.shared("registered-nurses", "physician-assistants", 5))
                .extracting(Element::name)
                .contains("Medicine and Dentistry");
        assertThat(likeness.missing("roofers", "registered-nurses", 5)).isNotEmpty();
        assertThat(likeness.missing("registered-nurses", "registered-nurses", 5))
                .isEmpty();
    }

    private List<String> nearest(String slug) {
        return likeness.nearest(slug).stream()
                .map(Likeness.Neighbor::occupation)
                .toList();
    }
}
