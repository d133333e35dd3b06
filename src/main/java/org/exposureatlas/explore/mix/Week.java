package org.exposureatlas.explore.mix;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.Feasibility;
import org.exposureatlas.scoring.Mix;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A week as the address states it: {@code h-<task>} hours, {@code drop} tasks left out, {@code own1} to {@code own5}
 * tasks of the reader's own with {@code -hours} and the five factors.
 *
 * @param changed whether anything differs from the default week
 * @param faults by the name of the field
 */
record Week(List<Slot> slots, List<Own> own, boolean changed, Map<String, Fault> faults) {

    static final int OWN_TASKS = 5;
    static final int STATEMENT = 120;

    /** Hours of a whole week, the most that one task can take. */
    static final int MOST_HOURS = 168;

    static final List<String> FACTORS = List.of("capability", "digital", "structure", "presence", "accountability");

    private static final Pattern HOURS = Pattern.compile("\\d{1,3}(\\.\\d)?");
    private static final Pattern LEVEL = Pattern.compile("\\d");

    enum Fault {
        HOURS,
        LEVEL,
        STATEMENT
    }

    /**
     * A task of the occupation in the week.
     *
     * @param shown its hours to one decimal, as the form prints and takes them
     * @param weight its hours, exact, times the sum of the task weights
     */
    record Slot(Task task, ScoreCard.TaskScore score, String shown, BigDecimal weight, boolean dropped) {}

    /** @param levels by factor; {@code weight} as in a slot, {@code null} until the task is complete */
    record Own(
            int number,
            String statement,
            String hours,
            Map<String, Integer> levels,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal feasibility) {

        boolean blank() {
            return statement.isEmpty() && hours.isEmpty();
        }
    }

    static Week of(ScoringModel model, Occupation occupation, ScoreCard card, MultiValueMap<String, String> asked) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        List<Task> tasks = card.tasks().stream()
                .map(score -> occupation.tasks().stream()
                        .filter(task -> task.key().equals(score.task()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No task " + score.task())))
                .toList();
        List<BigDecimal> weights = tasks.stream()
                .map(task -> model.taskWeights().getOrDefault(task.importance().key(), BigDecimal.ZERO))
                .toList();
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<String> drops = asked.getOrDefault("drop", List.of());
        List<Slot> slots = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            BigDecimal exact = Mix.WEEK.multiply(weights.get(i));
            String usual = exact.divide(sum, 1, RoundingMode.HALF_UP).toPlainString();
            String field = "h-" + task.key();
            String text = text(asked, field, usual);
            boolean dropped = drops.contains(task.key());
            if (!isHours(text)) {
                faults.put(field, Fault.HOURS);
                text = usual;
            }
            // Hours left as they were printed are the exact ones behind the print.
            boolean usualHours = new BigDecimal(text).compareTo(new BigDecimal(usual)) == 0;
            changed |= dropped || !usualHours;
            slots.add(new Slot(
                    task,
                    card.tasks().get(i),
                    text,
                    dropped ? BigDecimal.ZERO : usualHours ? exact : new BigDecimal(text).multiply(sum),
                    dropped));
        }
        List<Own> own = new ArrayList<>();
        for (int number = 1; number <= OWN_TASKS; number++) {
            Own task = own(model, number, sum, asked, faults);
            if (!task.blank()) {
                own.add(task);
            }
        }
        return new Week(slots, own, changed || !own.isEmpty(), faults);
    }

    private static Own own(
            ScoringModel model,
            int number,
            BigDecimal sum,
            MultiValueMap<String, String> asked,
            Map<String, Fault> faults) {
        String name = "own" + number;
        String statement = text(asked, name, "").strip();
        String hours = text(asked, name + "-hours", "").strip();
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (String factor : FACTORS) {
            String level = text(asked, name + "-" + factor, "");
            if (LEVEL.matcher(level).matches()
                    && Integer.parseInt(level) <= model.feasibility().factorMax()) {
                levels.put(factor, Integer.parseInt(level));
            }
        }
        if (statement.isEmpty() && hours.isEmpty()) {
            return new Own(number, "", "", levels, null, null);
        }
        if (statement.isEmpty() || statement.length() > STATEMENT) {
            faults.put(name, Fault.STATEMENT);
        }
        if (!isHours(hours)) {
            faults.put(name + "-hours", Fault.HOURS);
        }
        for (String factor : FACTORS) {
            if (!levels.containsKey(factor)) {
                faults.put(name + "-" + factor, Fault.LEVEL);
            }
        }
        boolean complete =
                faults.keySet().stream().noneMatch(field -> field.equals(name) || field.startsWith(name + "-"));
        return new Own(
                number,
                statement.substring(0, Math.min(STATEMENT, statement.length())),
                hours,
                levels,
                complete ? new BigDecimal(hours).multiply(sum) : null,
                complete ? Feasibility.of(model.feasibility(), rating(name, levels)) : null);
    }

    private static Rating rating(String name, Map<String, Integer> levels) {
        return new Rating(
                name,
                levels.getOrDefault("capability", 0),
                levels.getOrDefault("digital", 0),
                levels.getOrDefault("structure", 0),
                levels.getOrDefault("presence", 0),
                levels.getOrDefault("accountability", 0));
    }

    private static String text(MultiValueMap<String, String> asked, String field, String otherwise) {
        String text = asked.getFirst(field);
        return text == null ? otherwise : text;
    }

    private static boolean isHours(String text) {
        return HOURS.matcher(text).matches() && new BigDecimal(text).compareTo(BigDecimal.valueOf(MOST_HOURS)) <= 0;
    }

    /** What the score is computed from: the tasks that have hours. */
    List<Mix.Part> parts() {
        List<Mix.Part> parts = new ArrayList<>();
        slots.stream()
                .filter(slot -> slot.weight().signum() > 0)
                .forEach(slot -> parts.add(new Mix.Part(
                        slot.task().key(), slot.weight(), slot.score().feasibility())));
        for (Own task : own) {
            BigDecimal weight = task.weight();
            BigDecimal feasibility = task.feasibility();
            if (weight != null && feasibility != null && weight.signum() > 0) {
                parts.add(new Mix.Part("own" + task.number(), weight, feasibility));
            }
        }
        return parts;
    }

    /** The sum of the hours as they are shown. */
    BigDecimal total() {
        BigDecimal total = BigDecimal.ZERO;
        for (Slot slot : slots) {
            total = slot.dropped() ? total : total.add(new BigDecimal(slot.shown()));
        }
        for (Own task : own) {
            total = task.weight() == null ? total : total.add(new BigDecimal(task.hours()));
        }
        return total;
    }
}
