package org.exposureatlas.scoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureatlas.signal.SignalInput;
import org.jspecify.annotations.Nullable;

/**
 * The whole method as data: weights, tables and cuts. Read from {@code seed-data/scoring/*.json}; the schema beside
 * those files says what each field may hold.
 *
 * @param labels feasibility from 0 to 100 that a published task label is shown as; no part of the score
 */
@JsonIgnoreProperties("$schema")
public record ScoringModel(
        String id,
        String name,
        @JsonProperty("default") boolean isDefault,
        String summary,
        String caveat,
        FeasibilityRule feasibility,
        Map<String, BigDecimal> taskWeights,
        List<String> raters,
        List<Signal> signals,
        List<Tier> tiers,
        Seniority seniority,
        @Nullable Bands bands,
        Disagreement disagreement,
        ResilienceRule resilience,
        Reach reach,
        @Nullable Map<String, BigDecimal> labels,
        List<String> limits) {

    /**
     * How five factors become a feasibility: 100 x (sum of base weight x factor) x product of (1 - reduction x factor),
     * each factor divided by {@code factorMax} first.
     */
    public record FeasibilityRule(int factorMax, Base base, Reduction reduction) {}

    public record Base(BigDecimal capability, BigDecimal digital, BigDecimal structure) {}

    public record Reduction(BigDecimal presence, BigDecimal accountability) {}

    /**
     * One 0-100 input of the score.
     *
     * @param required without it the score is withheld
     */
    public record Signal(String key, String name, BigDecimal weight, boolean required, String explains, Rule rule) {}

    /** How a raw input becomes a signal's 0-100 value. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TaskMean.class, name = "task-mean"),
        @JsonSubTypes.Type(value = Linear.class, name = "linear"),
        @JsonSubTypes.Type(value = Piecewise.class, name = "piecewise"),
        @JsonSubTypes.Type(value = Table.class, name = "table"),
        @JsonSubTypes.Type(value = None.class, name = "none")
    })
    public sealed interface Rule permits TaskMean, Linear, Piecewise, Table, None {}

    /** The importance-weighted mean feasibility of the tasks. */
    public record TaskMean() implements Rule {}

    /** The number times a factor. */
    public record Linear(String input, BigDecimal factor) implements Rule {}

    /**
     * Straight lines through points (x, value), flat outside them.
     *
     * @param maxAgeMonths a value observed longer ago than this, at the edition's data date, is pending
     */
    public record Piecewise(
            String input,
            List<List<BigDecimal>> points,
            @Nullable Integer maxAgeMonths) implements Rule {}

    /**
     * A value for each phrase; any other phrase is refused.
     *
     * @param placeholder the phrase that stands for "no single one": the value is then the mean over the parts of the
     *     input, weighted by their jobs
     */
    public record Table(
            String input,
            Map<String, BigDecimal> rows,
            @Nullable String placeholder) implements Rule {}

    /** No value yet, and why. */
    public record None(String pending) implements Rule {}

    /**
     * @param from the lowest shown AOI of the tier
     * @param verdict its sentence, about overlap now and never about a date
     */
    public record Tier(String key, String name, BigDecimal from, String verdict) {}

    /**
     * @param basis what the category curve multiplies: {@code shown}, the AOI of one decimal
     * @param clamp whether the product is held within 0-100
     */
    public record Seniority(String basis, boolean clamp) {}

    /** The seeded Monte Carlo run behind bands and ranks. */
    public record Bands(
            int draws,
            long seed,
            BigDecimal importanceSpread,
            BigDecimal weightSpread,
            BigDecimal low,
            BigDecimal high) {}

    /** @param points spread of the headline measures, in percentile points, above which sources disagree */
    public record Disagreement(BigDecimal points) {}

    public record ResilienceRule(Exposure exposure, Growth growth, Human human, List<ResilienceClass> classes) {}

    public record Exposure(String measure, List<Step> points) {}

    public record Growth(List<Step> points) {}

    public record Human(List<String> ratings, List<Step> points) {}

    /** The first step whose conditions hold gives the points; a step without conditions always holds. */
    public record Step(
            int points,
            @Nullable BigDecimal below,
            @Nullable BigDecimal upTo,
            @Nullable BigDecimal above,
            @Nullable BigDecimal from) {

        boolean holds(BigDecimal value) {
            return (below == null || value.compareTo(below) < 0)
                    && (upTo == null || value.compareTo(upTo) <= 0)
                    && (above == null || value.compareTo(above) > 0)
                    && (from == null || value.compareTo(from) >= 0);
        }
    }

    public record ResilienceClass(String key, String name, int from) {}

    public ResilienceClass resilienceClass(String key) {
        return resilience.classes().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no class of resilience " + key));
    }

    /** When a task counts as one AI could do alone, and when as one it assists with. */
    public record Reach(Alone alone, Assists assists) {}

    public record Alone(BigDecimal feasibilityFrom, BigDecimal accountabilityTo) {}

    public record Assists(BigDecimal feasibilityFrom, BigDecimal capabilityFrom) {}

    /** The tier a shown AOI falls into. */
    public Tier tierOf(BigDecimal shownAoi) {
        return tiers.stream()
                .filter(tier -> shownAoi.compareTo(tier.from()) >= 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No tier of " + id + " holds " + shownAoi));
    }

    public Tier tier(String key) {
        return tiers.stream()
                .filter(tier -> tier.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no tier " + key));
    }

    public Signal signal(String key) {
        return signals.stream()
                .filter(signal -> signal.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no signal " + key));
    }

    /** What is wrong with the model beyond what its schema can say; each entry is a JSON pointer and a sentence. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        BigDecimal sum = signals.stream().map(Signal::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            faults.add(new Fault("/signals", "the weights add up to " + sum.toPlainString() + ", expected 1"));
        }
        BigDecimal base = feasibility
                .base()
                .capability()
                .add(feasibility.base().digital())
                .add(feasibility.base().structure());
        if (base.compareTo(BigDecimal.ONE) != 0) {
            faults.add(
                    new Fault("/feasibility/base", "the weights add up to " + base.toPlainString() + ", expected 1"));
        }
        Set<String> keys = new HashSet<>();
        int taskMeans = 0;
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            String at = "/signals/" + i;
            if (!keys.add(signal.key())) {
                faults.add(new Fault(at + "/key", "the signal " + signal.key() + " stands twice"));
            }
            switch (signal.rule()) {
                case TaskMean mean -> taskMeans++;
                case Linear linear -> checkInput(linear.input(), at, faults);
                case Table table -> checkInput(table.input(), at, faults);
                case Piecewise piecewise -> {
                    checkInput(piecewise.input(), at, faults);
                    checkPoints(piecewise.points(), at + "/rule/points", faults);
                }
                case None none -> {}
            }
        }
        if (taskMeans != 1) {
            faults.add(new Fault("/signals", taskMeans + " signals have the rule task-mean, expected one"));
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).from().compareTo(tiers.get(i - 1).from()) >= 0) {
                faults.add(new Fault("/tiers/" + i + "/from", "tiers must stand from the highest cut to the lowest"));
            }
        }
        if (tiers.getLast().from().signum() != 0) {
            faults.add(new Fault("/tiers/" + (tiers.size() - 1) + "/from", "the last tier must start at 0"));
        }
        return faults;
    }

    /** A fault of the model at a JSON pointer. */
    public record Fault(String pointer, String message) {}

    private static void checkInput(String input, String at, List<Fault> faults) {
        if (!SignalInput.KNOWN.contains(input)) {
            faults.add(
                    new Fault(at + "/rule/input", "unknown input " + input + ", expected one of " + SignalInput.KNOWN));
        }
    }

    private static void checkPoints(List<List<BigDecimal>> points, String at, List<Fault> faults) {
        boolean rising = false;
        boolean falling = false;
        for (int i = 1; i < points.size(); i++) {
            List<BigDecimal> before = points.get(i - 1);
            List<BigDecimal> point = points.get(i);
            if (point.get(0).compareTo(before.get(0)) <= 0) {
                faults.add(new Fault(at + "/" + i, "points must stand in rising order of their first number"));
            }
            int direction = point.get(1).compareTo(before.get(1));
            rising |= direction > 0;
            falling |= direction < 0;
        }
        if (rising && falling) {
            faults.add(new Fault(at, "the values must only fall or only rise"));
        }
    }
}
