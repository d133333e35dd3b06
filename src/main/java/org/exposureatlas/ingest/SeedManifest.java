package org.exposureatlas.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The manifest of a seed folder: edition label, data date, and for every file its rows and its SHA-256. */
final class SeedManifest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SeedManifest() {}

    /**
     * Writes the manifest anew for the files as they are; label and data date stay as they stand in it.
     *
     * @return the number of files listed
     */
    static int seal(Path folder) {
        SeedFiles files = SeedFiles.read(folder);
        byte[] before = files.all().get(SeedFiles.MANIFEST);
        if (before == null) {
            throw new SeedProblemsException(List.of(new Problem(
                    SeedFiles.MANIFEST, 0, "", "the file is missing; expected one with the fields edition and asOf")));
        }
        JsonNode old = JSON.readTree(before);
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("$schema", "./schema/manifest.schema.json");
        manifest.set("edition", old.path("edition"));
        manifest.set("asOf", old.path("asOf"));
        ArrayNode entries = manifest.putArray("files");
        for (String path : files.content()) {
            byte[] bytes = java.util.Objects.requireNonNull(files.all().get(path));
            entries.addObject().put("path", path).put("rows", rows(path, bytes)).put("sha256", SeedFiles.sha256(bytes));
        }
        try {
            Files.writeString(folder.resolve(SeedFiles.MANIFEST), JSON.writeValueAsString(manifest) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest in " + folder + " cannot be written", e);
        }
        return entries.size();
    }

    /** Rows of a CSV file without its header; 1 for a JSON file. */
    static int rows(String path, byte[] bytes) {
        return path.endsWith(".csv")
                ? (int) new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .count()
                : 1;
    }
}
