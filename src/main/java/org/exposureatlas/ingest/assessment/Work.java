package org.exposureatlas.ingest.assessment;

import java.time.LocalDate;
import org.exposureatlas.ingest.assessment.Endpoint.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has been answered about one occupation so far.
 *
 * @param taskInputs what the tasks depend on; {@code null}, like the tasks, where they were not asked for
 * @param tasks as answered
 * @param ratingInputs what the ratings depend on; {@code null}, like the ratings, until they are in
 * @param ratings as answered
 * @param refusedInputs what the question depended on that was refused; {@code null} if none was
 * @param refusal the words of the refusal
 * @param model the name in the answers
 * @param date of the last answer
 */
record Work(
        String occupation,
        @Nullable String taskInputs,
        @Nullable JsonNode tasks,
        @Nullable String ratingInputs,
        @Nullable JsonNode ratings,
        @Nullable String refusedInputs,
        @Nullable String refusal,
        String model,
        LocalDate date,
        long requests,
        Usage usage) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Work none(String occupation, String model, LocalDate date) {
        return new Work(occupation, null, null, null, null, null, null, model, date, 0, Usage.NONE);
    }

    boolean hasTasks(@Nullable String inputs) {
        return tasks != null && inputs != null && inputs.equals(taskInputs);
    }

    boolean hasRatings(String inputs) {
        return ratings != null && inputs.equals(ratingInputs);
    }

    boolean isRefused(String inputs) {
        return refusal != null && inputs.equals(refusedInputs);
    }

    Work spent(long moreRequests, Usage more) {
        return new Work(
                occupation,
                taskInputs,
                tasks,
                ratingInputs,
                ratings,
                refusedInputs,
                refusal,
                model,
                date,
                requests + moreRequests,
                usage.plus(more));
    }

    Work withTasks(String inputs, JsonNode answered, String by, LocalDate on) {
        return new Work(occupation, inputs, answered, null, null, null, null, by, on, requests, usage);
    }

    Work withRatings(String inputs, JsonNode answered, String by, LocalDate on) {
        return new Work(occupation, taskInputs, tasks, inputs, answered, null, null, by, on, requests, usage);
    }

    Work withRefusal(String inputs, String words, LocalDate on) {
        return new Work(occupation, taskInputs, tasks, null, null, inputs, words, model, on, requests, usage);
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("occupation", occupation)
                .put("taskInputs", taskInputs)
                .put("ratingInputs", ratingInputs)
                .put("refusedInputs", refusedInputs)
                .put("refusal", refusal)
                .put("model", model)
                .put("date", date.toString())
                .put("requests", requests)
                .put("inputTokens", usage.inputTokens())
                .put("outputTokens", usage.outputTokens());
        root.set("tasks", tasks);
        root.set("ratings", ratings);
        return JsonText.print(root);
    }

    /** @throws RuntimeException if it is none */
    static Work of(String json) {
        JsonNode root = JSON.readTree(json);
        return new Work(
                root.path("occupation").stringValue(),
                text(root, "taskInputs"),
                list(root, "tasks"),
                text(root, "ratingInputs"),
                list(root, "ratings"),
                text(root, "refusedInputs"),
                text(root, "refusal"),
                root.path("model").stringValue(),
                LocalDate.parse(root.path("date").stringValue()),
                root.path("requests").longValue(),
                new Usage(
                        root.path("inputTokens").longValue(),
                        root.path("outputTokens").longValue()));
    }

    private static @Nullable String text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable JsonNode list(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isArray() ? value : null;
    }
}
