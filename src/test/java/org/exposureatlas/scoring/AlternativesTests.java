package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.scoring.BandsTests.occupation;
import static org.exposureatlas.scoring.BandsTests.rating;
import static org.exposureatlas.scoring.BandsTests.task;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.signal.SignalInput;
import org.junit.jupiter.api.Test;

/** Other choices on made-up occupations. */
class AlternativesTests {

    private static final ScoringModel MODEL = Models.aoi2();

    private final List<Occupation> occupations = new ArrayList<>();
    private final List<ScoreCard> cards = new ArrayList<>();

    AlternativesTests() {
        Random random = new Random(42);
        Scorer scorer = new Scorer(MODEL, LocalDate.of(2026, 11, 22));
        for (int i = 0; i < 60; i++) {
            String slug = "occupation-" + i;
            List<Task> tasks = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                tasks.add(task(
                        "t" + t,
                        Importance.values()[random.nextInt(3)],
                        rating(
                                "atlas-a",
                                random.nextInt(5),
                                random.nextInt(5),
                                random.nextInt(5),
                                random.nextInt(5),
                                1),
                        rating(
                                "atlas-b",
                                random.nextInt(5),
                                random.nextInt(5),
                                random.nextInt(5),
                                random.nextInt(5),
                                2)));
            }
            Occupation occupation = occupation(slug, tasks);
            occupations.add(occupation);
            cards.add(scorer.score(
                    slug,
                    tasks,
                    List.of(new SignalInput(
                            slug,
                            SignalInput.DIGITAL_EXPOSURE,
                            BigDecimal.valueOf(random.nextInt(11)),
                            null,
                            List.of(),
                            null,
                            "source",
                            "vintage",
                            null)),
                    null));
        }
    }

    @Test
    void thePublishedWeightsGiveThePublishedScores() {
        assertThat(alternatives().published()).allSatisfy(outcome -> {
            ScoreCard card = card(outcome.occupation());
            assertThat(outcome.aoi()).isEqualTo(card.aoi());
            assertThat(outcome.tier()).isEqualTo(card.tier());
        });
    }

    @Test
    void onlyTheProportionsOfTheWeightsCount() {
        Map<String, BigDecimal> weights = Alternatives.weightsOf(MODEL);
        weights.replaceAll((key, weight) -> weight.multiply(new BigDecimal("37")));

        assertThat(alternatives().weighted(weights)).isEqualTo(alternatives().published());
    }

    @Test
    void aSignalAloneIsTheScore() {
        assertThat(alternatives().weighted(Map.of("digital-exposure", BigDecimal.ONE)))
                .allSatisfy(outcome -> assertThat(outcome.aoi())
                        .isEqualByComparingTo(card(outcome.occupation()).signals().stream()
                                .filter(signal -> signal.signal().equals("digital-exposure"))
                                .findFirst()
                                .orElseThrow()
                                .value()));
    }

    @Test
    void withoutAnyWeightThereIsNoScore() {
        assertThat(alternatives().weighted(Map.of())).allSatisfy(outcome -> {
            assertThat(outcome.aoi()).isNull();
            assertThat(outcome.rank()).isZero();
        });
    }

    @Test
    void theMeanOfTwoRatersLiesBetweenThem() {
        List<Outcome> a = alternatives().byRater("atlas-a");
        List<Outcome> b = alternatives().byRater("atlas-b");
        List<Outcome> both = alternatives().published();
        for (int i = 0; i < both.size(); i++) {
            BigDecimal low = a.get(i).aoi().min(b.get(i).aoi());
            BigDecimal high = a.get(i).aoi().max(b.get(i).aoi());
            assertThat(both.get(i).aoi()).isBetween(low, high);
        }
    }

    @Test
    void ranksAreSharedByEqualScores() {
        List<Outcome> outcomes = alternatives().weighted(Map.of("digital-exposure", BigDecimal.ONE));
        for (Outcome one : outcomes) {
            assertThat(one.rank())
                    .isEqualTo(1
                            + outcomes.stream()
                                    .filter(other -> other.aoi().compareTo(one.aoi()) > 0)
                                    .count());
        }
    }

    @Test
    void aPerturbationListsExactlyTheOccupationsInAnotherTier() {
        List<Outcome> before = alternatives().published();
        List<Outcome> after = alternatives().byRater("atlas-b");
        Perturbation perturbation = Perturbation.of("b", Perturbation.Kind.RATER_ALONE, "atlas-b", before, after);

        assertThat(perturbation.changes())
                .extracting(Perturbation.TierChange::occupation)
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .filter(outcome -> after.stream()
                                .noneMatch(other -> other.occupation().equals(outcome.occupation())
                                        && other.tier().equals(outcome.tier())))
                        .map(Outcome::occupation)
                        .toList());
        assertThat(Perturbation.of("same", Perturbation.Kind.WEIGHT_ZERO, "", before, before))
                .satisfies(same -> {
                    assertThat(same.changes()).isEmpty();
                    assertThat(same.meanChange()).isZero();
                    assertThat(same.correlation()).hasValueCloseTo(1.0, org.assertj.core.data.Offset.offset(1e-12));
                });
    }

    @Test
    void defaultHoursGiveExactlyThePublishedScore() {
        for (int i = 0; i < occupations.size(); i++) {
            Occupation occupation = occupations.get(i);
            ScoreCard card = cards.get(i);
            List<Mix.Part> parts = new ArrayList<>();
            for (int t = 0; t < card.tasks().size(); t++) {
                parts.add(new Mix.Part(
                        card.tasks().get(t).task(),
                        Mix.WEEK.multiply(MODEL.taskWeights()
                                .get(occupation.tasks().get(t).importance().key())),
                        card.tasks().get(t).feasibility()));
            }
            Mix.Result result = Mix.of(MODEL, card, parts);

            assertThat(result.aoi()).isEqualTo(card.aoi());
            assertThat(result.tier()).isEqualTo(card.tier());
            assertThat(result.parts().stream().map(Mix.Share::contribution).toList())
                    .usingElementComparator(BigDecimal::compareTo)
                    .isEqualTo(card.tasks().stream()
                            .map(ScoreCard.TaskScore::contribution)
                            .toList());
        }
    }

    @Test
    void theMixStaysWithinItsTasksAndHoursOfOneTaskAreItsFeasibility() {
        ScoreCard card = cards.getFirst();
        ScoreCard.TaskScore task = card.tasks().getFirst();
        Mix.Result result =
                Mix.of(MODEL, card, List.of(new Mix.Part(task.task(), new BigDecimal("3.7"), task.feasibility())));

        assertThat(result.taskSignal()).isEqualByComparingTo(task.feasibility());
        assertThat(Mix.of(MODEL, card, List.of()).aoi()).isNull();
    }

    private Alternatives alternatives() {
        return new Alternatives(MODEL, occupations, cards);
    }

    private ScoreCard card(String occupation) {
        return cards.stream()
                .filter(card -> card.occupation().equals(occupation))
                .findFirst()
                .orElseThrow();
    }
}
