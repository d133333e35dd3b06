package org.exposureatlas.ingest.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.exposureatlas.ingest.SeedChange;
import org.exposureatlas.ingest.assessment.Asking.Outcome;
import org.exposureatlas.ingest.assessment.Asking.StopException;
import org.exposureatlas.ingest.assessment.AssessReport.Fate;
import org.exposureatlas.ingest.assessment.AssessReport.Line;
import org.exposureatlas.ingest.assessment.Endpoint.Question;
import org.exposureatlas.ingest.assessment.Endpoint.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Goes through the occupations: what is known already, what has to be asked, and at the end the seed folder. */
final class Assessor {

    /** After so many occupations in a row without an answer, others would have none either. */
    private static final int SILENCES = 3;

    private static final int LARGEST_MATERIAL = 200_000;

    /** For what a run may cost: tokens of one answer, and how many tasks there will be. */
    private static final int TOKENS_OF_A_TASK = 170;

    private static final int TOKENS_OF_A_RATING = 130;
    private static final int TASKS_TO_COME = 10;

    private final Orders orders;
    private final SeedFacts facts;
    private final SeedDraft draft;
    private final Budget budget;
    private final Path folder;
    private final LocalDate today;
    private final AssessReport report;

    Assessor(Orders orders, SeedFacts facts, Budget budget, LocalDate today, AssessReport report) {
        this.orders = orders;
        this.facts = facts;
        this.draft = new SeedDraft(orders, facts, today);
        this.budget = budget;
        this.folder = orders.work().resolve(orders.rater());
        this.today = today;
        this.report = report;
    }

    /**
     * Where an occupation stands.
     *
     * @param taskInputs {@code null} where its tasks are not sought
     * @param tasks to be rated; {@code null} where they have to be sought first
     * @param ratingInputs {@code null} where the tasks are not known yet
     */
    private record Position(
            String slug,
            Work work,
            @Nullable String taskInputs,
            @Nullable JsonNode tasks,
            @Nullable String ratingInputs) {}

    private Position position(String slug) {
        Work work = WorkFolder.read(folder, slug).orElseGet(() -> Work.none(slug, orders.model(), today));
        String taskInputs = taskInputs(facts, slug);
        JsonNode tasks = taskInputs == null ? facts.tasks(slug) : work.hasTasks(taskInputs) ? work.tasks() : null;
        return new Position(slug, work, taskInputs, tasks, tasks == null ? null : ratingInputs(facts, slug, tasks));
    }

    /** @return {@code null} where the tasks are not sought */
    private @Nullable String taskInputs(SeedFacts from, String slug) {
        boolean sought = orders.anewTasks() || from.tasks(slug).isEmpty();
        return sought ? SeedFacts.inputs(orders, Prompt.TASKS, from.taskMaterial(slug, material(slug))) : null;
    }

    private String ratingInputs(SeedFacts from, String slug, JsonNode tasks) {
        return SeedFacts.inputs(orders, Prompt.RATINGS, from.ratingMaterial(slug, tasks));
    }

