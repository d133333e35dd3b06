package org.exposureatlas.ingest.official;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seed data that a release is laid out for: the occupations with their codes, and the files as they stand. */
final class SeedData {

    static final String SOURCES = "sources.json";

    private static final String UNSOUND = "the seed folder does not load as it stands; run the command check";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SortedMap<String, byte[]> files;
    private final SortedMap<String, Target> occupations = new TreeMap<>();

    SeedData(SortedMap<String, byte[]> files) {
        this.files = files;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith("occupations/")) {
                Target occupation = target(file.getKey(), file.getValue());
                occupations.put(occupation.slug(), occupation);
            }
        }
    }

    private static Target target(String file, byte[] bytes) {
        try {
            return Target.of(file, JSON.readTree(bytes));
        } catch (JacksonException e) {
            throw Findings.refusal(file, 0, "", UNSOUND);
        }
    }

    /** An occupation of the handbook and the codes under which sources publish figures for it. */
    record Target(
            String file,
            String slug,
            String title,
            List<String> onetCodes,
            List<String> socCodes,
            List<Member> members,
            @Nullable Projection jobs,
            Set<Integer> linkedTasks) {

        private static Target of(String file, JsonNode node) {
            List<Member> members = new ArrayList<>();
            node.path("members")
                    .forEach(member -> members.add(new Member(
                            member.path("code").stringValue(),
                            member.path("employment").intValue(),
                            member.path("entryEducation").isNull()
                                    ? null
                                    : member.path("entryEducation").stringValue())));
            Set<Integer> linked = new HashSet<>();
            node.path("tasks")
                    .forEach(task -> task.path("onetTasks").forEach(onetTask -> linked.add(onetTask.intValue())));
            JsonNode jobs = node.path("jobs");
            return new Target(
                    file,
                    node.path("slug").stringValue(),
                    node.path("title").stringValue(),
                    texts(node.path("codes").path("onetSoc2019")),
                    texts(node.path("codes").path("soc2018")),
                    members,
                    jobs.isObject()
                            ? new Projection(
                                    jobs.path("vintage").stringValue(),
                                    jobs.path("employment").longValue(),
                                    jobs.path("projected").longValue(),
                                    jobs.path("change").longValue(),
                                    jobs.path("changePercent").intValue(),
                                    jobs.path("outlook").stringValue(),
                                    jobs.path("openings").longValue())
                            : null,
                    linked);
        }

        private static List<String> texts(JsonNode list) {
            List<String> texts = new ArrayList<>();
            list.forEach(item -> texts.add(item.stringValue()));
            return texts;
        }
    }

    /** An occupation of the employment matrix that the handbook page covers. */
    record Member(String code, int employment, @Nullable String entryEducation) {}

    /**
     * @param changePercent whole percent as the handbook prints it
     * @param outlook the handbook's phrase for it
     */
    record Projection(
            String vintage,
            long employment,
            long projected,
            long change,
            int changePercent,
            String outlook,
            long openings) {}

    /** In order of their slugs. */
    Iterable<Target> occupations() {
        return occupations.values();
    }

    boolean knows(String slug) {
        return occupations.containsKey(slug);
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

    /** The rows of a CSV file without its header; none if there is no such file. */
    List<List<String>> rows(String file) {
        List<List<String>> rows = new ArrayList<>();
        if (has(file)) {
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text(file))) {
                reader.forEach(row -> rows.add(row.getFields()));
                if (rows.isEmpty()
                        || rows.stream()
                                .anyMatch(row -> row.size() != rows.getFirst().size())) {
                    throw Findings.refusal(file, 0, "", UNSOUND);
                }
                rows.removeFirst();
            } catch (IOException e) {
                throw new UncheckedIOException("Text in memory cannot fail to be read", e);
            }
        }
        return rows;
    }
}
