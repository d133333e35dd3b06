package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureatlas.scoring.BandsTests.occupation;
import static org.exposureatlas.scoring.BandsTests.rating;
import static org.exposureatlas.scoring.BandsTests.task;

import java.util.List;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.occupation.Occupation;
import org.junit.jupiter.api.Test;

class AgreementTests {

    private static final ScoringModel MODEL = Models.aoi2();
    private static final List<Category> CATEGORIES = List.of(new Category("any", "Any"));

    @Test
    void oneRaterIsNothingToCompare() {
        Agreement agreement = Agreement.of(
                MODEL,
                CATEGORIES,
                List.of(occupation("one", List.of(task("a", Importance.CORE, rating("atlas-a", 1, 2, 3, 4, 0))))));

        assertThat(agreement.raters()).containsExactly(new Agreement.OfRater("atlas-a", 1));
        assertThat(agreement.tasks()).isZero();
        assertThat(agreement.disputed()).isEmpty();
        assertThat(agreement.factors())
                .allSatisfy(factor -> assertThat(factor.alpha()).isEmpty());
    }

    @Test
    void aThirdRaterOfAFewTasksDoesNotCountAsTheSecond() {
        ScoringModel model = Models.aoi2With("new");
        Agreement agreement = Agreement.of(
                model,
                CATEGORIES,
                List.of(occupation(
                        "one",
                        List.of(
                                task(
                                        "a",
                                        Importance.CORE,
                                        rating("atlas-a", 1, 2, 2, 1, 1),
                                        rating("new", 4, 2, 2, 1, 1)),
                                task(
                                        "b",
                                        Importance.CORE,
                                        rating("atlas-a", 3, 0, 2, 1, 1),
                                        rating("atlas-b", 2, 0, 2, 1, 1),
                                        rating("new", 4, 0, 2, 1, 1))))));

        assertThat(agreement.raters())
                .containsExactly(
                        new Agreement.OfRater("atlas-a", 2),
                        new Agreement.OfRater("atlas-b", 1),
                        new Agreement.OfRater("new", 2));
        assertThat(agreement.tasks()).isEqualTo(2);
        assertThat(agreement.factors().getFirst().shift()).isEqualTo(-1);
    }

    @Test
    void aStricterRaterIsSeenAsAShift() {
        Occupation occupation = occupation(
                "one",
                List.of(
                        task("a", Importance.CORE, rating("atlas-a", 3, 2, 2, 1, 1), rating("atlas-b", 2, 2, 2, 1, 1)),
                        task("b", Importance.CORE, rating("atlas-a", 4, 0, 2, 1, 1), rating("atlas-b", 3, 0, 2, 1, 1)),
                        task(
                                "c",
                                Importance.CORE,
                                rating("atlas-a", 1, 4, 2, 1, 1),
                                rating("atlas-b", 1, 4, 2, 1, 1))));
        Agreement agreement = Agreement.of(MODEL, CATEGORIES, List.of(occupation));

        assertThat(agreement.tasks()).isEqualTo(3);
        assertThat(agreement.factors().getFirst().shift()).isEqualTo(-2.0 / 3);
        assertThat(agreement.factors().getFirst().same()).isEqualTo(1.0 / 3);
        assertThat(agreement.factors().get(1).alpha()).hasValue(1);
        assertThat(agreement.factors().get(2).alpha()).as("nothing but twos").isEmpty();
        assertThat(agreement.categories().getFirst().tasks()).isEqualTo(3);
        assertThat(agreement.disputed().getFirst().apart())
                .isEqualByComparingTo(agreement.disputed().stream()
                        .map(Agreement.Disputed::apart)
                        .max(java.math.BigDecimal::compareTo)
                        .orElseThrow());
        assertThat(agreement.disputed().getLast().task()).isEqualTo("c");
    }
}