    private String material(String slug) {
        Path given = orders.material();
        Path file = given == null ? null : given.resolve(slug + ".txt");
        if (file == null || !Files.isRegularFile(file)) {
            return "";
        }
        try {
            String text = Files.readString(file);
            if (text.length() > LARGEST_MATERIAL) {
                throw new StopException("the material in " + file + " is longer than " + LARGEST_MATERIAL);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("The material in " + file + " cannot be read", e);
        }
    }

    /** What needs no question; {@code null} if something is to be asked. */
    private @Nullable Line settled(Position position) {
        String slug = position.slug();
        String taskInputs = position.taskInputs();
        if (taskInputs != null && facts.isOfTaxonomy(slug)) {
            // Its tasks are the statements of the release; others would not be.
            return Line.of(
                    slug,
                    Fate.LEFT_OUT,
                    "left out: its tasks are statements of O*NET, and only those that are rated in the folder"
                            + " can be rated again");
        }
        JsonNode present = facts.tasks(slug);
        if (!present.isEmpty() && draft.isRecorded(slug, taskInputs, ratingInputs(facts, slug, present))) {
            return Line.of(slug, Fate.UNCHANGED, "rated already");
        }
        String ratingInputs = position.ratingInputs();
        if (ratingInputs != null && position.work().hasRatings(ratingInputs)) {
            return new Line(slug, Fate.KEPT, "answered before", size(position.tasks()), 0, Usage.NONE, List.of());
        }
        String next = ratingInputs == null ? taskInputs : ratingInputs;
        if (next != null && position.work().isRefused(next) && !orders.againRefused()) {
            return Line.of(
                    slug,
                    Fate.REFUSED,
                    "refused before: " + position.work().refusal() + " (--again-refused asks again)");
        }
        return null;
    }

    void plan(Collection<String> slugs) {
        try {
            for (String slug : slugs) {
                Position position = position(slug);
                Line settled = settled(position);
                report.add(settled == null ? planned(position) : settled, budget);
            }
        } catch (StopException e) {
            report.stopped(e.why());
        }
    }

    private Line planned(Position position) {
        String slug = position.slug();
        JsonNode tasks = position.tasks();
        long requests = 1;
        Usage usage = Usage.NONE;
        String what;
        if (tasks == null) {
            requests++;
            usage = usage.plus(
                    new Usage(budget.estimate(taskQuestion(slug).whole()), (long) TOKENS_OF_A_TASK * TASKS_TO_COME));
            Question ratings = ratingQuestion(slug, facts.tasks(slug));
            usage = usage.plus(new Usage(budget.estimate(ratings.whole()), (long) TOKENS_OF_A_RATING * TASKS_TO_COME));
            int lost = facts.tasks(slug).size();
            what = "would look for tasks and rate them"
                    + (lost == 0 ? "" : "; the " + lost + " there are would go, with all ratings of them");
        } else {
            usage = usage.plus(new Usage(
                    budget.estimate(ratingQuestion(slug, tasks).whole()), (long) TOKENS_OF_A_RATING * tasks.size()));
            what = "would rate " + tasks.size() + " tasks";
        }
        return new Line(slug, Fate.TO_ASK, what, size(tasks), requests, usage, List.of());
    }

    private Question taskQuestion(String slug) {
        return Question.of(Prompt.TASKS, facts.taskMaterial(slug, material(slug)));
    }

    private Question ratingQuestion(String slug, JsonNode tasks) {
        return Question.of(Prompt.RATINGS, facts.ratingMaterial(slug, tasks));
    }

    /** Asks about the occupations and changes the seed folder by what was answered, also when the run has to end early. */
    void run(Collection<String> slugs, Asking asking, WorkFolder kept) {
        List<String> open = new ArrayList<>(slugs);
        List<String> answered = new ArrayList<>();
        int silences = 0;
        try {
            for (String slug : slugs) {
                Position position = position(slug);
                Line line = settled(position);
                if (line == null) {
                    line = ask(position, asking, kept);
                }
                open.remove(slug);
                report.add(line, budget);
                if (line.fate() == Fate.KEPT || line.fate() == Fate.ASSESSED) {
                    answered.add(slug);
                }
                silences = line.fate() == Fate.FAILED && line.problems().isEmpty() ? silences + 1 : 0;
                if (silences == SILENCES) {
                    throw new StopException("the endpoint does not answer");
                }
            }
        } catch (StopException e) {
            report.stopped(e.why());
            open.forEach(slug -> report.add(Line.of(slug, Fate.NOT_REACHED, "not reached"), budget));
        }
        apply(answered);
    }

    private Line ask(Position position, Asking asking, WorkFolder kept) {
        Spending spending = new Spending();
        Work work = position.work();
        JsonNode tasks = position.tasks();
        String slug = position.slug();
        String taskInputs = position.taskInputs();
        if (tasks == null && taskInputs != null) {
            switch (asking.ask(taskQuestion(slug), answer -> draft.problemsOfTasks(slug, answer))) {
                case Asking.Sound sound -> {
                    tasks = sound.answer().path("tasks");
                    work = Work.none(slug, orders.model(), today)
                            .withTasks(taskInputs, tasks, sound.model(), today)
                            .spent(spending.requests(), spending.usage());
                    kept.write(work);
                }
                case Outcome other -> {
                    return fruitless(other, work, taskInputs, spending, kept);
                }
            }
        }
        JsonNode rated = Objects.requireNonNull(tasks);
        String ratingInputs = ratingInputs(facts, slug, rated);
        Spending ofRatings = new Spending();
        Function<JsonNode, List<String>> check =
                answer -> draft.problemsOfRatings(slug, rated, answer, taskInputs != null);
        switch (asking.ask(ratingQuestion(slug, rated), check)) {
            case Asking.Sound sound -> {
                Work base = taskInputs == null ? Work.none(slug, orders.model(), today) : work;
                kept.write(base.withRatings(ratingInputs, sound.answer().path("ratings"), sound.model(), today)
                        .spent(ofRatings.requests(), ofRatings.usage()));
                return spending.line(slug, Fate.ASSESSED, rated.size() + " tasks rated", rated.size(), List.of());
            }
            case Outcome other -> {
                return fruitless(other, work, ratingInputs, spending, kept);
            }
        }
    }

    private Line fruitless(Outcome outcome, Work work, String inputs, Spending spending, WorkFolder kept) {
        String slug = work.occupation();
        return switch (outcome) {
            case Asking.Refused refused -> {
                String words = refused.words().isBlank() ? "without a word" : refused.words();
                kept.write(work.withRefusal(inputs, words, today).spent(spending.requests(), spending.usage()));
                yield spending.line(slug, Fate.REFUSED, "refused: " + words, 0, List.of());
            }
            case Asking.Unsound unsound ->
                spending.line(slug, Fate.FAILED, "no sound answer; nothing is kept of it", 0, unsound.problems());
            case Asking.Unanswered unanswered -> spending.line(slug, Fate.FAILED, unanswered.why(), 0, List.of());
            case Asking.Sound sound -> throw new IllegalArgumentException("There is an answer by " + sound.model());
        };
    }

    /** What an occupation has used since a moment. */
    private final class Spending {

        private final long requestsBefore;
        private final Usage usedBefore;

        Spending() {
            this.requestsBefore = budget.requests();
            this.usedBefore = budget.used();
        }

        long requests() {
            return budget.requests() - requestsBefore;
        }

        Usage usage() {
            return new Usage(
                    budget.used().inputTokens() - usedBefore.inputTokens(),
                    budget.used().outputTokens() - usedBefore.outputTokens());
        }

        Line line(String slug, Fate fate, String what, int tasks, List<String> problems) {
            return new Line(slug, fate, what, tasks, requests(), usage(), problems);
        }
    }

    /** The folder is read anew: answers may have taken hours, and what changed meanwhile is not overwritten. */
    private void apply(List<String> answered) {
        if (answered.isEmpty()) {
            return;
        }
        SeedFacts now = new SeedFacts(SeedChange.sealedFiles(orders.seedData()));
        List<Work> finished = new ArrayList<>();
        Set<String> sought = new HashSet<>();
        for (String slug : answered) {
            Work work = WorkFolder.read(folder, slug).orElse(null);
            String taskInputs = now.knows(slug) ? taskInputs(now, slug) : null;
            JsonNode tasks = !now.knows(slug) || work == null
                    ? null
                    : taskInputs == null ? now.tasks(slug) : work.hasTasks(taskInputs) ? work.tasks() : null;
            if (work != null && tasks != null && work.hasRatings(ratingInputs(now, slug, tasks))) {
                finished.add(work);
                if (taskInputs != null) {
                    sought.add(slug);
                }
            } else {
                report.replace(slug, Fate.CHANGED_MEANWHILE, "changed while it was rated; run the command again");
            }
        }
        Map<String, byte[]> changed = new TreeMap<>(new SeedDraft(orders, now, today).files(finished, sought));
        if (!changed.isEmpty()) {
            SeedChange.apply(orders.seedData(), changed);
            report.changed(changed.keySet());
        }
    }

    private static int size(@Nullable JsonNode tasks) {
        return tasks == null ? 0 : tasks.size();
    }
}
