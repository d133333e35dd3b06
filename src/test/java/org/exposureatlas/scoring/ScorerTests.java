package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.TaskTime;
import org.exposureatlas.scoring.ScoreCard.SignalScore;
import org.exposureatlas.seniority.CareerLevel;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.signal.SignalInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScorerTests {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);
    private static final SeniorityCurve CURVE = new SeniorityCurve(
            "any", new BigDecimal("1.3"), BigDecimal.ONE, new BigDecimal("0.7"), "assumed", "x", "x");

    private final Scorer scorer = new Scorer(Models.aoi2(), AS_OF);

    @Test
    void aPendingSignalWeighsNothingAndSaysWhy() {
        ScoreCard card = scorer.score("a", List.of(task("t", Importance.CORE, 4, 4, 4, 0, 0)), List.of(), null);
        assertThat(card.aoi()).isEqualByComparingTo("100.0");
        assertThat(card.completeness()).isEqualByComparingTo("0.60");
        assertThat(signal(card, "credential-trend").pending()).isEqualTo("No source for this signal is loaded yet");
        assertThat(signal(card, "credential-trend").contribution()).isNull();
    }

    @Test
    void withoutTasksTheScoreIsWithheldWithAReason() {
        ScoreCard card = scorer.score("a", List.of(), inputs(1, 7, "96.4", "Master's degree"), CURVE);
        assertThat(card.isWithheld()).isTrue();
        assertThat(card.withheld()).contains("task analysis");
        assertThat(card.tier()).isNull();
        assertThat(card.completeness()).isEqualByComparingTo("0.35");
        assertThat(card.levels())
                .allSatisfy(level -> assertThat(level.byCurve()).isNull());
    }

    @ParameterizedTest(name = "growth of {0}% is a pressure of {1}")
    @CsvSource({"-40, 100", "-20, 100", "-15, 92.5", "0, 60", "1, 56.666667", "3, 50", "20, 12.5", "25, 5", "70, 5"})
    void outlookPressureRunsThroughThePublishedPoints(int growth, BigDecimal expected) {
        ScoreCard card = scorer.score("a", tasks(), inputs(growth, 7, "96.4", "Master's degree"), CURVE);
        assertThat(signal(card, "outlook-pressure").value().subtract(expected).abs())
                .isLessThan(new BigDecimal("0.000001"));
    }

    @Test
    void lowerGrowthNeverLowersOutlookPressure() {
        BigDecimal before = null;
        for (int growth = 60; growth >= -40; growth--) {
            BigDecimal value = signal(
                            scorer.score("a", tasks(), inputs(growth, 7, "96.4", "Master's degree"), CURVE),
                            "outlook-pressure")
                    .value();
            if (before != null) {
                assertThat(value).isGreaterThanOrEqualTo(before);
            }
            before = value;
        }
    }

    @Test
    void aPostingsLevelOlderThanEighteenMonthsAtTheDataDateIsPending() {
        assertThat(demand(LocalDate.of(2025, 5, 22)).value()).isNotNull();
        assertThat(demand(LocalDate.of(2025, 5, 21)).pending())
                .contains("21 May 2025")
                .contains("18 months");
    }

    @Test
    void whereTheHandbookNamesNoLevelTheMembersAreWeightedByTheirJobs() {
        List<SignalInput> inputs = List.of(new SignalInput(
                "a",
                SignalInput.ENTRY_EDUCATION,
                null,
                "See How to Become One",
                List.of(new SignalInput.Part("Bachelor's degree", 100), new SignalInput.Part("Master's degree", 300)),
                null,
                "s",
                "v",
                null));
        SignalScore barrier = signal(scorer.score("a", tasks(), inputs, CURVE), "entry-barrier");
        assertThat(barrier.value()).isEqualByComparingTo("27.5");
        assertThat(barrier.computed()).isTrue();
    }

    @Test
    void anUnmappedPhraseIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> scorer.score("roofers", tasks(), inputs(1, 7, "96.4", "A lucky charm"), CURVE))
                .isInstanceOfSatisfying(UnmappedValueException.class, e -> {
                    assertThat(e.occupation()).isEqualTo("roofers");
                    assertThat(e.input()).isEqualTo(SignalInput.ENTRY_EDUCATION);
                    assertThat(e).hasMessageContaining("A lucky charm").hasMessageContaining("entry-barrier");
                });
    }

    @Test
    void theTierFollowsTheShownScore() {
        ScoringModel model = Models.aoi2();
        assertThat(model.tierOf(new BigDecimal("39.9")).key()).isEqualTo("selective");
        assertThat(model.tierOf(new BigDecimal("40.0")).key()).isEqualTo("partial");
        assertThat(model.tierOf(new BigDecimal("70.0")).key()).isEqualTo("high");
        assertThat(model.tierOf(new BigDecimal("0.0")).key()).isEqualTo("insulated");
    }

    @Test
    void aLevelsOwnFigureReplacesTheTaskSignalByTheTasksOfItsWeek() {
        List<Task> tasks = List.of(
                task("desk", Importance.CORE, new TaskTime(3, 1, 0), 4, 4, 4, 0, 0),
                task("people", Importance.CORE, new TaskTime(0, 1, 0), 0, 0, 0, 0, 0));
        ScoreCard card = scorer.score("a", tasks, List.of(), CURVE);
        assertThat(card.aoi()).isEqualByComparingTo("50.0");
        assertThat(card.levels().get(CareerLevel.ENTRY.ordinal()).byTasks()).isEqualByComparingTo("100.0");
        assertThat(card.levels().get(CareerLevel.MID.ordinal()).byTasks()).isEqualByComparingTo("50.0");
        assertThat(card.levels().get(CareerLevel.SENIOR.ordinal()).byTasks()).isNull();
    }

    @Test
    void ourCurveIsHeldWithinTheScaleAndTheCompatibleOneIsNot() {
        List<Task> tasks = List.of(task("t", Importance.CORE, 4, 4, 4, 0, 0));
        assertThat(scorer.score("a", tasks, List.of(), CURVE)
                        .levels()
                        .getFirst()
                        .byCurve())
                .isEqualByComparingTo("100");
        assertThat(new Scorer(Models.compat1(), AS_OF)
                        .score("a", tasks, List.of(), CURVE)
                        .levels()
                        .getFirst()
                        .byCurve())
                .isEqualByComparingTo("130");
    }

    static Stream<Random> seeds() {
        return IntStream.range(0, 300).mapToObj(Random::new);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theScoreLiesWithinItsSignalsAndItsPartsAddUp(Random random) {
        List<Task> tasks = randomTasks(random);
        ScoreCard card = scorer.score("a", tasks, randomInputs(random), CURVE);
        List<SignalScore> known =
                card.signals().stream().filter(signal -> signal.value() != null).toList();
        BigDecimal low = known.stream()
                .map(SignalScore::value)
                .min(BigDecimal::compareTo)
                .orElseThrow();
        BigDecimal high = known.stream()
                .map(SignalScore::value)
                .max(BigDecimal::compareTo)
                .orElseThrow();
        assertThat(card.exactAoi()).isBetween(low.subtract(tiny()), high.add(tiny()));
        assertThat(card.aoi()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(known.stream().map(SignalScore::contribution).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(card.aoi());
        assertThat(known.stream().map(SignalScore::effectiveWeight).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isCloseTo(BigDecimal.ONE, org.assertj.core.data.Offset.offset(tiny()));
        assertThat(card.tasks().stream().map(ScoreCard.TaskScore::share).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isCloseTo(BigDecimal.ONE, org.assertj.core.data.Offset.offset(tiny()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theScoreRisesWithEachSignal(Random random) {
        ScoringModel model = Models.aoi2();
        List<Scorer.Value> values = new ArrayList<>();
        for (int i = 0; i < model.signals().size(); i++) {
            values.add(
                    i > 0 && random.nextInt(4) == 0
                            ? Scorer.Value.pending("none")
                            : Scorer.Value.of(BigDecimal.valueOf(random.nextInt(900), 1)));
        }
        BigDecimal before = scorer.combine("a", values, List.of(), null).exactAoi();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i).number();
            if (value != null) {
                List<Scorer.Value> more = new ArrayList<>(values);
                more.set(i, Scorer.Value.of(value.add(BigDecimal.TEN)));
                assertThat(scorer.combine("a", more, List.of(), null).exactAoi())
                        .isGreaterThan(before);
            }
        }
    }

    private SignalScore demand(LocalDate observed) {
        SignalInput input = new SignalInput(
                "a", SignalInput.POSTINGS_LEVEL, new BigDecimal("96.4"), null, List.of(), observed, "s", "v", null);
        return signal(scorer.score("a", tasks(), List.of(input), CURVE), "demand-pressure");
    }

    private static BigDecimal tiny() {
        return new BigDecimal("1e-25");
    }

    private static SignalScore signal(ScoreCard card, String key) {
        return card.signals().stream()
                .filter(signal -> signal.signal().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<Task> tasks() {
        return List.of(task("t", Importance.CORE, 2, 2, 2, 1, 1));
    }

    private static List<Task> randomTasks(Random random) {
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(i -> task(
                        "t" + i,
                        Importance.values()[random.nextInt(3)],
                        random.nextInt(5),
                        random.nextInt(5),
                        random.nextInt(5),
                        random.nextInt(5),
                        random.nextInt(5)))
                .toList();
    }

    private static List<SignalInput> randomInputs(Random random) {
        List<String> levels = new ArrayList<>(Models.aoi2().signals().stream()
                .map(ScoringModel.Signal::rule)
                .filter(rule -> rule instanceof ScoringModel.Table)
                .flatMap(rule -> ((ScoringModel.Table) rule).rows().keySet().stream())
                .toList());
        List<SignalInput> all = inputs(
                random.nextInt(80) - 30,
                random.nextInt(11),
                Integer.toString(random.nextInt(200)),
                levels.get(random.nextInt(levels.size())));
        return all.stream().filter(input -> random.nextInt(4) > 0).toList();
    }

    private static List<SignalInput> inputs(int growth, int digital, String postings, String education) {
        return List.of(
                new SignalInput(
                        "a",
                        SignalInput.EMPLOYMENT_GROWTH,
                        BigDecimal.valueOf(growth),
                        null,
                        List.of(),
                        null,
                        "s",
                        "v",
                        null),
                new SignalInput(
                        "a",
                        SignalInput.DIGITAL_EXPOSURE,
                        BigDecimal.valueOf(digital),
                        null,
                        List.of(),
                        null,
                        "s",
                        "v",
                        null),
                new SignalInput(
                        "a",
                        SignalInput.POSTINGS_LEVEL,
                        new BigDecimal(postings),
                        null,
                        List.of(),
                        LocalDate.of(2026, 9, 4),
                        "s",
                        "v",
                        null),
                new SignalInput("a", SignalInput.ENTRY_EDUCATION, null, education, List.of(), null, "s", "v", null));
    }

    static Task task(String key, Importance importance, int... factors) {
        return task(key, importance, new TaskTime(1, 1, 1), factors);
    }

    static Task task(String key, Importance importance, TaskTime time, int... factors) {
        return new Task(
                key,
                "Do " + key,
                importance,
                time,
                "decide-and-solve",
                List.of(new Rating("atlas-a", factors[0], factors[1], factors[2], factors[3], factors[4])),
                "why",
                "human",
                null,
                List.of(),
                List.of());
    }
}
