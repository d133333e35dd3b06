package org.exposureatlas.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.exposureatlas.ingest.ShippedAtlas;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.junit.jupiter.api.Test;

/** The figures of every heatmap are those of the score. */
class HeatmapTests {

    private final Atlas atlas = ShippedAtlas.atlas();
    private final Insight insight = ShippedAtlas.insight();

    @Test
    void theFiguresAreThoseOfTheReport() {
        for (Occupation occupation : atlas.catalog().occupations()) {
            ScoreCard card = atlas.scores().of(occupation.slug());
            Heatmap heatmap = insight.heatmap(occupation);
            assertThat(heatmap.rows()).hasSameSizeAs(card.tasks());
            BigDecimal before = new BigDecimal("1e9");
            for (Heatmap.Row row : heatmap.rows()) {
                ScoreCard.TaskScore score = card.tasks().stream()
                        .filter(each -> each.task().equals(row.task().key()))
                        .findFirst()
                        .orElseThrow();
                assertThat(row.feasibility()).isEqualTo(score.feasibility());
                assertThat(row.share()).isEqualTo(score.share());
                assertThat(row.contribution()).isEqualTo(score.contribution());
                assertThat(row.raters().stream()
                                        .map(Heatmap.ByRater::feasibility)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .doubleValue()
                                / row.raters().size())
                        .isCloseTo(row.feasibility().doubleValue(), Offset.offset(1e-9));
                BigDecimal weighted = row.share().multiply(row.feasibility());
                assertThat(weighted).isLessThanOrEqualTo(before);
                before = weighted;
            }
        }
    }

    @Test
    void theSummaryIsTheSignalOfTheTasks() {
        for (Occupation occupation : atlas.catalog().occupations()) {
            ScoreCard card = atlas.scores().of(occupation.slug());
            Heatmap.Summary summary = insight.heatmap(occupation).summary();
            if (summary == null) {
                continue;
            }
            ScoreCard.SignalScore signal = card.signals().getFirst();
            assertThat(summary.feasibility().doubleValue())
                    .isCloseTo(Objects.requireNonNull(signal.value()).doubleValue(), Offset.offset(1e-9));
            assertThat(summary.share().doubleValue()).isCloseTo(1, Offset.offset(1e-9));
            assertThat(Objects.requireNonNull(summary.contribution()).doubleValue())
                    .isCloseTo(Objects.requireNonNull(signal.contribution()).doubleValue(), Offset.offset(0.11));
        }
    }
}
