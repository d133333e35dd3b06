package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.occupation.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResilienceTests {

    private final ScoringModel model = Models.aoi2();

    @ParameterizedTest(name = "exposure {0}, growth {1}, human {2}: {3}")
    @CsvSource({
        "0.24, 6, 20, resilient",
        "0.25, 6, 20, resilient",
        "0.50, 5, 12, augmented",
        "0.51, 0, 12, transition",
        "0.51, -1, 11.5, overlap",
        "0.51, -1, 12, overlap",
        "0.24, -1, 11, transition"
    })
    void pointsAddUpToAClass(BigDecimal exposure, BigDecimal growth, BigDecimal human, String expected) {
        assertThat(Resilience.of(model, exposure, growth, human).resilienceClass())
                .isEqualTo(expected);
    }

    @Test
    void aMissingDimensionWithholdsTheClass() {
        Resilience resilience = Resilience.of(model, new BigDecimal("0.1"), null, new BigDecimal("21"));
        assertThat(resilience.growthPoints()).isNull();
        assertThat(resilience.exposurePoints()).isEqualTo(2);
        assertThat(resilience.resilienceClass()).isNull();
    }

    @Test
    void reachSplitsTheWholeTaskWeight() {
        List<Task> tasks = List.of(
                ScorerTests.task("alone", Importance.CORE, 4, 4, 4, 0, 1),
                ScorerTests.task("vouched", Importance.IMPORTANT, 4, 4, 4, 0, 3),
                ScorerTests.task("hands", Importance.SUPPORTING, 0, 0, 2, 4, 1));
        ScoreCard card = new Scorer(model, java.time.LocalDate.of(2026, 11, 22)).score("a", tasks, List.of(), null);
        TaskReach reach = TaskReach.of(model, tasks, card);
        assertThat(Exact.shown(reach.alone().movePointRight(2))).isEqualByComparingTo("50.0");
        assertThat(Exact.shown(reach.assists().movePointRight(2))).isEqualByComparingTo("33.3");
        assertThat(Exact.shown(reach.little().movePointRight(2))).isEqualByComparingTo("16.7");
    }
}
