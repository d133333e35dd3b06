package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.ScoreCard.LevelScore;
import org.exposureatlas.scoring.ScoreCard.SignalScore;
import org.exposureatlas.scoring.ScoreCard.TaskScore;
import org.exposureatlas.seniority.CareerLevel;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.signal.SignalInput;
import org.jspecify.annotations.Nullable;

/**
 * Computes scores under one model. A pure function: same inputs, same score, on every machine.
 *
 * <p>AOI = sum(weight x value) / sum(weight) over the signals that have a value. A signal without a value weighs
 * nothing and says why; without a required one the score is withheld.
 */
public final class Scorer {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final ScoringModel model;
    private final LocalDate asOf;

    /** @param asOf the edition's data date, at which the age of inputs is judged */
    public Scorer(ScoringModel model, LocalDate asOf) {
        this.model = model;
        this.asOf = asOf;
    }

    /**
     * @throws UnmappedValueException if a table of the model has no row for an input
     */
    public ScoreCard score(
            String occupation, List<Task> tasks, List<SignalInput> inputs, @Nullable SeniorityCurve curve) {
        Map<String, SignalInput> byName =
                inputs.stream().collect(Collectors.toMap(SignalInput::input, Function.identity()));
        List<RatedTask> rated = tasks.stream()
                .filter(task -> !ratings(task).isEmpty())
                .map(this::rate)
                .toList();
        List<Value> values = model.signals().stream()
                .map(signal -> value(signal, occupation, rated, byName))
                .toList();
        return combine(occupation, values, rated, curve);
    }

    /** The score from the values of the model's signals, in their order. */
    ScoreCard combine(String occupation, List<Value> values, List<RatedTask> rated, @Nullable SeniorityCurve curve) {
        String withheld = null;
        for (int i = 0; i < values.size() && withheld == null; i++) {
            if (model.signals().get(i).required() && values.get(i).number() == null) {
                withheld = values.get(i).pending();
            }
        }
        BigDecimal allWeight = BigDecimal.ZERO;
        BigDecimal dataWeight = BigDecimal.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        for (int i = 0; i < values.size(); i++) {
            BigDecimal weight = model.signals().get(i).weight();
            BigDecimal number = values.get(i).number();
            allWeight = allWeight.add(weight);
            if (number != null) {
                dataWeight = dataWeight.add(weight);
                weighted = weighted.add(weight.multiply(number));
            }
        }
        BigDecimal completeness = dataWeight.divide(allWeight, Exact.PRECISION);
        if (withheld != null || dataWeight.signum() == 0) {
            return withheld(
                    occupation, values, rated, completeness, withheld == null ? "No signal has a value" : withheld);
        }

        BigDecimal exact = weighted.divide(dataWeight, Exact.PRECISION);
        BigDecimal shown = Exact.shown(exact);
        List<SignalScore> signals = contributions(values, dataWeight);
        BigDecimal taskWeight = effectiveTaskWeight(dataWeight);
        BigDecimal taskMean = meanFeasibility(rated, RatedTask::weight);
        BigDecimal weightedSum = weighted;
        BigDecimal weightOfData = dataWeight;
        return new ScoreCard(
                occupation,
                model.id(),
                shown,
                exact,
                model.tierOf(shown).key(),
                completeness,
                signals,
                taskScores(rated, taskWeight),
                Arrays.stream(CareerLevel.values())
                        .map(level -> new LevelScore(
                                level,
                                byCurve(shown, curve, level),
                                byTasks(weightedSum, weightOfData, rated, taskMean, level)))
                        .toList(),
                null);
    }

    /** A task with its weight and the feasibility by each rater of the model. */
    record RatedTask(Task task, BigDecimal weight, List<BigDecimal> byRater, BigDecimal feasibility) {
        RatedTask(Task task, BigDecimal weight, List<BigDecimal> byRater) {
            this(task, weight, byRater, Exact.mean(byRater));
        }
    }

    /** A signal's value, or why it has none. */
    record Value(
            @Nullable BigDecimal number,
            boolean computed,
            @Nullable String pending) {
        static Value of(BigDecimal number) {
            return new Value(number, false, null);
        }

        static Value pending(String why) {
            return new Value(null, false, why);
        }
    }

