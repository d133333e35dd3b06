package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.ScoreCard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the shipped texts and ratings promise as a whole; alone by {@code mvn test -Pdata}. */
@Tag("data")
class ShippedTextsTests {

    private static Seed seed;

    @BeforeAll
    static void read() {
        seed = SeedReader.read(SeedFolders.SHIPPED);
    }

    @Test
    void theAuthoringGuideIsFollowed() {
        assertThat(SeedReader.checkTexts(SeedFolders.SHIPPED)).isEmpty();
    }

    @Test
    void everyOccupationIsScoredAndNoneIsWithheld() {
        assertThat(seed.catalog().occupations()).hasSize(342);
        assertThat(tasks()).hasSizeGreaterThan(2900);
        assertThat(seed.scores()).noneMatch(ScoreCard::isWithheld);
    }

    @Test
    void bothRatersRateEveryTask() {
        assertThat(tasks())
                .allSatisfy(task ->
                        assertThat(task.ratings()).extracting(Rating::rater).containsExactly("atlas-a", "atlas-b"));
    }

    @Test
    void theSecondRaterIsNotDerivedFromTheFirst() {
        List<int[]> pairs = tasks().stream()
                .flatMap(task -> {
                    Rating a = task.ratings().get(0);
                    Rating b = task.ratings().get(1);
                    return java.util.stream.Stream.of(
                            new int[] {a.capability(), b.capability()},
                            new int[] {a.structure(), b.structure()},
                            new int[] {a.accountability(), b.accountability()});
                })
                .toList();
        Map<Integer, Long> differences =
                pairs.stream().collect(Collectors.groupingBy(pair -> pair[0] - pair[1], Collectors.counting()));
        // Neither the same, nor the same with a constant added: every size of difference is far from being all.
        assertThat(differences.values()).allSatisfy(count -> assertThat(count).isLessThan(pairs.size() * 8L / 10));
        assertThat(differences.keySet()).contains(-1, 0, 1);
        // The differences are spread over the occupations.
        long withDifference = seed.catalog().occupations().stream()
                .filter(occupation -> occupation.tasks().stream().anyMatch(ShippedTextsTests::differs))
                .count();
        assertThat(withDifference).isGreaterThan(330);
    }

    @Test
    void feasibilityUsesTheWholeScaleAndDoesNotPileUp() {
        Map<BigDecimal, Long> values = new HashMap<>();
        seed.scores().stream()
                .filter(card -> card.model().equals("aoi-2"))
                .flatMap(card -> card.tasks().stream())
                .map(task -> task.feasibility().setScale(1, RoundingMode.HALF_UP))
                .forEach(value -> values.merge(value, 1L, Long::sum));
        assertThat(values.keySet().stream().min(Comparator.naturalOrder()).orElseThrow())
                .isLessThanOrEqualTo(new BigDecimal("5"));
        assertThat(values.keySet().stream().max(Comparator.naturalOrder()).orElseThrow())
                .isGreaterThanOrEqualTo(new BigDecimal("95"));
        long all = values.values().stream().mapToLong(Long::longValue).sum();
        assertThat(values.values()).allSatisfy(count -> assertThat(count).isLessThan(all * 15 / 100));
    }

    @Test
    void officeWorkIsMoreExposedThanConstruction() {
        Map<String, Double> means = seed.scores().stream()
                .filter(card -> card.model().equals("aoi-2"))
                .collect(Collectors.groupingBy(
                        card -> seed.catalog()
                                .find(card.occupation())
                                .orElseThrow()
                                .category()
                                .slug(),
                        Collectors.averagingDouble(card -> card.aoi().doubleValue())));
        assertThat(means.get("office-and-administrative-support"))
                .isGreaterThan(means.get("construction-and-extraction") + 20)
                .isGreaterThan(means.get("healthcare"));
        assertThat(means.get("computer-and-information-technology"))
                .isGreaterThan(means.get("food-preparation-and-serving"));
    }

    private static boolean differs(Task task) {
        Rating a = task.ratings().get(0);
        Rating b = task.ratings().get(1);
        return a.capability() != b.capability()
                || a.digital() != b.digital()
                || a.structure() != b.structure()
                || a.presence() != b.presence()
                || a.accountability() != b.accountability();
    }

    private static List<Task> tasks() {
        return seed.catalog().occupations().stream()
                .map(Occupation::tasks)
                .flatMap(List::stream)
                .toList();
    }
}
