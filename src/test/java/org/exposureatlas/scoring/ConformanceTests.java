package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.exposureatlas.seniority.CareerLevel;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.signal.SignalInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Twenty rows that the closest public index printed in April 2026, under the compatibility model: its scores follow
 * from the signals it shows, and its seniority figures from its scores and multipliers.
 */
class ConformanceTests {

    private static final String ROWS = """
            instructional-coordinators | Slower than average | Master's degree | 50.0 | 70 | 55 | 25 | 49.0 | 1.15 0.82 | 56.3 40.2
            accountants-and-auditors | Faster than average | Bachelor's degree | 65.4 | 80 | 30 | 35 | 57.0 | 1.28 0.72 | 73.0 41.0
            retail-sales-workers | Little or no change | No formal educational credential | 53.0 | 40 | 60 | 80 | 56.8 | 1.20 0.80 | 68.2 45.4
            data-scientists | Much faster than average | Bachelor's degree | 65.2 | 90 | 30 | 35 | 57.9 | 1.25 0.75 | 72.4 43.4
            customer-service-representatives | Decline | High school diploma or equivalent | 78.3 | 90 | 45 | 70 | 73.2 | 1.25 0.78 | 91.5 57.1
            general-office-clerks | Decline | High school diploma or equivalent | 68.5 | 90 | 45 | 70 | 67.3 | 1.25 0.78 | 84.1 52.5
            bookkeeping-accounting-and-auditing-clerks | Decline | Some college, no degree | 83.1 | 90 | 45 | 60 | 74.6 | 1.25 0.78 | 93.2 58.2
            electricians | Much faster than average | High school diploma or equivalent | 27.8 | 20 | 30 | 70 | 33.7 | 1.18 0.85 | 39.8 28.6
            heavy-and-tractor-trailer-truck-drivers | As fast as average | Postsecondary nondegree award | 46.6 | 50 | 45 | 55 | 48.0 | 1.25 0.80 | 60.0 38.4
            information-security-analysts | Much faster than average | Bachelor's degree | 58.4 | 80 | 30 | 35 | 52.8 | 1.30 0.70 | 68.6 37.0
            medical-scientists | Much faster than average | Doctoral or professional degree | 40.0 | 70 | 30 | 15 | 37.8 | 1.18 0.80 | 44.6 30.2
            social-workers | Faster than average | See How to Become One | 37.2 | 40 | 30 | 35 | 36.1 | 1.15 0.82 | 41.5 29.6
            human-resources-managers | Faster than average | Bachelor's degree | 49.3 | 70 | 30 | 35 | 46.3 | 1.15 0.75 | 53.2 34.7
            human-resources-specialists | Faster than average | Bachelor's degree | 57.0 | 70 | 30 | 35 | 50.9 | 1.28 0.72 | 65.2 36.6
            janitors-and-building-cleaners | Slower than average | No formal educational credential | 21.9 | 10 | 55 | 80 | 34.4 | 1.20 0.85 | 41.3 29.2
            food-and-beverage-serving-and-related-workers | Faster than average | No formal educational credential | 48.3 | 30 | 30 | 80 | 48.5 | 1.18 0.82 | 57.2 39.8
            police-and-detectives | As fast as average | See How to Become One | 26.6 | 40 | 45 | 35 | 32.0 | 1.15 0.85 | 36.8 27.2
            assemblers-and-fabricators | Decline | High school diploma or equivalent | 37.6 | 30 | 45 | 70 | 42.8 | 1.22 0.82 | 52.2 35.1
            barbers-hairstylists-and-cosmetologists | Faster than average | Postsecondary nondegree award | 23.1 | 20 | 30 | 55 | 28.6 | 1.15 0.85 | 32.9 24.3
            musicians-and-singers | Slower than average | No formal educational credential | 31.4 | 40 | 55 | 80 | 43.1 | 1.15 0.82 | 49.6 35.3
            """;

    private final ScoringModel model = Models.compat1();
    private final Scorer scorer = new Scorer(model, LocalDate.of(2026, 4, 30));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = ROWS)
    void thePublishedScoreFollowsFromTheSignalsShown(
            String slug,
            String outlook,
            String education,
            BigDecimal task,
            BigDecimal digital,
            BigDecimal market,
            BigDecimal barrier,
            BigDecimal aoi,
            String multipliers,
            String levels) {
        ScoreCard withoutTasks = scorer.score(
                slug,
                List.of(),
                List.of(
                        number(slug, SignalInput.DIGITAL_EXPOSURE, digital.movePointLeft(1)),
                        phrase(slug, SignalInput.OUTLOOK_PHRASE, outlook),
                        phrase(slug, SignalInput.ENTRY_EDUCATION, education)),
                null);
        assertThat(withoutTasks.isWithheld()).isTrue();
        List<BigDecimal> values = withoutTasks.signals().stream()
                .map(ScoreCard.SignalScore::value)
                .toList();
        assertThat(values.get(1)).isEqualByComparingTo(digital);
        assertThat(values.get(2)).isEqualByComparingTo(market);
        assertThat(values.get(3)).isEqualByComparingTo(barrier);

        ScoreCard card = scorer.combine(
                slug,
                List.of(
                        Scorer.Value.of(task),
                        Scorer.Value.of(digital),
                        Scorer.Value.of(market),
                        Scorer.Value.of(barrier)),
                List.of(),
                null);
        assertThat(card.exactAoi().subtract(aoi).abs()).isLessThanOrEqualTo(new BigDecimal("0.08"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = ROWS)
    void thePublishedSeniorityFiguresFollowFromTheScore(
            String slug,
            String outlook,
            String education,
            BigDecimal task,
            BigDecimal digital,
            BigDecimal market,
            BigDecimal barrier,
            BigDecimal aoi,
            String multipliers,
            String levels) {
        String[] multiplier = multipliers.split(" ");
        String[] level = levels.split(" ");
        SeniorityCurve curve = new SeniorityCurve(
                "any",
                new BigDecimal(multiplier[0]),
                BigDecimal.ONE,
                new BigDecimal(multiplier[1]),
                "assumed",
                "x",
                "x");
        // All four signals at the published score give exactly that score.
        ScoreCard card = scorer.combine(
                slug,
                List.of(Scorer.Value.of(aoi), Scorer.Value.of(aoi), Scorer.Value.of(aoi), Scorer.Value.of(aoi)),
                List.of(),
                curve);
        assertThat(card.aoi()).isEqualByComparingTo(aoi);
        assertThat(byCurve(card, CareerLevel.ENTRY)
                        .subtract(new BigDecimal(level[0]))
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.05"));
        assertThat(byCurve(card, CareerLevel.SENIOR)
                        .subtract(new BigDecimal(level[1]))
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.05"));
    }

    private static BigDecimal byCurve(ScoreCard card, CareerLevel level) {
        return card.levels().get(level.ordinal()).byCurve();
    }

    private static SignalInput number(String slug, String input, BigDecimal number) {
        return new SignalInput(slug, input, number, null, List.of(), null, "s", "v", null);
    }

    private static SignalInput phrase(String slug, String input, String phrase) {
        return new SignalInput(slug, input, null, phrase, List.of(), null, "s", "v", null);
    }
}
