package org.exposureatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shipped seed data with one occupation of each category: as sound as all of it, and read in a moment. */
final class SmallSeed {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final SortedMap<String, byte[]> files =
            new TreeMap<>(SeedFiles.read(SeedFolders.SHIPPED).all());
    private final Set<String> slugs = new HashSet<>();
    private final Set<String> codes = new HashSet<>();

    private SmallSeed() {}

    static SortedMap<String, byte[]> files() {
        SmallSeed small = new SmallSeed();
        small.chooseOccupations();
        small.shortenTables();
        return seal(small.files, small.files.keySet());
    }

    private void chooseOccupations() {
        Set<String> categories = new HashSet<>();
        for (String file : Set.copyOf(files.keySet()).stream().sorted().toList()) {
            if (file.startsWith("occupations/")) {
                JsonNode occupation = JSON.readTree(files.get(file));
                if (categories.add(occupation.path("category").stringValue())) {
                    slugs.add(occupation.path("slug").stringValue());
                    occupation
                            .path("codes")
                            .path("onetSoc2019")
                            .forEach(code -> codes.add(code.stringValue()));
                } else {
                    files.remove(file);
                }
            }
        }
        for (String slug : slugs) {
            ObjectNode occupation = (ObjectNode) JSON.readTree(files.get("occupations/" + slug + ".json"));
            ArrayNode similar = JSON.createArrayNode();
            occupation.path("similar").forEach(other -> {
                if (slugs.contains(other.stringValue())) {
                    similar.add(other);
                }
            });
            occupation.set("similar", similar);
            files.put("occupations/" + slug + ".json", JSON.writeValueAsBytes(occupation));
        }
    }

    private void shortenTables() {
        keep("onet-tasks.csv", line -> codes.contains(cell(line, 1)));
        Set<String> tasks = text("onet-tasks.csv").lines().map(line -> cell(line, 0)).collect(Collectors.toSet());
        keep("task-labels.csv", line -> tasks.contains(cell(line, 0)));
        for (String file : files.keySet()) {
            if (file.endsWith(".csv") && text(file).startsWith("slug,")) {
                keep(file, line -> slugs.contains(cell(line, 0)));
            }
        }
    }

    private static String cell(String line, int at) {
        String[] cells = line.split(",", -1);
        return cells.length > at ? cells[at] : "";
    }

    private String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    private void keep(String file, Predicate<String> row) {
        String text = text(file);
        String head = text.lines().findFirst().orElseThrow();
        files.put(
                file,
                text.lines()
                        .skip(1)
                        .filter(row)
                        .collect(Collectors.joining("\n", head + "\n", "\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The files with a manifest that knows these of them as they are now. */
    static SortedMap<String, byte[]> seal(SortedMap<String, byte[]> files, Set<String> changed) {
        ObjectNode manifest = (ObjectNode) JSON.readTree(files.get(SeedFiles.MANIFEST));
        ArrayNode entries = JSON.createArrayNode();
        manifest.path("files").forEach(entry -> {
            String path = entry.path("path").stringValue();
            byte[] bytes = files.get(path);
            if (bytes != null) {
                ObjectNode sealed = (ObjectNode) entry.deepCopy();
                if (changed.contains(path)) {
                    sealed.put("rows", SeedManifest.rows(path, bytes)).put("sha256", SeedFiles.sha256(bytes));
                }
                entries.add(sealed);
            }
        });
        manifest.set("files", entries);
        SortedMap<String, byte[]> sealed = new TreeMap<>(files);
        sealed.put(SeedFiles.MANIFEST, JSON.writeValueAsBytes(manifest));
        return sealed;
    }
}
