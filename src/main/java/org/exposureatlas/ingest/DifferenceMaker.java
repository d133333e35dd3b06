package org.exposureatlas.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.Difference.Cause;
import org.exposureatlas.edition.Difference.InputChange;
import org.exposureatlas.edition.Difference.Kind;
import org.exposureatlas.edition.Difference.OccupationChange;
import org.exposureatlas.edition.Difference.Parts;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.Feasibility;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.Scorer;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.scoring.UnmappedValueException;
import org.exposureatlas.signal.SignalInput;
import org.jspecify.annotations.Nullable;

/**
 * Says what changes between two contents, and why. The cause of a change of the score is found by changing one kind of
 * input at a time, in this order, and scoring again after each: the data (signal inputs and the data date), the model,
 * the ratings of tasks that were there before; what is left is the correction of the tasks themselves. A step that
 * cannot be scored by itself, such as a phrase the old model does not know, counts with the next one.
 */
final class DifferenceMaker {

    private final @Nullable Content before;
    private final Content after;

    private DifferenceMaker(@Nullable Content before, Content after) {
        this.before = before;
        this.after = after;
    }

    static Difference make(@Nullable Content before, Content after) {
        return new DifferenceMaker(before, after).make();
    }

    private Difference make() {
        List<OccupationChange> changes = new ArrayList<>();
        for (Occupation occupation : after.catalog().occupations()) {
            Occupation old = before == null
                    ? null
                    : before.catalog().find(occupation.slug()).orElse(null);
            if (before == null || old == null) {
                changes.add(alone(after, occupation, Kind.ADDED));
            } else {
                OccupationChange change = change(before, old, occupation);
                if (!change.inputs().isEmpty() || change.changesScore() || change.changesTier()) {
                    changes.add(change);
                }
            }
        }
        if (before != null) {
            before.catalog().occupations().stream()
                    .filter(old -> after.catalog().find(old.slug()).isEmpty())
                    .forEach(old -> changes.add(alone(before, old, Kind.REMOVED)));
        }
        return new Difference(before == null ? null : before.label(), after.label(), changes);
    }

    private static OccupationChange alone(Content content, Occupation occupation, Kind kind) {
        ScoreCard score = content.scores().of(occupation.slug());
        boolean added = kind == Kind.ADDED;
        return new OccupationChange(
                occupation.slug(),
                occupation.title(),
                kind,
                added ? null : score.aoi(),
                added ? score.aoi() : null,
                added ? null : score.tier(),
                added ? score.tier() : null,
                null,
                List.of());
    }

    private OccupationChange change(Content before, Occupation old, Occupation occupation) {
        ScoreCard was = before.scores().of(old.slug());
        ScoreCard is = after.scores().of(occupation.slug());
        return new OccupationChange(
                occupation.slug(),
                occupation.title(),
                Kind.CHANGED,
                was.aoi(),
                is.aoi(),
                was.tier(),
                is.tier(),
                parts(before, old, occupation, was, is),
                inputs(before, old, occupation));
    }

    private @Nullable Parts parts(Content before, Occupation old, Occupation occupation, ScoreCard was, ScoreCard is) {
        BigDecimal first = was.aoi();
        BigDecimal last = is.aoi();
        if (first == null || last == null) {
            return null;
        }
        if (first.compareTo(last) == 0 && sameBasis(before, old, occupation)) {
            BigDecimal none = new BigDecimal("0.0");
            return new Parts(none, none, none, none);
        }
        String slug = occupation.slug();
        ScoringModel oldModel = before.scores().method().model();
        ScoringModel newModel = after.scores().method().model();
        List<SignalInput> inputs = after.signals().inputsOf(slug);
        BigDecimal data = orElse(shown(oldModel, slug, old.tasks(), inputs), first);
        BigDecimal model = orElse(shown(newModel, slug, old.tasks(), inputs), data);
        BigDecimal rater = orElse(shown(newModel, slug, rated(old.tasks(), occupation.tasks()), inputs), model);
        return new Parts(data.subtract(first), model.subtract(data), rater.subtract(model), last.subtract(rater));
    }

