package org.exposureatlas.ingest.official;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a release of O*NET out as a seed folder of its own: every O*NET-SOC occupation, with the statements of the
 * release. A task has the ratings of the task of ours that is linked to it; all others wait for one. What the release
 * does not have is left missing.
 */
final class TaxonomyImport {

    /** The source of titles, descriptions and statements in {@code sources.json}. */
    static final String SOURCE = "onet-statements";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Files that hold for any set of occupations. */
    private static final Set<String> TAKEN_OVER = Set.of(
            "activities.json",
            "rubric.json",
            "rubric-calibration.json",
            "human-advantage.json",
            "demand.csv",
            "task-labels.csv",
            "career/elements.csv",
            "career/tuition.json");

    private final SeedData ours;
    private final Importer.Task task;
    private final OnetTaxonomy taxonomy;
    private final OnetTaxonomy.Release release;
    private final Map<Integer, Rated> rated;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private TaxonomyImport(SeedData ours, Importer.Task task, OnetTaxonomy taxonomy, OnetTaxonomy.Release release) {
        this.ours = ours;
        this.task = task;
        this.taxonomy = taxonomy;
        this.release = release;
        this.rated = rated(ours);
    }

    /** A task of ours as it stands in its file; of several for one O*NET task the one that is linked to fewest. */
    private record Rated(JsonNode node, int links) {}

    /**
     * @param ours the files of the seed folder whose method, raters and ratings are taken over
     * @return the files of the new folder, without a manifest that is sealed
     */
    static SortedMap<String, byte[]> files(SortedMap<String, byte[]> ours, Importer.Task task) {
        OnetTaxonomy.Release release = OnetTaxonomy.Release.of(task);
        OnetTaxonomy taxonomy = OnetTaxonomy.read(task);
        return new TaxonomyImport(new SeedData(ours), task, taxonomy, release).files(ours);
    }

    private SortedMap<String, byte[]> files(SortedMap<String, byte[]> from) {
        from.forEach((file, bytes) -> {
            if (TAKEN_OVER.contains(file) || file.startsWith("schema/") || file.startsWith("scoring/")) {
                files.put(file, bytes);
            } else if (file.endsWith(".csv")) {
                // What belongs to the handbook's occupations does not belong to these; the columns stay.
                String text = ours.text(file);
                put(file, text.substring(0, text.indexOf('\n') + 1));
            }
        });
        put("manifest.json", manifest());
        put(SeedData.SOURCES, sources());
        put("categories.json", categories());
        put("tools.json", tools());
        put("onet-tasks.csv", tasks());
        put("career/videos.csv", videos());
        Tally tally = task.draft().tally("ratings of our tasks");
        Set<Integer> used = new HashSet<>();
        for (OnetTaxonomy.Entry occupation : taxonomy.occupations()) {
            put("occupations/" + occupation.slug() + ".json", occupation(occupation, used));
        }
        for (int number : new TreeSet<>(rated.keySet())) {
            tally.readOne();
            if (used.contains(number)) {
                tally.usedOne();
            } else {
                tally.unmatched("task " + number, "rated by us, but gone from the release");
            }
        }
        addTables();
        return files;
    }

