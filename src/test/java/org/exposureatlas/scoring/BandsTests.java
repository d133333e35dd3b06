package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Handbook;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.TaskTime;
import org.exposureatlas.signal.SignalInput;
import org.junit.jupiter.api.Test;

/** Bands of made-up occupations, as many as the atlas has. */
class BandsTests {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);
    private static final ScoringModel MODEL = Models.aoi2();
    private static final int OCCUPATIONS = 342;

    private final List<Occupation> occupations = occupations(new Random(20), 2);
    private final List<ScoreCard> cards = cards(occupations, new Random(7));

    @Test
    void sameInputsGiveTheSameBandsInWhateverOrderTheyCome() {
        List<Occupation> shuffled = new ArrayList<>(occupations);
        List<ScoreCard> shuffledCards = new ArrayList<>(cards);
        Collections.shuffle(shuffled, new Random(1));
        Collections.shuffle(shuffledCards, new Random(2));

        assertThat(Bands.of(MODEL, shuffled, shuffledCards).toString())
                .isEqualTo(Bands.of(MODEL, occupations, cards).toString());
    }

    @Test
    void everyBandIsInOrderAndHoldsItsRank() {
        List<Band> bands = Bands.of(MODEL, occupations, cards);

        assertThat(bands).hasSize(OCCUPATIONS).allSatisfy(band -> {
            assertThat(band.low()).isBetween(BigDecimal.ZERO, band.high());
            assertThat(band.high()).isLessThanOrEqualTo(BigDecimal.valueOf(100));
            assertThat(band.low().scale()).isEqualTo(1);
            assertThat(band.bestRank()).isBetween(1, band.worstRank());
            assertThat(band.worstRank()).isLessThanOrEqualTo(OCCUPATIONS);
            assertThat(band.ranked()).isEqualTo(OCCUPATIONS);
        });
    }

    @Test
    void aHigherScoreNeverHasALowerRankAndEqualScoresShareOne() {
        List<Band> bands = Bands.of(MODEL, occupations, cards);
        for (Band one : bands) {
            for (Band other : bands) {
                assertThat(Integer.signum(other.rank() - one.rank())).isEqualTo(aoi(one).compareTo(aoi(other)));
            }
            assertThat(bands.stream().filter(other -> aoi(other).compareTo(aoi(one)) == 0))
                    .hasSize(one.tied());
        }
    }

    @Test
    void withoutUncertaintyTheBandIsTheScore() {
        ScoringModel certain = withSpread("0");
        List<Occupation> oneRater = occupations(new Random(20), 1);
        List<ScoreCard> scored = cards(oneRater, new Random(7));

        assertThat(Bands.of(certain, oneRater, scored)).allSatisfy(band -> {
            BigDecimal aoi = scored.stream()
                    .filter(card -> card.occupation().equals(band.occupation()))
                    .findFirst()
                    .orElseThrow()
                    .aoi();
            assertThat(band.low()).isEqualByComparingTo(aoi);
            assertThat(band.high()).isEqualByComparingTo(aoi);
            assertThat(band.swing()).isEqualByComparingTo("0");
        });
    }

    @Test
    void equalValuesCannotBeMovedByWeights() {
        Occupation even = occupation("even", List.of(task("a", Importance.CORE, rating("atlas-a", 4, 4, 4, 0, 0))));
        ScoreCard card = new Scorer(MODEL, AS_OF)
                .score(
                        "even",
                        even.tasks(),
                        List.of(number("even", SignalInput.DIGITAL_EXPOSURE, BigDecimal.TEN)),
                        null);

        Band band = Bands.of(MODEL, List.of(even), List.of(card)).getFirst();

        assertThat(band.low()).isEqualByComparingTo("100.0");
        assertThat(band.high()).isEqualByComparingTo("100.0");
        assertThat(band.bestRank()).isEqualTo(band.worstRank()).isEqualTo(1);
    }

    @Test
    void widerSpreadsNeverNarrowTheMeanBand() {
        double before = -1;
        for (String spread : List.of("0", "0.1", "0.25", "0.5")) {
            double width = Bands.of(withSpread(spread), occupations, cards).stream()
                    .mapToDouble(band -> band.width().doubleValue())
                    .average()
                    .orElseThrow();
            assertThat(width).isGreaterThan(before);
            before = width;
        }
    }

    @Test
    void ratersWhoDisagreeWidenTheBand() {
        Occupation agreed = occupation(
                "one",
                List.of(task(
                        "a", Importance.CORE, rating("atlas-a", 2, 2, 2, 1, 1), rating("atlas-b", 2, 2, 2, 1, 1))));
        Occupation disputed = occupation(
                "one",
                List.of(task(
                        "a", Importance.CORE, rating("atlas-a", 1, 2, 2, 1, 1), rating("atlas-b", 3, 2, 2, 1, 1))));

        assertThat(single(disputed).width()).isGreaterThan(single(agreed).width());
    }

    @Test
    void anotherOccupationDoesNotMoveABand() {
        List<Band> all = Bands.of(MODEL, occupations, cards);
        List<Band> half = Bands.of(MODEL, occupations, cards.subList(0, OCCUPATIONS / 2));
        for (Band band : half) {
            Band same = all.stream()
                    .filter(other -> other.occupation().equals(band.occupation()))
                    .findFirst()
                    .orElseThrow();
            assertThat(band.low()).isEqualTo(same.low());
            assertThat(band.high()).isEqualTo(same.high());
        }
    }

    @Test
    void aWithheldScoreHasNoBandAndAModelWithoutBandsHasNone() {
        Occupation empty = occupation("empty", List.of());
        ScoreCard withheld = new Scorer(MODEL, AS_OF).score("empty", List.of(), List.of(), null);

        assertThat(Bands.of(MODEL, List.of(empty), List.of(withheld))).isEmpty();
        assertThat(Bands.of(Models.compat1(), occupations, cards)).isEmpty();
    }

    @Test
    void theMoverIsTheWeightThatMovesItMost() {
        Occupation occupation =
                occupation("torn", List.of(task("a", Importance.CORE, rating("atlas-a", 4, 4, 4, 0, 0))));
        ScoreCard card = new Scorer(MODEL, AS_OF)
                .score(
                        "torn",
                        occupation.tasks(),
                        List.of(
                                number("torn", SignalInput.DIGITAL_EXPOSURE, BigDecimal.TEN),
                                number("torn", SignalInput.EMPLOYMENT_GROWTH, new BigDecimal("25"))),
                        null);

        Band band = Bands.of(MODEL, List.of(occupation), List.of(card)).getFirst();

        // 70 + 0.5 of 80 weighs against 100 on 70: only the outlook's own 5 pulls the score down.
        assertThat(band.mover()).isEqualTo("outlook-pressure");
        assertThat(band.swing()).isEqualByComparingTo("5.2");
    }

    private static Band single(Occupation occupation) {
        ScoreCard card = new Scorer(MODEL, AS_OF).score(occupation.slug(), occupation.tasks(), List.of(), null);
        return Bands.of(MODEL, List.of(occupation), List.of(card)).getFirst();
    }

    private BigDecimal aoi(Band band) {
        return cards.stream()
                .filter(card -> card.occupation().equals(band.occupation()))
                .findFirst()
                .orElseThrow()
                .aoi();
    }

    private static ScoringModel withSpread(String spread) {
        ScoringModel.Bands old = MODEL.bands();
        ScoringModel.Bands bands = new ScoringModel.Bands(
                old.draws(), old.seed(), new BigDecimal(spread), new BigDecimal(spread), old.low(), old.high());
        return new ScoringModel(
                MODEL.id(),
                MODEL.name(),
                true,
                MODEL.summary(),
                MODEL.caveat(),
                MODEL.feasibility(),
                MODEL.taskWeights(),
                MODEL.raters(),
                MODEL.signals(),
                MODEL.tiers(),
                MODEL.seniority(),
                bands,
                MODEL.disagreement(),
                MODEL.resilience(),
                MODEL.reach(),
                MODEL.labels(),
                MODEL.limits());
    }

    private static List<Occupation> occupations(Random random, int raters) {
        List<Occupation> occupations = new ArrayList<>();
        for (int i = 0; i < OCCUPATIONS; i++) {
            List<Task> tasks = new ArrayList<>();
            for (int t = 0; t < 10; t++) {
                Rating[] ratings = new Rating[raters];
                for (int r = 0; r < raters; r++) {
                    ratings[r] = rating(
                            r == 0 ? "atlas-a" : "atlas-b",
                            random.nextInt(5),
                            random.nextInt(5),
                            random.nextInt(5),
                            random.nextInt(5),
                            random.nextInt(5));
                }
                tasks.add(task("t" + t, Importance.values()[random.nextInt(3)], ratings));
            }
            occupations.add(occupation("occupation-%03d".formatted(i), tasks));
        }
        return occupations;
    }

    private static List<ScoreCard> cards(List<Occupation> occupations, Random random) {
        Scorer scorer = new Scorer(MODEL, AS_OF);
        List<ScoreCard> cards = new ArrayList<>();
        for (Occupation occupation : occupations) {
            String slug = occupation.slug();
            cards.add(scorer.score(
                    slug,
                    occupation.tasks(),
                    List.of(
                            number(slug, SignalInput.DIGITAL_EXPOSURE, BigDecimal.valueOf(random.nextInt(11))),
                            number(slug, SignalInput.EMPLOYMENT_GROWTH, BigDecimal.valueOf(random.nextInt(41) - 20L))),
                    null));
        }
        return cards;
    }

    private static SignalInput number(String slug, String input, BigDecimal value) {
        return new SignalInput(slug, input, value, null, List.of(), null, "source", "vintage", null);
    }

    static Rating rating(String rater, int capability, int digital, int structure, int presence, int accountability) {
        return new Rating(rater, capability, digital, structure, presence, accountability);
    }

    static Task task(String key, Importance importance, Rating... ratings) {
        return new Task(
                key,
                "Do " + key,
                importance,
                new TaskTime(1, 1, 1),
                "any",
                List.of(ratings),
                "why",
                "human",
                null,
                List.of(),
                List.of());
    }

    static Occupation occupation(String slug, List<Task> tasks) {
        return new Occupation(
                slug,
                slug,
                new Category("any", "Any"),
                null,
                new Handbook("https://example.org", AS_OF, "source", 1),
                "source",
                List.of("00-0000"),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                tasks,
                null);
    }
}
