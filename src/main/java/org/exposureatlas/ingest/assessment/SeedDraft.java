package org.exposureatlas.ingest.assessment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exposureatlas.ingest.DraftCheck;
import org.exposureatlas.ingest.assessment.Endpoint.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers of a model as the files of the seed data would have them, and what would be wrong with those. */
final class SeedDraft {

    /** Long enough for the guide, and never kept: it stands where a reason will stand. */
    private static final String NO_RATIONALE_YET =
            "The reason for the ratings of this task is not known yet and will be given together with them, in a"
                    + " sentence of this length or longer.";

    private static final List<String> FACTORS =
            List.of("capability", "digital", "structure", "presence", "accountability");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Orders orders;
    private final SeedFacts facts;
    private final String sources;
    private final SortedMap<String, byte[]> withRater;
    private final Map<String, String> statements = new HashMap<>();

    SeedDraft(Orders orders, SeedFacts facts, LocalDate today) {
        this.orders = orders;
        this.facts = facts;
        this.sources = sourcesWithRater(today);
        this.withRater = new TreeMap<>(facts.files());
        withRater.put(SeedFacts.SOURCES, bytes(sources));
        for (String slug : facts.slugs()) {
            facts.tasks(slug)
                    .forEach(task ->
                            statements.put(task.path("statement").stringValue().toLowerCase(Locale.ROOT), slug));
        }
    }

    /** The raters with ours among them, all else as it stands. */
    private String sourcesWithRater(LocalDate today) {
        ObjectNode rater = JSON.createObjectNode();
        rater.put("id", orders.rater());
        rater.put("name", name());
        rater.put("kind", "model");
        rater.put(
                "description",
                "The language model " + orders.model() + ", asked by the program's command assess. It saw the "
                        + "occupation, the statement of each task and the rubric, and no other rating, reason, score or "
                        + "published measure. Generated, and not reviewed line by line by a person.");
        rater.put("rubric", facts.rubricId());
        rater.put("version", Prompt.RATINGS.name() + " " + Prompt.RATINGS.version());
        rater.put("date", today.toString());
        String text = facts.text(SeedFacts.SOURCES);
        int at = indexOfRater();
        return at < 0 ? JsonText.append(text, "/raters", rater) : JsonText.replace(text, "/raters/" + at, rater);
    }

    private String name() {
        String name = orders.name();
        if (name != null) {
            return name;
        }
        int at = indexOfRater();
        return at < 0
                ? orders.model()
                : facts.json(SeedFacts.SOURCES)
                        .path("raters")
                        .get(at)
                        .path("name")
                        .stringValue();
    }

    private int indexOfRater() {
        return index(facts.json(SeedFacts.SOURCES).path("raters"), "id", orders.rater());
    }

    private static int index(JsonNode list, String field, String value) {
        for (int i = 0; i < list.size(); i++) {
            if (value.equals(list.get(i).path(field).stringValue())) {
                return i;
            }
        }
        return -1;
    }

    /** Why no ratings may be written under the rater's key; {@code null} if they may. */
    static @Nullable String objection(Orders orders, SeedFacts facts) {
        JsonNode raters = facts.json(SeedFacts.SOURCES).path("raters");
        if (index(raters, "id", orders.rater()) < 0) {
            return null;
        }
        String folder = SeedFacts.ASSESSMENTS + orders.rater() + "/";
        List<String> records = facts.files().keySet().stream()
                .filter(file -> file.startsWith(folder))
                .toList();
        if (records.isEmpty()) {
            return "is the rater of ratings that were not made by this command, expected a key of its own";
        }
        for (String record : records) {
            JsonNode made = facts.json(record);
            String by = made.path("interface").stringValue() + " "
                    + made.path("model").stringValue();
            if (!by.equals(orders.provider().key() + " " + orders.model())) {
                return "is the rater of ratings by " + by + ", expected another key for another model";
            }
        }
        return null;
    }

