package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.exposureatlas.insight.WageImpact.LevelImpact;
import org.exposureatlas.insight.WageImpact.OccupationBill;
import org.exposureatlas.insight.WageImpact.Range;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.career.Spread;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.seniority.CareerLevel;
import org.jspecify.annotations.Nullable;

/** Computes pay under overlap. */
final class WageImpactMaker {

    private static final String MEAN = "mean";
    private static final String MEDIAN = "median";

    private final Atlas atlas;
    private final InsightBook book;

    WageImpactMaker(Atlas atlas, InsightBook book) {
        this.atlas = atlas;
        this.book = book;
    }

    WageImpact of(Occupation occupation, WageAssumptions assumptions) {
        Optional<PayStages> stages =
                PayStages.latestByYear(book.careers().of(occupation.slug()).wages());
        return new WageImpact(
                occupation.slug(),
                assumptions,
                stages.map(PayStages::release).orElse(null),
                stages.map(PayStages::computed).orElse(false),
                book.wages().levels().stream()
                        .map(level -> level(
                                occupation,
                                CareerLevel.valueOf(level.level().toUpperCase(Locale.ROOT)),
                                level.percentile(),
                                stages.flatMap(each -> each.at(level.percentile()))
                                        .orElse(null),
                                assumptions))
                        .toList(),
                bill(occupation).orElse(null),
                bill(occupation.category()));
    }

    private LevelImpact level(
            Occupation occupation,
            CareerLevel level,
            int percentile,
            Spread.@Nullable Figure pay,
            WageAssumptions assumptions) {
        ScoreCard card = atlas.scores().of(occupation.slug());
        BigDecimal low = overlap(occupation, card, level, ScoreCard.TaskScore::low);
        BigDecimal high = overlap(occupation, card, level, ScoreCard.TaskScore::high);
        if (low == null || high == null) {
            return new LevelImpact(level, percentile, pay, null, null, null, null);
        }
        Range overlap = new Range(low, high);
        Range freed = overlap.times(assumptions.adoptionLow(), assumptions.adoptionHigh());
        if (pay == null) {
            return new LevelImpact(level, percentile, null, overlap, freed, null, null);
        }
        Range yearly = freed.times(assumptions.conversionLow(), assumptions.conversionHigh())
                .times(pay.amount(), pay.amount());
        return new LevelImpact(
                level,
                percentile,
                pay,
                overlap,
                freed,
                yearly,
                yearly.times(rising(assumptions.years()), rising(assumptions.years())));
    }

    /** Adoption rises by the same step each year: 1/T + 2/T + ... + T/T of the last year's amount. */
    private static BigDecimal rising(int years) {
        return BigDecimal.valueOf(years + 1L).divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
    }

    /** The mean feasibility of the level's week as a share, each task by its importance and the level's time for it. */
    private @Nullable BigDecimal overlap(
            Occupation occupation,
            ScoreCard card,
            CareerLevel level,
            Function<ScoreCard.TaskScore, BigDecimal> feasibility) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (ScoreCard.TaskScore score : card.tasks()) {
            Task task = occupation.tasks().stream()
                    .filter(candidate -> candidate.key().equals(score.task()))
                    .findFirst()
                    .orElseThrow();
            BigDecimal weight = score.share().multiply(BigDecimal.valueOf(time(task, level)));
            sum = sum.add(weight.multiply(feasibility.apply(score)));
            weights = weights.add(weight);
        }
        return weights.signum() == 0
                ? null
                : sum.divide(weights, MathContext.DECIMAL64).movePointLeft(2);
    }

    private static int time(Task task, CareerLevel level) {
        return switch (level) {
            case ENTRY -> task.time().entry();
            case MID -> task.time().mid();
            case SENIOR -> task.time().senior();
        };
    }

    private Optional<OccupationBill> bill(Occupation occupation) {
        Jobs jobs = occupation.jobs();
        ScoreCard card = atlas.scores().of(occupation.slug());
        if (jobs == null || card.tasks().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal overlap = card.tasks().stream()
                .map(task -> task.share().multiply(task.feasibility()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointLeft(2);
        Optional<PayStages.Mean> mean =
                PayStages.mean(book.careers().of(occupation.slug()).wages());
        if (mean.isPresent()) {
            return Optional.of(bill(jobs, MEAN, mean.get().amount(), mean.get().release(), overlap));
        }
        Pay pay = occupation.pay();
        Integer median = pay == null ? null : pay.annualMedian();
        return pay == null || median == null
                ? Optional.empty()
                : Optional.of(bill(jobs, MEDIAN, BigDecimal.valueOf(median), pay.vintage(), overlap));
    }

    private static OccupationBill bill(
            Jobs jobs, String statistic, BigDecimal pay, String vintage, BigDecimal overlap) {
        return new OccupationBill(
                jobs.employment(),
                jobs.vintage(),
                statistic,
                pay,
                vintage,
                overlap,
                pay.multiply(BigDecimal.valueOf(jobs.employment())).multiply(overlap));
    }

    WageBill bill(Category category) {
        List<Occupation> members = atlas.catalog().in(category);
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal whole = BigDecimal.ZERO;
        int counted = 0;
        for (Occupation member : members) {
            Optional<OccupationBill> bill = bill(member);
            if (bill.isPresent()) {
                amount = amount.add(bill.get().amount());
                whole = whole.add(
                        bill.get().pay().multiply(BigDecimal.valueOf(bill.get().jobs())));
                counted++;
            }
        }
        return new WageBill(category.slug(), amount, whole, counted, members.size());
    }
}