    private List<Rating> ratings(Task task) {
        return task.ratings().stream()
                .filter(rating -> model.raters().contains(rating.rater()))
                .toList();
    }

    private RatedTask rate(Task task) {
        BigDecimal weight = model.taskWeights().get(task.importance().key());
        if (weight == null) {
            throw new IllegalArgumentException("model " + model.id() + " has no weight for "
                    + task.importance().key() + " tasks");
        }
        return new RatedTask(
                task,
                weight,
                ratings(task).stream()
                        .map(rating -> Feasibility.of(model.feasibility(), rating))
                        .toList());
    }

    private Value value(
            ScoringModel.Signal signal, String occupation, List<RatedTask> rated, Map<String, SignalInput> inputs) {
        return switch (signal.rule()) {
            case ScoringModel.TaskMean mean -> {
                BigDecimal number = meanFeasibility(rated, task -> task.weight());
                yield number == null
                        ? Value.pending("The task analysis of this occupation is not written yet")
                        : Value.of(number);
            }
            case ScoringModel.None none -> Value.pending(none.pending());
            case ScoringModel.Linear linear -> {
                SignalInput input = inputs.get(linear.input());
                yield input == null || input.number() == null
                        ? missing(input)
                        : Value.of(input.number().multiply(linear.factor()));
            }
            case ScoringModel.Piecewise piecewise -> {
                SignalInput input = inputs.get(piecewise.input());
                yield input == null || input.number() == null ? missing(input) : piecewise(piecewise, input);
            }
            case ScoringModel.Table table -> {
                SignalInput input = inputs.get(table.input());
                yield input == null || input.phrase() == null
                        ? missing(input)
                        : table(signal, table, occupation, input, input.phrase());
            }
        };
    }

    private static Value missing(@Nullable SignalInput input) {
        String note = input == null ? null : input.note();
        return Value.pending(note == null ? "No figure is loaded for this occupation" : note);
    }

    private Value piecewise(ScoringModel.Piecewise rule, SignalInput input) {
        BigDecimal x = input.number();
        LocalDate observed = input.observedOn();
        if (rule.maxAgeMonths() != null
                && observed != null
                && observed.plusMonths(rule.maxAgeMonths()).isBefore(asOf)) {
            return Value.pending("The latest figure is of " + DAY.format(observed) + ", more than "
                    + rule.maxAgeMonths() + " months before the data date");
        }
        if (x == null) {
            return missing(input);
        }
        List<List<BigDecimal>> points = rule.points();
        List<BigDecimal> left = points.getFirst();
        if (x.compareTo(left.get(0)) <= 0) {
            return Value.of(left.get(1));
        }
        for (List<BigDecimal> right : points) {
            if (x.compareTo(right.get(0)) <= 0) {
                BigDecimal rise = right.get(1).subtract(left.get(1));
                BigDecimal run = right.get(0).subtract(left.get(0));
                return Value.of(
                        left.get(1).add(rise.multiply(x.subtract(left.get(0))).divide(run, Exact.PRECISION)));
            }
            left = right;
        }
        return Value.of(left.get(1));
    }

    private Value table(
            ScoringModel.Signal signal, ScoringModel.Table table, String occupation, SignalInput input, String phrase) {
        if (!phrase.equals(table.placeholder())) {
            return Value.of(row(signal, table, occupation, phrase));
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (SignalInput.Part part : input.parts()) {
            BigDecimal weight = BigDecimal.valueOf(part.weight());
            sum = sum.add(weight.multiply(row(signal, table, occupation, part.phrase())));
            weights = weights.add(weight);
        }
        return weights.signum() == 0
                ? Value.pending("The handbook names no single level, and no member occupation has one")
                : new Value(sum.divide(weights, Exact.PRECISION), true, null);
    }

    private BigDecimal row(ScoringModel.Signal signal, ScoringModel.Table table, String occupation, String phrase) {
        BigDecimal value = table.rows().get(phrase);
        if (value == null) {
            throw new UnmappedValueException(model.id(), signal.key(), occupation, table.input(), phrase);
        }
        return value;
    }

    private static @Nullable BigDecimal meanFeasibility(
            List<RatedTask> rated, Function<RatedTask, BigDecimal> weightOf) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (RatedTask task : rated) {
            BigDecimal weight = weightOf.apply(task);
            sum = sum.add(weight.multiply(task.feasibility()));
            weights = weights.add(weight);
        }
        return weights.signum() == 0 ? null : sum.divide(weights, Exact.PRECISION);
    }