    private boolean sameBasis(Content before, Occupation old, Occupation occupation) {
        return old.tasks().equals(occupation.tasks())
                && plain(before, old.slug()).equals(plain(after, old.slug()))
                && before.asOf().equals(after.asOf())
                && before.scores()
                        .method()
                        .model()
                        .equals(after.scores().method().model());
    }

    private @Nullable BigDecimal shown(ScoringModel model, String slug, List<Task> tasks, List<SignalInput> inputs) {
        try {
            return new Scorer(model, after.asOf())
                    .score(slug, tasks, inputs, null)
                    .aoi();
        } catch (UnmappedValueException e) {
            return null;
        }
    }

    private static BigDecimal orElse(@Nullable BigDecimal shown, BigDecimal otherwise) {
        return shown == null ? otherwise : shown;
    }

    /** The old tasks with the new ratings, where they are still there. */
    private static List<Task> rated(List<Task> old, List<Task> tasks) {
        Map<String, Task> now = byKey(tasks);
        return old.stream()
                .map(task -> {
                    Task found = now.get(task.key());
                    return found == null
                            ? task
                            : new Task(
                                    task.key(),
                                    task.statement(),
                                    task.importance(),
                                    task.time(),
                                    task.activity(),
                                    found.ratings(),
                                    task.rationale(),
                                    task.remainsHuman(),
                                    task.evidence(),
                                    task.duties(),
                                    task.onetTasks());
                })
                .toList();
    }

    private static Map<String, Task> byKey(List<Task> tasks) {
        return tasks.stream().collect(Collectors.toMap(Task::key, Function.identity()));
    }

    private List<InputChange> inputs(Content before, Occupation old, Occupation occupation) {
        List<InputChange> changes = new ArrayList<>();
        signals(before, occupation.slug(), changes);
        facts(before, old, occupation, changes);
        ScoringModel oldModel = before.scores().method().model();
        ScoringModel newModel = after.scores().method().model();
        if (!oldModel.equals(newModel)) {
            changes.add(new InputChange(Cause.MODEL, "model", newModel.id(), oldModel.name(), newModel.name()));
        }
        tasks(old.tasks(), occupation.tasks(), newModel, changes);
        if (!old.humanAdvantage().equals(occupation.humanAdvantage())) {
            changes.add(new InputChange(Cause.RATER, "human-advantage", "", null, null));
        }
        if (!Objects.equals(old.career(), occupation.career())
                || !Objects.equals(old.note(), occupation.note())
                || !old.title().equals(occupation.title())) {
            changes.add(new InputChange(Cause.CORRECTION, "texts", "", null, null));
        }
        return changes;
    }

    private void signals(Content before, String slug, List<InputChange> changes) {
        Map<String, SignalInput> was = byInput(before.signals().inputsOf(slug));
        Map<String, SignalInput> is = byInput(after.signals().inputsOf(slug));
        for (String input : SignalInput.KNOWN) {
            SignalInput old = was.get(input);
            SignalInput now = is.get(input);
            if (!Objects.equals(plain(old), plain(now))) {
                changes.add(new InputChange(Cause.DATA, "input." + input, "", printed(old), printed(now)));
            }
        }
        if (!values(before, slug).equals(values(after, slug))) {
            changes.add(new InputChange(Cause.DATA, "measures", "", null, null));
        }
    }

    private static Map<String, @Nullable SignalInput> plain(Content content, String slug) {
        Map<String, @Nullable SignalInput> inputs = new HashMap<>();
        content.signals().inputsOf(slug).forEach(input -> inputs.put(input.input(), plain(input)));
        return inputs;
    }

    /** Without the zeros at the end of its number, which the database does not keep. */
    private static @Nullable SignalInput plain(@Nullable SignalInput input) {
        BigDecimal number = input == null ? null : input.number();
        return input == null || number == null
                ? input
                : new SignalInput(
                        input.occupation(),
                        input.input(),
                        number.stripTrailingZeros(),
                        input.phrase(),
                        input.parts(),
                        input.observedOn(),
                        input.source(),
                        input.vintage(),
                        input.note());
    }

