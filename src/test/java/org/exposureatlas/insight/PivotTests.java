package org.exposureatlas.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.exposureatlas.ingest.ShippedAtlas;
import org.exposureatlas.occupation.Career;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.junit.jupiter.api.Test;

/** Moves by the shipped rule and data. */
class PivotTests {

    private static final Path COMMON_SENSE = Path.of("src/test/resources/pivots-common-sense.csv");

    private final Atlas atlas = ShippedAtlas.atlas();
    private final Insight insight = ShippedAtlas.insight();
    private final PivotRule rule = insight.book().pivots();
    private static final Map<String, List<Pivot>> BEST = new ConcurrentHashMap<>();

    /** A line of the list: what people who know the jobs would and would not advise. */
    private record Expectation(String origin, boolean must, List<String> moves) {}

    @Test
    void theTenBestAgreeWithCommonSense() {
        List<Expectation> list = list();
        assertThat(list.stream().map(Expectation::origin).distinct()).hasSizeGreaterThanOrEqualTo(40);
        List<String> wrong = new ArrayList<>();
        for (Expectation expected : list) {
            List<String> best = best(expected.origin()).stream()
                    .map(pivot -> pivot.target().slug())
                    .toList();
            if (expected.must() == expected.moves().stream().noneMatch(best::contains)) {
                wrong.add(expected + " but found " + best);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** An expectation of the list that holds only when the reader asks; its column "changed" says why. */
    @Test
    void whatTheTierRuleLeavesOutIsThereForWhoAsks() {
        assertThat(insight.pivots(
                        occupation("licensed-practical-and-licensed-vocational-nurses"),
                        new PivotSettings(new BigDecimal("0.6"), 4, 0, Set.of(), true)))
                .extracting(pivot -> pivot.target().slug())
                .contains("registered-nurses");
    }

    @Test
    void everyMoveOfTheListIsAnOccupation() {
        assertThat(list())
                .allSatisfy(expected -> assertThat(expected.moves())
                        .allSatisfy(move ->
                                assertThat(atlas.catalog().find(move)).as(move).isPresent()));
    }

    @Test
    void noMoveGoesIntoAHigherTierUnlessAsked() {
        int higher = 0;
        for (Occupation origin : atlas.catalog().occupations()) {
            for (Pivot pivot : best(origin.slug())) {
                assertThat(step(pivot.target().slug())).isLessThanOrEqualTo(step(origin.slug()));
            }
            PivotSettings asked = new PivotSettings(BigDecimal.ZERO, 8, 0, Set.of(), true);
            if (higher == 0) {
                higher += (int) insight.pivots(origin, asked).stream()
                        .filter(pivot -> step(pivot.target().slug()) > step(origin.slug()))
                        .count();
            }
        }
        assertThat(higher).as("moves into a higher tier when asked").isPositive();
    }

    @Test
    void everyMoveSaysWhatTheOtherOccupationSaysOfALicense() {
        int said = 0;
        for (Occupation origin : atlas.catalog().occupations()) {
            for (Pivot pivot : best(origin.slug())) {
                Career career = pivot.target().career();
                assertThat(pivot.licenceKnown()).isEqualTo(career != null);
                assertThat(pivot.licence()).isEqualTo(career == null ? null : career.licence());
                said += pivot.licence() == null ? 0 : 1;
            }
        }
        assertThat(said).isGreaterThan(1000);
    }

    @Test
    void thePointsOfThePartsAddUpToTheScoreAndTheBestComesFirst() {
        for (Occupation origin : atlas.catalog().occupations()) {
            BigDecimal before = new BigDecimal("100.1");
            for (Pivot pivot : best(origin.slug())) {
                assertThat(pivot.score())
                        .isBetween(BigDecimal.ZERO, new BigDecimal("100.3"))
                        .isLessThanOrEqualTo(before)
                        .isEqualByComparingTo(pivot.parts().stream()
                                .map(Pivot.PartScore::points)
                                .filter(Objects::nonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
                before = pivot.score();
            }
        }
    }

    /** By hand: accountants to financial managers, from the figures the move names and the points of the rule. */
    @Test
    void aScoreCanBeComputedAgainFromItsParts() {
        Pivot pivot = best("accountants-and-auditors").getFirst();
        for (Pivot.PartScore score : pivot.parts()) {
            BigDecimal figure = score.figure();
            BigDecimal value = score.value();
            assertThat(figure).isNotNull();
            assertThat(value).isNotNull();
            if (!score.part().key().equals(PivotRule.PAY)) {
                double expected = line(score.part().points(), figure.doubleValue());
                assertThat(value.doubleValue()).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
            }
        }
        double pay = pivot.pay().stream()
                .mapToDouble(step -> line(
                        rule.part(PivotRule.PAY).points(),
                        step.targetAmount().doubleValue() / step.amount().doubleValue()))
                .average()
                .orElseThrow();
        assertThat(part(pivot, PivotRule.PAY).doubleValue()).isCloseTo(pay, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(pivot.pay()).extracting(Pivot.PayStep::percentile).containsExactly(25, 50, 75);
    }

    @Test
    void whatAReaderAsksForHolds() {
        Occupation origin = occupation("bookkeeping-accounting-and-auditing-clerks");
        PivotSettings asked =
                new PivotSettings(new BigDecimal("0.9"), 0, 10, Set.of("office-and-administrative-support"), false);
        List<Pivot> pivots = insight.pivots(origin, asked);
        assertThat(pivots).isNotEmpty().allSatisfy(pivot -> {
            assertThat(pivot.target().category().slug()).isNotEqualTo("office-and-administrative-support");
            assertThat(pivot.exposure().score().subtract(pivot.exposure().targetScore()))
                    .isGreaterThanOrEqualTo(BigDecimal.TEN);
            Pivot.Education education = pivot.education();
            assertThat(education == null ? BigDecimal.ZERO : education.extraYears())
                    .isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(pivot.pay())
                    .filteredOn(step -> step.percentile() == 50)
                    .allSatisfy(step -> assertThat(step.targetAmount().doubleValue())
                            .isGreaterThanOrEqualTo(0.9 * step.amount().doubleValue()));
        });
    }

    /** What is to be learned is asked for more there, and the task named is one of that occupation. */
    @Test
    void gapsAreGapsAndTheirTasksBelongToTheOtherOccupation() {
        int withTask = 0;
        int gaps = 0;
        for (Occupation origin : atlas.catalog().occupations()) {
            for (Pivot pivot : best(origin.slug())) {
                for (Pivot.Gap gap : pivot.gaps()) {
                    assertThat(gap.targetImportance()).isGreaterThan(gap.importance());
                    gaps++;
                    if (gap.usedIn() != null) {
                        assertThat(pivot.target().tasks()).contains(gap.usedIn());
                        withTask++;
                    }
                }
            }
        }
        assertThat(withTask).as("of " + gaps).isGreaterThan(gaps * 3 / 5);
    }

    @Test
    void moreSchoolHasItsTimeAndWhereThereIsAPriceItsCost() {
        Pivot pivot = atlas.catalog().occupations().stream()
                .flatMap(origin -> best(origin.slug()).stream())
                .filter(each -> each.education() != null
                        && each.education().from().level().equals("High school diploma or equivalent")
                        && each.education().to().level().equals("Bachelor's degree"))
                .findFirst()
                .orElseThrow();
        Pivot.Education education = Objects.requireNonNull(pivot.education());
        assertThat(education.extraYears()).isEqualByComparingTo("4");
        assertThat(education.cost()).isEqualTo(new Pivot.Cost(4 * 11950, 4 * 45000));
    }

    @Test
    void theRuleNamesWhatIsWrongWithIt() {
        assertThat(rule.faults(Set.of(), Set.of()))
                .hasSizeGreaterThan(rule.uses().size());
    }

    private static double line(List<List<BigDecimal>> points, double x) {
        List<double[]> all = points.stream()
                .map(point ->
                        new double[] {point.get(0).doubleValue(), point.get(1).doubleValue()})
                .toList();
        if (x <= all.getFirst()[0]) {
            return all.getFirst()[1];
        }
        for (int i = 1; i < all.size(); i++) {
            double[] a = all.get(i - 1);
            double[] b = all.get(i);
            if (x <= b[0]) {
                return a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]);
            }
        }
        return all.getLast()[1];
    }

    private static BigDecimal part(Pivot pivot, String key) {
        return pivot.parts().stream()
                .filter(score -> score.part().key().equals(key))
                .map(Pivot.PartScore::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private List<Pivot> best(String slug) {
        return BEST.computeIfAbsent(slug, each -> insight.pivots(occupation(each)));
    }

    private Occupation occupation(String slug) {
        return atlas.catalog().find(slug).orElseThrow();
    }

    private int step(String slug) {
        return atlas.step(Objects.requireNonNull(atlas.scores().of(slug).tier()));
    }

    private static List<Expectation> list() {
        try {
            return Files.readAllLines(COMMON_SENSE).stream()
                    .skip(1)
                    .map(line -> line.split(",", 4))
                    .map(cells ->
                            new Expectation(cells[0], cells[1].equals("must"), Arrays.asList(cells[2].split("\\|"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
