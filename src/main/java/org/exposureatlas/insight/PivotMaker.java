package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.exposureatlas.insight.Pivot.PartScore;
import org.exposureatlas.occupation.Career;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.occupation.career.Spread;
import org.exposureatlas.occupation.career.TuitionTable;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

/** Scores the moves from an occupation to every other one and keeps the best. */
final class PivotMaker {

    private static final List<Integer> PERCENTILES = List.of(25, 50, 75);

    private static final int COSINE_DECIMALS = 2;

    private final Atlas atlas;
    private final InsightBook book;
    private final PivotRule rule;

    PivotMaker(Atlas atlas, InsightBook book) {
        this.atlas = atlas;
        this.book = book;
        this.rule = book.pivots();
    }

    /** A move before its names are looked up, which only the best need. */
    private record Candidate(
            Occupation target,
            ScoreCard card,
            BigDecimal cosine,
            BigDecimal score,
            List<PartScore> parts,
            List<Pivot.PayStep> pay) {}

    List<Pivot> best(Occupation origin, PivotSettings settings) {
        ScoreCard card = atlas.scores().of(origin.slug());
        if (card.isWithheld() || !book.likeness().rates(origin.slug())) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Occupation target : atlas.catalog().occupations()) {
            candidate(origin, card, target, settings).ifPresent(candidates::add);
        }
        return candidates.stream()
                .sorted(Comparator.comparing(Candidate::score)
                        .thenComparing(Candidate::cosine)
                        .reversed()
                        .thenComparing(candidate -> candidate.target().title()))
                .limit(rule.count())
                .map(candidate -> pivot(origin, card, candidate))
                .toList();
    }

    private Optional<Candidate> candidate(
            Occupation origin, ScoreCard card, Occupation target, PivotSettings settings) {
        ScoreCard there = atlas.scores().of(target.slug());
        OptionalDouble exact = book.likeness().between(origin.slug(), target.slug());
        if (there.isWithheld()
                || exact.isEmpty()
                || settings.without().contains(target.category().slug())
                || !settings.higherTier() && step(there) > step(card)
                || settings.lowerBy() > 0
                        && aoi(card).subtract(aoi(there)).compareTo(BigDecimal.valueOf(settings.lowerBy())) < 0) {
            return Optional.empty();
        }
        BigDecimal cosine = BigDecimal.valueOf(exact.getAsDouble()).setScale(COSINE_DECIMALS, RoundingMode.HALF_UP);
        if (cosine.compareTo(rule.leastLikeness()) < 0) {
            return Optional.empty();
        }
        List<Pivot.PayStep> pay = pay(origin, target);
        if (below(pay, settings.payFloor())) {
            return Optional.empty();
        }
        BigDecimal years = years(origin, target);
        if (years != null && years.compareTo(BigDecimal.valueOf(settings.extraYears())) > 0) {
            return Optional.empty();
        }
        Jobs jobs = target.jobs();
        Map<String, BigDecimal> figures = new HashMap<>();
        Map<String, BigDecimal> values = new HashMap<>();
        put(figures, values, PivotRule.LIKENESS, cosine);
        put(figures, values, PivotRule.EXPOSURE, tasks(card).subtract(tasks(there)));
        put(figures, values, PivotRule.EDUCATION, years);
        put(figures, values, PivotRule.OPENINGS, jobs == null ? null : BigDecimal.valueOf(jobs.openings()));
        put(figures, values, PivotRule.GROWTH, jobs == null ? null : BigDecimal.valueOf(jobs.changePercent()));
        payValue(figures, values, pay);
        List<PartScore> parts = parts(figures, values);
        BigDecimal score =
                parts.stream().map(PartScore::points).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Candidate(target, there, cosine, score, parts, pay));
    }

    private void put(
            Map<String, BigDecimal> figures, Map<String, BigDecimal> values, String part, @Nullable BigDecimal figure) {
        if (figure != null) {
            figures.put(part, figure);
            values.put(part, Points.at(rule.part(part).points(), figure));
        }
    }

    /** The figure is the ratio of the medians; the value is the mean over the percentiles. */
    private void payValue(Map<String, BigDecimal> figures, Map<String, BigDecimal> values, List<Pivot.PayStep> pay) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal ratios = BigDecimal.ZERO;
        for (Pivot.PayStep step : pay) {
            BigDecimal ratio = ratio(step);
            ratios = ratios.add(ratio);
            sum = sum.add(Points.at(rule.part(PivotRule.PAY).points(), ratio));
        }
        if (!pay.isEmpty()) {
            BigDecimal count = BigDecimal.valueOf(pay.size());
            figures.put(PivotRule.PAY, ratios.divide(count, MathContext.DECIMAL64));
            values.put(PivotRule.PAY, sum.divide(count, MathContext.DECIMAL64));
        }
    }

    private List<PartScore> parts(Map<String, BigDecimal> figures, Map<String, BigDecimal> values) {
        BigDecimal weights = rule.parts().stream()
                .filter(part -> values.containsKey(part.key()))
                .map(PivotRule.Part::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return rule.parts().stream()
                .map(part -> {
                    BigDecimal value = values.get(part.key());
                    return new PartScore(
                            part,
                            figures.get(part.key()),
                            value,
                            value == null
                                    ? null
                                    : value.multiply(part.weight())
                                            .movePointRight(2)
                                            .divide(weights, 1, RoundingMode.HALF_UP));
                })
                .toList();
    }

    private Pivot pivot(Occupation origin, ScoreCard card, Candidate candidate) {
        Occupation target = candidate.target();
        Career career = target.career();
        int named = rule.likeness().named();
        return new Pivot(
                target,
                candidate.score(),
                candidate.parts(),
                candidate.cosine(),
                new Pivot.Exposure(
                        aoi(card),
                        aoi(candidate.card()),
                        Objects.requireNonNull(candidate.card().tier()),
                        tasks(card),
                        tasks(candidate.card())),
                candidate.pay(),
                education(origin, target),
                career == null ? null : career.licence(),
                career != null,
                book.likeness().shared(origin.slug(), target.slug(), named),
                book.likeness().missing(origin.slug(), target.slug(), named).stream()
                        .map(element -> gap(origin, target, candidate.card(), element))
                        .toList());
    }

    private Pivot.Gap gap(Occupation origin, Occupation target, ScoreCard there, Element element) {
        return new Pivot.Gap(
                element,
                tenth(book.likeness().importance(origin.slug(), element)),
                tenth(book.likeness().importance(target.slug(), element)),
                usedIn(target, there, element));
    }

    /** The task with the largest share of the job among those of a kind of work that uses the element. */
    private @Nullable Task usedIn(Occupation target, ScoreCard there, Element element) {
        List<String> kinds = element.kind() == Element.Kind.ACTIVITY
                ? atlas.catalog().activities().stream()
                        .filter(activity -> activity.onetActivities().contains(element.id()))
                        .map(activity -> activity.key())
                        .toList()
                : rule.uses().stream()
                        .filter(use -> use.element().equals(element.id()))
                        .flatMap(use -> use.activities().stream())
                        .toList();
        return there.tasks().stream()
                .flatMap(score -> target.tasks().stream()
                        .filter(task -> task.key().equals(score.task()) && kinds.contains(task.activity()))
                        .map(task -> Map.entry(task, score)))
                .min(Comparator.comparing((Map.Entry<Task, ScoreCard.TaskScore> entry) ->
                                kinds.indexOf(entry.getKey().activity()))
                        .thenComparing(entry -> entry.getValue().share(), Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().key()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private List<Pivot.PayStep> pay(Occupation origin, Occupation target) {
        Optional<PayStages> here =
                PayStages.latestByYear(book.careers().of(origin.slug()).wages());
        Optional<PayStages> there =
                PayStages.latestByYear(book.careers().of(target.slug()).wages());
        List<Pivot.PayStep> steps = new ArrayList<>();
        if (here.isPresent() && there.isPresent()) {
            for (int percentile : PERCENTILES) {
                Optional<Spread.Figure> own = here.get().at(percentile);
                Optional<Spread.Figure> other = there.get().at(percentile);
                if (own.isPresent() && other.isPresent()) {
                    steps.add(new Pivot.PayStep(
                            percentile,
                            own.get().amount(),
                            own.get().atLeast(),
                            other.get().amount(),
                            other.get().atLeast()));
                }
            }
        }
        return steps;
    }

    private static boolean below(List<Pivot.PayStep> pay, BigDecimal floor) {
        return pay.stream()
                .anyMatch(step -> step.percentile() == 50 && ratio(step).compareTo(floor) < 0);
    }

    private static BigDecimal ratio(Pivot.PayStep step) {
        return step.targetAmount().divide(step.amount(), MathContext.DECIMAL64);
    }

    private @Nullable BigDecimal years(Occupation origin, Occupation target) {
        Optional<Schooling> here = Schooling.of(rule, origin);
        Optional<Schooling> there = Schooling.of(rule, target);
        return here.isEmpty() || there.isEmpty()
                ? null
                : there.get().years().subtract(here.get().years());
    }

    private Pivot.@Nullable Education education(Occupation origin, Occupation target) {
        Optional<Schooling> here = Schooling.of(rule, origin);
        Optional<Schooling> there = Schooling.of(rule, target);
        if (here.isEmpty() || there.isEmpty()) {
            return null;
        }
        BigDecimal extra = there.get().years().subtract(here.get().years()).max(BigDecimal.ZERO);
        if (extra.signum() == 0) {
            return new Pivot.Education(here.get(), there.get(), extra, null, null);
        }
        Optional<TuitionTable.Path> path =
                book.careers().tuition().path(there.get().level());
        long[] own = book.careers()
                .tuition()
                .path(here.get().level())
                .map(this::cost)
                .orElse(new long[] {0, 0});
        long[] cost = path.map(this::cost).orElse(new long[] {0, 0});
        long low = Math.max(0, cost[0] - own[0]);
        long high = Math.max(0, cost[1] - own[1]);
        return new Pivot.Education(
                here.get(),
                there.get(),
                extra,
                high == 0 ? null : new Pivot.Cost(low, high),
                path.map(TuitionTable.Path::notCovered).orElse(null));
    }

    private long[] cost(TuitionTable.Path path) {
        TuitionTable table = book.careers().tuition();
        long low = 0;
        long high = 0;
        for (TuitionTable.Step step : path.steps()) {
            low += (long) step.years() * table.price(step.low()).amount();
            high += (long) step.years() * table.price(step.high()).amount();
        }
        return new long[] {low, high};
    }

    private int step(ScoreCard card) {
        return atlas.step(Objects.requireNonNull(card.tier()));
    }

    private static BigDecimal aoi(ScoreCard card) {
        return Objects.requireNonNull(card.aoi());
    }

    /** The mean feasibility of the tasks: the value of the signal that the model calls by that rule. */
    private BigDecimal tasks(ScoreCard card) {
        String key = atlas.model().signals().stream()
                .filter(signal -> signal.rule() instanceof ScoringModel.TaskMean)
                .map(ScoringModel.Signal::key)
                .findFirst()
                .orElseThrow();
        return card.signals().stream()
                .filter(signal -> signal.signal().equals(key))
                .map(ScoreCard.SignalScore::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal tenth(OptionalDouble value) {
        return BigDecimal.valueOf(value.orElseThrow()).setScale(1, RoundingMode.HALF_UP);
    }
}