    /** What is wrong with tasks as answered. */
    List<String> problemsOfTasks(String slug, JsonNode answer) {
        JsonNode tasks = answer.path("tasks");
        int least = facts.json("rubric.json").path("scale").path("min").intValue();
        List<String> problems = new ArrayList<>();
        ArrayNode placed = JSON.createArrayNode();
        for (int i = 0; i < tasks.size(); i++) {
            ObjectNode rating = JSON.createObjectNode().put("rater", orders.rater());
            FACTORS.forEach(factor -> rating.put(factor, least));
            placed.add(task(tasks.get(i), rating, NO_RATIONALE_YET));
            String statement = tasks.get(i).path("statement").stringValue();
            String elsewhere = statements.get(statement.toLowerCase(Locale.ROOT));
            if (elsewhere != null && !elsewhere.equals(slug)) {
                problems.add("/tasks/" + i + "/statement: stands under another occupation in the same words");
            }
        }
        problems.addAll(problemsOf(slug, placed, true));
        return problems;
    }

    /**
     * What is wrong with ratings as answered.
     *
     * @param sought whether the tasks are new
     */
    List<String> problemsOfRatings(String slug, JsonNode tasks, JsonNode answer, boolean sought) {
        List<String> problems = new ArrayList<>();
        Set<String> open = new HashSet<>();
        tasks.forEach(task -> open.add(task.path("id").stringValue()));
        JsonNode ratings = answer.path("ratings");
        for (int i = 0; i < ratings.size(); i++) {
            String task = ratings.get(i).path("task").stringValue();
            if (!open.remove(task)) {
                problems.add("/ratings/" + i + "/task: there is no task " + task + ", or it is rated twice");
            }
        }
        open.stream().sorted().forEach(task -> problems.add("/ratings: the task " + task + " is not rated"));
        if (!problems.isEmpty()) {
            return problems;
        }
        problems.addAll(problemsOf(slug, sought ? newTasks(tasks, ratings) : ratedTasks(slug, ratings), sought));
        Work example = Work.none(slug, orders.model(), LocalDate.EPOCH)
                .withRatings(Hash.of(""), ratings, orders.model(), LocalDate.EPOCH)
                .spent(1, Usage.NONE);
        String file = SeedFacts.recordOf(orders.rater(), slug);
        DraftCheck.bySchema(facts.files(), file, bytes(record(example)), "assessment")
                .forEach(problem -> problems.add(problem.field() + ": " + problem.message()));
        return problems;
    }

    private List<String> problemsOf(String slug, ArrayNode tasks, boolean texts) {
        ObjectNode occupation = facts.occupation(slug).deepCopy().asObject();
        occupation.set("tasks", tasks);
        return DraftCheck.occupation(withRater, SeedFacts.fileOf(slug), bytes(JsonText.print(occupation)), texts)
                .stream()
                .filter(problem -> problem.field().startsWith("/tasks"))
                .map(problem -> problem.field() + ": " + problem.message())
                .toList();
    }

    private ArrayNode newTasks(JsonNode tasks, JsonNode ratings) {
        ArrayNode whole = JSON.createArrayNode();
        tasks.forEach(task -> {
            JsonNode answer = answerFor(task.path("id").stringValue(), ratings);
            whole.add(task(task, rating(answer), answer.path("rationale").stringValue()));
        });
        return whole;
    }

    private ArrayNode ratedTasks(String slug, JsonNode answers) {
        ArrayNode tasks = JSON.createArrayNode();
        facts.tasks(slug).forEach(task -> {
            ObjectNode copy = task.deepCopy().asObject();
            ArrayNode ratings = copy.putArray("ratings");
            task.path("ratings").forEach(rating -> {
                if (!orders.rater().equals(rating.path("rater").stringValue())) {
                    ratings.add(rating);
                }
            });
            ratings.add(rating(answerFor(task.path("id").stringValue(), answers)));
            tasks.add(copy);
        });
        return tasks;
    }

    private static JsonNode answerFor(String task, JsonNode ratings) {
        int at = index(ratings, "task", task);
        if (at < 0) {
            throw new IllegalArgumentException("There is no rating of " + task);
        }
        return ratings.get(at);
    }

    private ObjectNode rating(JsonNode answer) {
        ObjectNode rating = JSON.createObjectNode().put("rater", orders.rater());
        FACTORS.forEach(factor -> rating.set(factor, answer.path(factor)));
        return rating;
    }

