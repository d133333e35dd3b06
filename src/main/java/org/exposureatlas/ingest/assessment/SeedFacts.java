package org.exposureatlas.ingest.assessment;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the seed data say about occupations, and as much of it as a model is told: nothing that would lead its ratings,
 * so neither others' ratings nor their reasons, nor any published measure.
 */
final class SeedFacts {

    static final String SOURCES = "sources.json";
    static final String ASSESSMENTS = "assessments/";

    /** Names that readers know the occupation by; more of them say nothing new. */
    private static final int NAMES_TOLD = 12;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final SortedMap<String, byte[]> files;
    private final SortedMap<String, JsonNode> occupations = new TreeMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final JsonNode rubric;

    /** @param files of a sound seed folder, by path below it */
    SeedFacts(SortedMap<String, byte[]> files) {
        this.files = files;
        files.forEach((file, bytes) -> {
            if (file.startsWith("occupations/")) {
                JsonNode occupation = JSON.readTree(bytes);
                occupations.put(occupation.path("slug").stringValue(), occupation);
            }
        });
        json("categories.json")
                .path("categories")
                .forEach(category -> categories.put(
                        category.path("slug").stringValue(),
                        category.path("name").stringValue()));
        names("aliases-ours.csv");
        names("aliases.csv");
        this.rubric = json("rubric.json");
    }

    private void names(String file) {
        if (!files.containsKey(file)) {
            return;
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text(file))) {
            for (NamedCsvRecord row : rows) {
                List<String> known = names.computeIfAbsent(row.getField("slug"), slug -> new ArrayList<>());
                if (known.size() < NAMES_TOLD && !known.contains(row.getField("title"))) {
                    known.add(row.getField("title"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be read", e);
        }
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    SortedSet<String> slugs() {
        return new TreeSet<>(occupations.keySet());
    }

    SortedSet<String> slugsOf(String category) {
        SortedSet<String> slugs = new TreeSet<>();
        occupations.forEach((slug, occupation) -> {
            if (occupation.path("category").stringValue().equals(category)) {
                slugs.add(slug);
            }
        });
        return slugs;
    }

    boolean knows(String slug) {
        return occupations.containsKey(slug);
    }

    JsonNode occupation(String slug) {
        return Objects.requireNonNull(occupations.get(slug), slug);
    }

    JsonNode tasks(String slug) {
        return occupation(slug).path("tasks");
    }

    /** Whether its tasks are the statements of an O*NET release. */
    boolean isOfTaxonomy(String slug) {
        return occupation(slug).path("onet").isObject();
    }

    String rubricId() {
        return rubric.path("id").stringValue();
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    String text(String file) {
        return new String(Objects.requireNonNull(files.get(file), file), StandardCharsets.UTF_8);
    }

    JsonNode json(String file) {
        return JSON.readTree(text(file));
    }

    static String fileOf(String slug) {
        return "occupations/" + slug + ".json";
    }

    static String recordOf(String rater, String slug) {
        return ASSESSMENTS + rater + "/" + slug + ".json";
    }

    /** What is told of an occupation and its tasks when they are to be rated. */
    String ratingMaterial(String slug, JsonNode tasks) {
        ObjectNode scale = JSON.createObjectNode();
        List.of("principles", "factors", "workedTasks").forEach(part -> scale.set(part, rubric.path(part)));
        ArrayNode told = JSON.createArrayNode();
        tasks.forEach(task -> told.addObject()
                .put("task", task.path("id").stringValue())
                .put("statement", task.path("statement").stringValue()));
        return "Rubric:\n" + JSON.writeValueAsString(scale) + "\n\nOccupation:\n" + JSON.writeValueAsString(told(slug))
                + "\n\nTasks:\n" + JSON.writeValueAsString(told);
    }

    /**
     * What is told of an occupation when its tasks are sought.
     *
     * @param material from elsewhere; may be empty
     */
    String taskMaterial(String slug, String material) {
        ArrayNode activities = JSON.createArrayNode();
        json("activities.json")
                .path("activities")
                .forEach(activity -> activities
                        .addObject()
                        .put("key", activity.path("key").stringValue())
                        .put("description", activity.path("description").stringValue()));
        return "Occupation:\n" + JSON.writeValueAsString(told(slug)) + "\n\nWork activities:\n"
                + JSON.writeValueAsString(activities) + "\n\nMaterial:\n"
                + (material.isBlank() ? "(none)" : material.strip());
    }

    private ObjectNode told(String slug) {
        JsonNode occupation = occupation(slug);
        ObjectNode told = JSON.createObjectNode();
        told.put("title", occupation.path("title").stringValue());
        String category = occupation.path("category").stringValue();
        told.put("category", categories.getOrDefault(category, category));
        told.set("codes", occupation.path("codes").path("soc2018"));
        ArrayNode members = told.putArray("includes");
        occupation
                .path("members")
                .forEach(member -> members.add(member.path("title").stringValue()));
        ArrayNode also = told.putArray("alsoCalled");
        names.getOrDefault(slug, List.of()).forEach(also::add);
        JsonNode entry = occupation.path("entry");
        List.of("education", "experience", "training").forEach(field -> {
            if (entry.path(field).isString()) {
                told.put(field, entry.path(field).stringValue());
            }
        });
        return told;
    }

    /** Everything that an answer depends on; where it is the same, nothing needs to be asked again. */
    static String inputs(Orders orders, Prompt prompt, String material) {
        return Hash.of(prompt.sha256(), prompt.form(), orders.provider().key(), orders.model(), material);
    }
}
