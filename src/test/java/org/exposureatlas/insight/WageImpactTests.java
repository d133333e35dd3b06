package org.exposureatlas.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.exposureatlas.ingest.ShippedAtlas;
import org.exposureatlas.insight.WageImpact.LevelImpact;
import org.exposureatlas.insight.WageImpact.Range;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoringModel;
import org.junit.jupiter.api.Test;

/** Pay under overlap, held against an arithmetic of its own. */
class WageImpactTests {

    private final Atlas atlas = ShippedAtlas.atlas();
    private final Insight insight = ShippedAtlas.insight();
    private final Occupation sample =
            atlas.catalog().find("instructional-coordinators").orElseThrow();

    @Test
    void theArithmeticCanBeDoneAgain() {
        WageAssumptions assumptions = assumptions("0.3", "0.6", "0.2", "0.4", 4);
        for (LevelImpact level : insight.wages(sample, assumptions).levels()) {
            double[] overlap = overlap(level);
            double pay = Objects.requireNonNull(level.pay()).amount().doubleValue();
            Range yearly = Objects.requireNonNull(level.yearly());
            Range summed = Objects.requireNonNull(level.summed());
            assertThat(yearly.low().doubleValue()).isCloseTo(pay * overlap[0] * 0.3 * 0.2, Offset.offset(0.01));
            assertThat(yearly.high().doubleValue()).isCloseTo(pay * overlap[1] * 0.6 * 0.4, Offset.offset(0.01));
            double years = (1 + 2 + 3 + 4) / 4.0;
            assertThat(summed.high().doubleValue())
                    .isCloseTo(years * yearly.high().doubleValue(), Offset.offset(0.01));
        }
    }

    /** Lowest and highest rater of every task, from the ratings, the importances and the time shares. */
    private double[] overlap(LevelImpact level) {
        ScoringModel model = atlas.model();
        double low = 0;
        double high = 0;
        double weights = 0;
        for (Task task : sample.tasks()) {
            double least = 1000;
            double most = -1;
            for (Rating rating : task.ratings()) {
                if (model.raters().contains(rating.rater())) {
                    double feasibility = 100
                            * (0.70 * rating.capability() + 0.15 * rating.digital() + 0.15 * rating.structure())
                            / 4
                            * (1 - 0.5 * rating.presence() / 4)
                            * (1 - 0.35 * rating.accountability() / 4);
                    least = Math.min(least, feasibility);
                    most = Math.max(most, feasibility);
                }
            }
            int time = switch (level.level()) {
                case ENTRY -> task.time().entry();
                case MID -> task.time().mid();
                case SENIOR -> task.time().senior();
            };
            double weight = time
                    * switch (task.importance()) {
                        case CORE -> 3;
                        case IMPORTANT -> 2;
                        case SUPPORTING -> 1;
                    };
            low += weight * least;
            high += weight * most;
            weights += weight;
        }
        return new double[] {low / weights / 100, high / weights / 100};
    }

    @Test
    void moreOfAnyAssumptionNeverMeansLess() {
        WageAssumptions base = assumptions("0.2", "0.5", "0.1", "0.4", 5);
        List<WageAssumptions> more = List.of(
                assumptions("0.3", "0.5", "0.1", "0.4", 5),
                assumptions("0.2", "0.6", "0.1", "0.4", 5),
                assumptions("0.2", "0.5", "0.2", "0.4", 5),
                assumptions("0.2", "0.5", "0.1", "0.5", 5),
                assumptions("0.2", "0.5", "0.1", "0.4", 6));
        int grown = 0;
        for (Occupation occupation : atlas.catalog().occupations()) {
            List<LevelImpact> before = insight.wages(occupation, base).levels();
            for (WageAssumptions changed : more) {
                List<LevelImpact> after = insight.wages(occupation, changed).levels();
                for (int i = 0; i < before.size(); i++) {
                    Range was = before.get(i).summed();
                    Range is = after.get(i).summed();
                    if (was == null || is == null) {
                        assertThat(is).isEqualTo(was);
                        continue;
                    }
                    assertThat(is.low()).isGreaterThanOrEqualTo(was.low());
                    assertThat(is.high()).isGreaterThanOrEqualTo(was.high());
                    assertThat(is.low()).isLessThanOrEqualTo(is.high());
                    grown += is.low().compareTo(was.low()) > 0 || is.high().compareTo(was.high()) > 0 ? 1 : 0;
                }
            }
        }
        assertThat(grown).isGreaterThan(4000);
    }

    @Test
    void theWageBillIsJobsTimesPayTimesOverlapAndACategoryIsTheSum() {
        WageImpact.OccupationBill bill =
                Objects.requireNonNull(insight.wages(sample).bill());
        assertThat(bill.statistic()).isEqualTo("mean");
        assertThat(bill.jobs()).isEqualTo(Objects.requireNonNull(sample.jobs()).employment());
        Heatmap.Summary summary = Objects.requireNonNull(insight.heatmap(sample).summary());
        assertThat(bill.overlap())
                .isCloseTo(summary.feasibility().movePointLeft(2), Offset.offset(new BigDecimal("1e-12")));
        assertThat(bill.amount())
                .isEqualByComparingTo(
                        bill.pay().multiply(BigDecimal.valueOf(bill.jobs())).multiply(bill.overlap()));

        BigDecimal sum = BigDecimal.ZERO;
        for (Occupation member : atlas.catalog().in(sample.category())) {
            WageImpact.OccupationBill each = insight.wages(member).bill();
            sum = sum.add(each == null ? BigDecimal.ZERO : each.amount());
        }
        WageBill category = insight.bill(sample.category());
        assertThat(category.amount().round(new MathContext(20))).isEqualByComparingTo(sum.round(new MathContext(20)));
        assertThat(category.amount()).isLessThan(category.whole());
        assertThat(category.counted()).isLessThanOrEqualTo(category.occupations());
    }

    @Test
    void assumptionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> assumptions("0.5", "0.4", "0", "1", 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assumptions("0", "1.1", "0", "1", 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assumptions("0", "1", "0", "1", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static WageAssumptions assumptions(
            String adoptionLow, String adoptionHigh, String conversionLow, String conversionHigh, int years) {
        return new WageAssumptions(
                new BigDecimal(adoptionLow),
                new BigDecimal(adoptionHigh),
                new BigDecimal(conversionLow),
                new BigDecimal(conversionHigh),
                years);
    }
}