    private static ObjectNode task(JsonNode answer, ObjectNode rating, String rationale) {
        ObjectNode task = JSON.createObjectNode();
        List.of("id", "statement", "importance", "time", "activity")
                .forEach(field -> task.set(field, answer.path(field)));
        task.putArray("ratings").add(rating);
        task.put("rationale", rationale);
        List.of("remainsHuman", "evidence", "duties", "onetTasks")
                .forEach(field -> task.set(field, answer.path(field)));
        return task;
    }

    /** Whether a question depends on the same as when it was answered, and all of the answer is there. */
    boolean isRecorded(String slug, @Nullable String taskInputs, String ratingInputs) {
        String file = SeedFacts.recordOf(orders.rater(), slug);
        if (!facts.has(file) || facts.tasks(slug).isEmpty()) {
            return false;
        }
        JsonNode questions = facts.json(file).path("questions");
        for (JsonNode task : facts.tasks(slug)) {
            if (index(task.path("ratings"), "rater", orders.rater()) < 0) {
                return false;
            }
        }
        return hasQuestion(questions, Prompt.RATINGS, ratingInputs)
                && (taskInputs == null || hasQuestion(questions, Prompt.TASKS, taskInputs));
    }

    private static boolean hasQuestion(JsonNode questions, Prompt prompt, String inputs) {
        int at = index(questions, "prompt", prompt.name());
        return at >= 0 && inputs.equals(questions.get(at).path("inputs").stringValue());
    }

    /**
     * The files with what was answered about some occupations.
     *
     * @param sought slugs of those whose tasks are new
     */
    Map<String, byte[]> files(List<Work> finished, Set<String> sought) {
        Map<String, byte[]> changed = new TreeMap<>();
        for (Work work : finished) {
            String slug = work.occupation();
            String file = SeedFacts.fileOf(slug);
            JsonNode ratings = Objects.requireNonNull(work.ratings());
            String text = facts.text(file);
            if (sought.contains(slug)) {
                text = JsonText.replace(text, "/tasks", newTasks(Objects.requireNonNull(work.tasks()), ratings));
            } else {
                JsonNode tasks = facts.tasks(slug);
                for (int i = 0; i < tasks.size(); i++) {
                    JsonNode task = tasks.get(i);
                    ObjectNode rating = rating(answerFor(task.path("id").stringValue(), ratings));
                    int at = index(task.path("ratings"), "rater", orders.rater());
                    String list = "/tasks/" + i + "/ratings";
                    text = at < 0
                            ? JsonText.append(text, list, rating)
                            : JsonText.replace(text, list + "/" + at, rating);
                }
            }
            changed.put(file, bytes(text));
            changed.put(SeedFacts.recordOf(orders.rater(), slug), bytes(record(work)));
        }
        if (!changed.isEmpty()) {
            changed.put(SeedFacts.SOURCES, bytes(sources));
        }
        return changed;
    }

    private String record(Work work) {
        ObjectNode record = JSON.createObjectNode();
        record.put("$schema", "../../schema/assessment.schema.json")
                .put("rater", orders.rater())
                .put("occupation", work.occupation())
                .put("review", "not-reviewed")
                .put("date", work.date().toString())
                .put("interface", orders.provider().key())
                .put("model", orders.model())
                .put("answeredBy", work.model())
                .put("rubric", facts.rubricId());
        ArrayNode questions = record.putArray("questions");
        question(questions, Prompt.TASKS, work.taskInputs());
        question(questions, Prompt.RATINGS, work.ratingInputs());
        record.putObject("usage")
                .put("requests", work.requests())
                .put("inputTokens", work.usage().inputTokens())
                .put("outputTokens", work.usage().outputTokens());
        ArrayNode ratings = record.putArray("ratings");
        Objects.requireNonNull(work.ratings())
                .forEach(answer -> ratings.addObject()
                        .put("task", answer.path("task").stringValue())
                        .put("confidence", answer.path("confidence").stringValue())
                        .put("rationale", answer.path("rationale").stringValue()));
        return JsonText.print(record);
    }

    private static void question(ArrayNode questions, Prompt prompt, @Nullable String inputs) {
        if (inputs != null) {
            questions
                    .addObject()
                    .put("prompt", prompt.name())
                    .put("version", prompt.version())
                    .put("sha256", prompt.sha256())
                    .put("inputs", inputs);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
