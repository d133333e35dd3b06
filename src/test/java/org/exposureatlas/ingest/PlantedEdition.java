package org.exposureatlas.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edition in which what is paid for carries values that stand nowhere else: a tool of its own for each of some
 * occupations, a license for every occupation (which only moves show), ratings of tasks that all end in a half, and
 * percentiles of pay that no release prints.
 */
public final class PlantedEdition {

    /** Of three categories, none of them the open sample's. */
    public static final List<String> OCCUPATIONS = List.of("roofers", "accountants-and-auditors", "registered-nurses");

    /** Begins every word that is planted. */
    public static final String WORD = "Sentinel";

    private static final String PAY = "career/wages.csv";
    private static final String RELEASE = "May 2025";
    private static final int RATED = 3;
    private static final List<String> FACTORS =
            List.of("capability", "digital", "structure", "presence", "accountability");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Seed seed;

    private PlantedEdition(Path folder) {
        this.folder = folder;
        this.seed = SeedReader.read(folder);
    }

    /** @param folder empty, for its data */
    public static PlantedEdition in(Path folder) {
        SeedFolders seed = SeedFolders.copyTo(folder);
        plantLicenses(seed);
        ObjectNode shelf = (ObjectNode) JSON.readTree(seed.read("tools.json"));
        for (String slug : OCCUPATIONS) {
            plantRatings(seed, slug);
            plantTool(seed, shelf, slug);
        }
        seed.write("tools.json", JSON.writeValueAsString(shelf));
        plantPay(seed);
        return new PlantedEdition(seed.seal().folder());
    }

    public void show(Publication publication) {
        publication.publish(seed);
    }

    /** Its folder as an operator uploads it. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Stream<Path> paths = Files.walk(folder);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The tool of one occupation: its name, and the beginning of everything else that is said of it. */
    public static String tool(String slug) {
        return WORD + "Tool" + OCCUPATIONS.indexOf(slug);
    }

    private static void plantLicenses(SeedFolders seed) {
        try (Stream<Path> files = Files.list(seed.folder().resolve("occupations"))) {
            int number = 1000;
            for (Path path : files.sorted().toList()) {
                String file = "occupations/" + path.getFileName();
                ObjectNode occupation = (ObjectNode) JSON.readTree(seed.read(file));
                ((ObjectNode) occupation.get("career")).put("licence", WORD + "License" + number++);
                seed.write(file, JSON.writeValueAsString(occupation));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two raters one step apart in every factor: all five means of such a task end in a half. */
    private static void plantRatings(SeedFolders seed, String slug) {
        String file = "occupations/" + slug + ".json";
        ObjectNode occupation = (ObjectNode) JSON.readTree(seed.read(file));
        for (int i = 0; i < RATED; i++) {
            // Five figures from 0 to 3, others for each task.
            int figures = 27 + 97 * (RATED * OCCUPATIONS.indexOf(slug) + i);
            JsonNode ratings = occupation.get("tasks").get(i).get("ratings");
            for (int rater = 0; rater < ratings.size(); rater++) {
                for (int factor = 0; factor < FACTORS.size(); factor++) {
                    ((ObjectNode) ratings.get(rater))
                            .put(FACTORS.get(factor), (figures >> 2 * factor & 3) + Math.min(rater, 1));
                }
            }
        }
        seed.write(file, JSON.writeValueAsString(occupation));
    }

    private static void plantTool(SeedFolders seed, ObjectNode shelf, String slug) {
        JsonNode occupation = JSON.readTree(seed.read("occupations/" + slug + ".json"));
        String name = tool(slug);
        String key = name.toLowerCase(java.util.Locale.ROOT);
        ObjectNode kind = ((ArrayNode) shelf.get("kinds")).addObject();
        kind.put("key", key).put("name", name + "Kind").put("what", name + "What");
        kind.putArray("fields").add(occupation.get("category").asString());
        List<String> words = new ArrayList<>();
        occupation.get("tasks").forEach(task -> words.add(task.get("statement").asString()));
        ObjectNode tool = ((ArrayNode) shelf.get("tools")).addObject();
        tool.put("key", key).put("name", name).put("maker", name + "Maker").put("kind", key);
        tool.put("url", "https://" + key + ".example");
        ArrayNode activities = tool.putArray("activities");
        JSON.readTree(seed.read("activities.json"))
                .get("activities")
                .forEach(activity -> activity.get("onetActivities").forEach(activities::add));
        // Its words are the occupation's own, so that no tool fits better.
        tool.put("does", name + "Does: " + String.join("; ", words));
        tool.put("watch", name + "Watch").put("price", "free");
        tool.put("checked", "2026-11-22").put("goodUntil", "2036-11-22").put("basis", name + "Basis");
    }

    private static void plantPay(SeedFolders seed) {
        List<String> lines = new ArrayList<>();
        for (String line : seed.read(PAY).lines().toList()) {
            boolean planted = OCCUPATIONS.stream().anyMatch(slug -> line.startsWith(slug + ","));
            lines.add(planted && line.contains("," + RELEASE + ",") ? oddPay(line) : line);
        }
        seed.write(PAY, String.join("\n", lines) + "\n");
    }

    /** The releases print whole tens. */
    private static String oddPay(String line) {
        int from = line.indexOf("," + RELEASE + ",") + RELEASE.length() + 2;
        String[] cells = line.substring(from).split(",", -1);
        cells[2] = String.valueOf(Integer.parseInt(cells[2]) + 1);
        cells[3] = String.valueOf(Integer.parseInt(cells[3]) + 3);
        cells[4] = String.valueOf(Integer.parseInt(cells[4]) + 7);
        return line.substring(0, from) + String.join(",", cells);
    }
}