    private static Map<String, SignalInput> byInput(List<SignalInput> inputs) {
        return inputs.stream().collect(Collectors.toMap(SignalInput::input, Function.identity()));
    }

    private static List<String> values(Content content, String slug) {
        return content.signals().valuesOf(slug).stream()
                .map(value -> value.measure() + " "
                        + value.value().stripTrailingZeros().toPlainString())
                .sorted()
                .toList();
    }

    private static @Nullable String printed(@Nullable SignalInput input) {
        if (input == null || input.isMissing()) {
            return null;
        }
        String value = input.number() == null
                ? String.valueOf(input.phrase())
                : input.number().stripTrailingZeros().toPlainString();
        return input.vintage() == null ? value : value + " (" + input.vintage() + ")";
    }

    private void facts(Content before, Occupation old, Occupation occupation, List<InputChange> changes) {
        if (!Objects.equals(old.pay(), occupation.pay())) {
            changes.add(new InputChange(Cause.DATA, "pay", "", median(old.pay()), median(occupation.pay())));
        }
        if (!Objects.equals(old.jobs(), occupation.jobs())) {
            changes.add(new InputChange(Cause.DATA, "jobs", "", null, null));
        }
        if (!Objects.equals(old.entry(), occupation.entry()) || !old.members().equals(occupation.members())) {
            changes.add(new InputChange(Cause.DATA, "entry", "", null, null));
        }
        if (!Objects.equals(old.handbook(), occupation.handbook())
                || !Objects.equals(old.taxonomy(), occupation.taxonomy())
                || !old.socCodes().equals(occupation.socCodes())
                || !old.onetCodes().equals(occupation.onetCodes())
                || !old.similar().equals(occupation.similar())
                || !old.category().equals(occupation.category())) {
            changes.add(new InputChange(Cause.DATA, "handbook", "", null, null));
        }
        if (!Objects.equals(
                before.curves().get(old.category().slug()),
                after.curves().get(occupation.category().slug()))) {
            changes.add(new InputChange(Cause.DATA, "curve", "", null, null));
        }
        if (!before.careers().of(old.slug()).equals(after.careers().of(occupation.slug()))) {
            changes.add(new InputChange(Cause.DATA, "career", "", null, null));
        }
    }

    private static @Nullable String median(@Nullable Pay pay) {
        Integer median = pay == null ? null : pay.annualMedian();
        return median == null ? null : "$" + median;
    }

    private static void tasks(List<Task> old, List<Task> tasks, ScoringModel model, List<InputChange> changes) {
        Map<String, Task> was = byKey(old);
        Map<String, Task> is = byKey(tasks);
        for (Task task : tasks) {
            Task before = was.get(task.key());
            if (before == null) {
                changes.add(new InputChange(Cause.CORRECTION, "task-added", task.key(), null, task.statement()));
                continue;
            }
            if (!before.ratings().equals(task.ratings())) {
                changes.add(new InputChange(
                        Cause.RATER,
                        "rating",
                        task.key(),
                        printed(before.ratings(), model),
                        printed(task.ratings(), model)));
            }
            if (!rated(List.of(before), List.of(task)).equals(List.of(task))) {
                changes.add(new InputChange(
                        Cause.CORRECTION,
                        "task",
                        task.key(),
                        before.importance().key(),
                        task.importance().key()));
            }
        }
        old.stream()
                .filter(task -> !is.containsKey(task.key()))
                .forEach(task -> changes.add(
                        new InputChange(Cause.CORRECTION, "task-removed", task.key(), task.statement(), null)));
    }

    /** The feasibility by each rater: the ratings behind it are part of what is sold. */
    private static String printed(List<Rating> ratings, ScoringModel model) {
        return ratings.stream()
                .map(rating -> rating.rater() + " "
                        + Feasibility.of(model.feasibility(), rating).setScale(1, RoundingMode.HALF_UP))
                .collect(Collectors.joining(", "));
    }
}
