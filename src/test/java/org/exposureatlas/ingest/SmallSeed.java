package org.exposureatlas.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped seed data cut down to a few occupations: read and checked in a moment, and sound. */
public final class SmallSeed {

    public static final List<String> OCCUPATIONS = List.of("concierges", "roofers", "sociologists");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SmallSeed() {}

    public static void writeTo(Path folder) {
        try (Stream<Path> paths = Files.walk(SeedFolders.SHIPPED)) {
            Set<String> codes = new HashSet<>();
            Set<String> tasks = new HashSet<>();
            for (String slug : OCCUPATIONS) {
                JsonNode occupation =
                        JSON.readTree(Files.readString(SeedFolders.SHIPPED.resolve("occupations/" + slug + ".json")));
                occupation.path("codes").path("onetSoc2019").forEach(code -> codes.add(code.stringValue()));
                occupation
                        .path("tasks")
                        .forEach(task -> task.path("onetTasks").forEach(id -> tasks.add(id.asString())));
            }
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = SeedFolders.SHIPPED.relativize(path).toString().replace('\\', '/');
                if (name.startsWith("occupations/")
                        && !OCCUPATIONS.contains(name.substring(12, name.length() - ".json".length()))) {
                    continue;
                }
                Path target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                String text = Files.readString(path);
                if (name.startsWith("occupations/")) {
                    text = text.replaceAll("(?s)\"similar\": \\[.*?]", "\"similar\": []");
                } else if (name.endsWith(".csv")) {
                    text = cut(text, codes, tasks);
                }
                Files.writeString(target, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seal(folder);
    }

    public static void seal(Path folder) {
        SeedManifest.seal(folder);
    }

    /** The rows that are about the occupations left, their codes and tasks; all of them where rows are about others. */
    private static String cut(String text, Set<String> codes, Set<String> tasks) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            reader.forEach(row -> rows.add(row.getFields()));
        }
        List<String> header = rows.getFirst();
        int slug = header.indexOf("slug");
        int code = header.contains("task_id") ? header.indexOf("onet_soc") : -1;
        int task = header.indexOf("onet_task");
        int related = header.indexOf("related");
        StringWriter out = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(out)) {
            for (List<String> row : rows) {
                if (row == header
                        || (slug < 0 || OCCUPATIONS.contains(row.get(slug)))
                                && (code < 0 || codes.contains(row.get(code)))
                                && (task < 0 || tasks.contains(row.get(task)))
                                && (related < 0 || OCCUPATIONS.contains(row.get(related)))) {
                    writer.writeRecord(row);
                }
            }
        }
        return out.toString();
    }
}