    private void put(String file, String text) {
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names, skills and whatever else the release has a table for, read as for any seed folder. */
    private void addTables() {
        Set<String> tables = OnetImport.tablesOf(task.release());
        OnetImport.tables().stream()
                .filter(table -> !tables.contains(table) && !table.equals("tasks"))
                .forEach(
                        table -> task.findings().note("The release has no table of " + table + "; it is left missing"));
        if (tables.isEmpty()) {
            return;
        }
        SeedData laidOut = new SeedData(files);
        Importer.Task reading = new Importer.Task(
                laidOut,
                task.release(),
                task.options()
                        .with("--only", String.join(",", tables))
                        .with("--release", release.vintage())
                        .with("--released", release.released().toString()),
                task.findings(),
                new Draft(laidOut));
        new OnetImport().read(reading);
        reading.draft().tallies().forEach(task.draft()::add);
        files.putAll(reading.draft().changedFiles());
    }

    private static Map<Integer, Rated> rated(SeedData ours) {
        Map<Integer, Rated> rated = new HashMap<>();
        for (SeedData.Target occupation : ours.occupations()) {
            for (JsonNode node : ours.json(occupation.file()).path("tasks")) {
                Rated candidate = new Rated(node, node.path("onetTasks").size());
                node.path("onetTasks")
                        .forEach(number -> rated.merge(
                                number.intValue(),
                                candidate,
                                (before, other) -> other.links() < before.links() ? other : before));
            }
        }
        return rated;
    }

    private String occupation(OnetTaxonomy.Entry occupation, Set<Integer> used) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "../schema/occupation.schema.json")
                .put("slug", occupation.slug())
                .put("title", occupation.title())
                .put("category", MajorGroups.of(occupation.code()).slug())
                .putNull("handbook");
        ObjectNode codes = root.putObject("codes");
        codes.putArray("soc2018").add(occupation.code().substring(0, 7));
        codes.putArray("onetSoc2019").add(occupation.code());
        codes.put("source", SOURCE);
        root.putArray("members");
        List.of("pay", "jobs", "entry", "digitalExposure").forEach(root::putNull);
        root.putArray("demandSectors");
        root.putArray("similar");
        root.putNull("career");
        root.putArray("humanAdvantage");
        ArrayNode tasks = root.putArray("tasks");
        ObjectNode onet = root.putObject("onet");
        onet.put("source", SOURCE).put("description", occupation.description());
        ArrayNode pending = onet.putArray("pendingTasks");
        for (OnetTaxonomy.Statement statement : occupation.tasks()) {
            Rated match = rated.get(statement.number());
            if (match == null) {
                pending.addObject()
                        .put("onetTask", statement.number())
                        .put("statement", statement.text())
                        .put("importance", statement.importance());
            } else {
                used.add(statement.number());
                tasks.add(task(statement, match.node()));
            }
        }
        return JSON.writeValueAsString(root) + "\n";
    }

    /** The statement of the release with the ratings and reasons of ours; how it weighs says the release, if it does. */
    private static ObjectNode task(OnetTaxonomy.Statement statement, JsonNode ours) {
        ObjectNode task = JSON.createObjectNode();
        String importance = statement.importance();
        task.put("id", "onet-" + statement.number())
                .put("statement", statement.text())
                .put("importance", importance == null ? ours.path("importance").stringValue() : importance);
        for (String part : List.of("time", "activity", "ratings", "rationale", "remainsHuman")) {
            task.set(part, ours.path(part));
        }
        task.putNull("evidence");
        task.putArray("duties");
        task.putArray("onetTasks").add(statement.number());
        return task;
    }

    private String manifest() {
        JsonNode before = ours.json("manifest.json");
        ObjectNode manifest = JSON.createObjectNode();
        String label = task.options().edition();
        manifest.put(
                "edition", label == null ? before.path("edition").stringValue() + ".onet" + release.number() : label);
        manifest.put("asOf", before.path("asOf").stringValue());
        manifest.putArray("files");
        return JSON.writeValueAsString(manifest) + "\n";
    }

    private String sources() {
        ObjectNode root = (ObjectNode) ours.json(SeedData.SOURCES);
        ArrayNode sources = (ArrayNode) root.path("sources");
        ObjectNode source = JSON.createObjectNode();
        source.put("id", SOURCE)
                .put("title", "O*NET " + release.number() + " Database: occupations and task statements")
                .put("publisher", "US Department of Labor, Employment and Training Administration")
                .put("url", "https://www.onetcenter.org/database.html")
                .put("vintage", release.vintage())
                .put("released", release.released().toString());
        source.putNull("nextDue");
        if (task.options().nextDue() != null) {
            source.put(
                    "nextDue", Objects.requireNonNull(task.options().nextDue()).toString());
        }
        source.put("licence", "CC BY 4.0").put("feeds", "titles, descriptions and task statements of all occupations");
        sources.insert(0, source);
        return JSON.writeValueAsString(root) + "\n";
    }

    private String categories() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "./schema/categories.schema.json");
        ArrayNode categories = root.putArray("categories");
        groups().forEach(group -> categories
                .addObject()
                .put("slug", group.slug())
                .put("name", group.name())
                .putNull("curve"));
        return JSON.writeValueAsString(root) + "\n";
    }

    private List<MajorGroups.Group> groups() {
        Set<MajorGroups.Group> groups = new LinkedHashSet<>();
        taxonomy.occupations().forEach(occupation -> groups.add(MajorGroups.of(occupation.code())));
        return List.copyOf(groups);
    }

    /** Tools are advised by category: each of ours becomes the major groups that it shares most codes with. */
    private String tools() {
        Map<String, Set<String>> groupsOf = groupsByCategory();
        ObjectNode root = (ObjectNode) ours.json("tools.json");
        Set<String> unused = new HashSet<>();
        for (JsonNode kind : root.path("kinds")) {
            Set<String> fields = new TreeSet<>();
            if (kind.path("general").asBoolean(false)) {
                groups().forEach(group -> fields.add(group.slug()));
            } else {
                kind.path("fields")
                        .forEach(field -> fields.addAll(groupsOf.getOrDefault(field.stringValue(), Set.of())));
            }
            ArrayNode list = ((ObjectNode) kind).putArray("fields");
            fields.forEach(list::add);
            if (fields.isEmpty()) {
                unused.add(kind.path("key").stringValue());
            }
        }
        // Where a release has no occupation of a field, advice for it has no reader.
        removeWhere(root.path("kinds"), kind -> unused.contains(kind.path("key").stringValue()));
        removeWhere(
                root.path("tools"), tool -> unused.contains(tool.path("kind").stringValue()));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void removeWhere(JsonNode list, Predicate<JsonNode> unused) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (unused.test(list.get(i))) {
                ((ArrayNode) list).remove(i);
            }
        }
    }

    private Map<String, Set<String>> groupsByCategory() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        Map<String, Map<String, Integer>> byGroup = new TreeMap<>();
        Set<String> there = new HashSet<>();
        groups().forEach(group -> there.add(group.slug()));
        for (SeedData.Target occupation : ours.occupations()) {
            String category = ours.json(occupation.file()).path("category").stringValue();
            for (String code : occupation.onetCodes()) {
                if (MajorGroups.known(code)
                        && there.contains(MajorGroups.of(code).slug())) {
                    String group = MajorGroups.of(code).slug();
                    counts.computeIfAbsent(category, key -> new TreeMap<>()).merge(group, 1, Integer::sum);
                    byGroup.computeIfAbsent(group, key -> new TreeMap<>()).merge(category, 1, Integer::sum);
                }
            }
        }
        Map<String, Set<String>> groups = new HashMap<>();
        counts.forEach((category, of) ->
                groups.computeIfAbsent(category, key -> new TreeSet<>()).add(most(of)));
        byGroup.forEach((group, of) ->
                groups.computeIfAbsent(most(of), key -> new TreeSet<>()).add(group));
        return groups;
    }

    private static String most(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private String tasks() {
        List<List<String>> rows = new ArrayList<>();
        taxonomy.occupations()
                .forEach(occupation -> occupation
                        .tasks()
                        .forEach(statement -> rows.add(List.of(
                                Integer.toString(statement.number()),
                                statement.code(),
                                statement.type(),
                                statement.rating()))));
        rows.sort(Comparator.comparing((List<String> row) -> row.get(1))
                .thenComparing(row -> Integer.valueOf(row.getFirst())));
        return Text.csvFile(List.of("task_id", "onet_soc", "type", "importance"), rows);
    }

    /** A video belongs to a code. */
    private String videos() {
        String header = ours.text("career/videos.csv").lines().findFirst().orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : ours.rows("career/videos.csv")) {
            if (taxonomy.has(row.get(1))) {
                List<String> own = new ArrayList<>(row);
                own.set(0, taxonomy.of(row.get(1)).slug());
                rows.add(own);
            }
        }
        return Text.csvFile(List.of(header.split(",")), rows);
    }
}