    private List<SignalScore> contributions(List<Value> values, BigDecimal dataWeight) {
        List<BigDecimal> exact = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal number = values.get(i).number();
            if (number != null) {
                exact.add(model.signals().get(i).weight().multiply(number).divide(dataWeight, Exact.PRECISION));
            }
        }
        List<BigDecimal> rounded = Exact.roundedToSum(exact);
        List<SignalScore> scores = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < values.size(); i++) {
            ScoringModel.Signal signal = model.signals().get(i);
            Value value = values.get(i);
            boolean has = value.number() != null;
            scores.add(new SignalScore(
                    signal.key(),
                    signal.weight(),
                    has ? signal.weight().divide(dataWeight, Exact.PRECISION) : null,
                    value.number(),
                    has ? rounded.get(next++) : null,
                    value.computed(),
                    value.pending()));
        }
        return scores;
    }

    private BigDecimal effectiveTaskWeight(BigDecimal dataWeight) {
        return model.signals().stream()
                .filter(signal -> signal.rule() instanceof ScoringModel.TaskMean)
                .map(signal -> signal.weight().divide(dataWeight, Exact.PRECISION))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private List<TaskScore> taskScores(List<RatedTask> rated, @Nullable BigDecimal effectiveTaskWeight) {
        BigDecimal weights = rated.stream().map(RatedTask::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<BigDecimal, BigDecimal> shares = new HashMap<>();
        return rated.stream()
                .map(task -> {
                    BigDecimal share =
                            shares.computeIfAbsent(task.weight(), weight -> weight.divide(weights, Exact.PRECISION));
                    BigDecimal feasibility = task.feasibility();
                    return new TaskScore(
                            task.task().key(),
                            feasibility,
                            task.byRater().stream().min(BigDecimal::compareTo).orElse(feasibility),
                            task.byRater().stream().max(BigDecimal::compareTo).orElse(feasibility),
                            share,
                            effectiveTaskWeight == null
                                    ? null
                                    : effectiveTaskWeight.multiply(share).multiply(feasibility, Exact.PRECISION));
                })
                .toList();
    }

    private ScoreCard withheld(
            String occupation, List<Value> values, List<RatedTask> rated, BigDecimal completeness, String why) {
        List<SignalScore> signals = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ScoringModel.Signal signal = model.signals().get(i);
            Value value = values.get(i);
            signals.add(new SignalScore(
                    signal.key(), signal.weight(), null, value.number(), null, value.computed(), value.pending()));
        }
        return new ScoreCard(
                occupation,
                model.id(),
                null,
                null,
                null,
                completeness,
                signals,
                taskScores(rated, null),
                Arrays.stream(CareerLevel.values())
                        .map(level -> new LevelScore(level, null, null))
                        .toList(),
                why);
    }

    private @Nullable BigDecimal byCurve(BigDecimal shownAoi, @Nullable SeniorityCurve curve, CareerLevel level) {
        if (curve == null) {
            return null;
        }
        BigDecimal figure = shownAoi.multiply(curve.multiplier(level));
        return model.seniority().clamp() ? figure.max(BigDecimal.ZERO).min(HUNDRED) : figure;
    }

    private @Nullable BigDecimal byTasks(
            BigDecimal weighted,
            BigDecimal dataWeight,
            List<RatedTask> rated,
            @Nullable BigDecimal all,
            CareerLevel level) {
        BigDecimal own = meanFeasibility(rated, task -> task.weight().multiply(time(task.task(), level)));
        if (own == null || all == null) {
            return null;
        }
        BigDecimal taskWeight = model.signals().stream()
                .filter(signal -> signal.rule() instanceof ScoringModel.TaskMean)
                .map(ScoringModel.Signal::weight)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        return Exact.shown(weighted.add(taskWeight.multiply(own.subtract(all))).divide(dataWeight, Exact.PRECISION));
    }

    private static BigDecimal time(Task task, CareerLevel level) {
        return BigDecimal.valueOf(
                switch (level) {
                    case ENTRY -> task.time().entry();
                    case MID -> task.time().mid();
                    case SENIOR -> task.time().senior();
                });
    }
}
