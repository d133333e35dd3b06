package org.exposureatlas.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.exposureatlas.platform.Parallel;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the CSV files of a seed folder; each row is held against a schema in which every cell is text. */
final class SeedCsv {

    private final SeedFiles files;
    private final Set<String> unreadable;
    private final SeedJson schemas;
    private final Consumer<Problem> problems;

    private final Map<String, List<Row>> prepared = new HashMap<>();

    /** No figure of ours comes near, and computing with it would take for ever. */
    private static final Pattern OUTSIZED = Pattern.compile("-?(\\d{16,}(\\.\\d+)?|\\d+(\\.\\d+)?[eE][+-]?\\d{3,})");

    SeedCsv(SeedFiles files, SeedJson schemas, Set<String> unreadable, Consumer<Problem> problems) {
        this.files = files;
        this.unreadable = unreadable;
        this.schemas = schemas;
        this.problems = problems;
    }

    /** A row with the line it starts on. */
    record Row(String file, int line, Map<String, String> cells) {

        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        Problem problem(String column, String message) {
            return new Problem(file, line, column, message);
        }
    }

    /** Reads files side by side, the largest first; {@link #read} then has them. */
    void prepare(Map<String, String> schemaOf) {
        List<String> names = schemaOf.keySet().stream()
                .sorted(Comparator.comparing(file -> -size(file)))
                .toList();
        schemaOf.values().forEach(schemas::schema);
        List<List<Row>> rows = Parallel.map(names, file -> readNow(file, Objects.requireNonNull(schemaOf.get(file))));
        for (int i = 0; i < names.size(); i++) {
            prepared.put(names.get(i), rows.get(i));
        }
    }

    private int size(String file) {
        byte[] bytes = files.all().get(file);
        return bytes == null ? 0 : bytes.length;
    }

    /** The sound rows of a file; problems are reported. */
    List<Row> read(String file, String schemaName) {
        List<Row> rows = prepared.remove(file);
        return rows == null ? readNow(file, schemaName) : rows;
    }

    private List<Row> readNow(String file, String schemaName) {
        byte[] bytes = files.all().get(file);
        if (bytes == null) {
            problems.accept(new Problem(file, 0, "", "the file is missing"));
            return List.of();
        }
        Optional<Schema> schema = schemas.schema(schemaName);
        if (schema.isEmpty() || unreadable.contains(file)) {
            return List.of();
        }
        Set<String> columns =
                new TreeSet<>(schema.get().getSchemaNode().path("properties").propertyNames());
        List<Row> rows = new ArrayList<>();
        SoundCells seen = new SoundCells(columns);
        int line = 1;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(new String(bytes, StandardCharsets.UTF_8))) {
            // Looked at first and apart, because a file without rows has columns too.
            List<String> header = header(bytes);
            if (!new TreeSet<>(header).equals(columns) || header.size() != columns.size()) {
                problems.accept(new Problem(file, 1, "", "the columns are " + header + ", expected " + columns));
                return List.of();
            }
            line = 2;
            for (NamedCsvRecord record : reader) {
                line = Math.toIntExact(record.getStartingLineNumber()) + lines(record);
                if (record.getFieldCount() != header.size()) {
                    problems.accept(new Problem(
                            file,
                            Math.toIntExact(record.getStartingLineNumber()),
                            "",
                            "the number of cells is wrong, found " + record.getFieldCount() + ", expected "
                                    + header.size()));
                    continue;
                }
                Row row = new Row(file, Math.toIntExact(record.getStartingLineNumber()), record.getFieldsAsMap());
                if (seen.holds(row) || sound(row, schema.get())) {
                    seen.add(row);
                    rows.add(row);
                }
            }
        } catch (CsvParseException e) {
            problems.accept(new Problem(file, line, "", "not CSV: " + e.getMessage()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Text in memory cannot fail to be read", e);
        }
        return rows;
    }

    private static int lines(CsvRecord record) {
        return 1
                + (int) record.getFields().stream()
                        .flatMapToInt(String::chars)
                        .filter(c -> c == '\n')
                        .count();
    }

    private static List<String> header(byte[] bytes) throws java.io.IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new String(bytes, StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> records = reader.iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        }
    }

    /**
     * The values each column is known to allow. Row schemas say what a cell may hold and nothing about two cells
     * together, so a row made of values that passed before passes too; the long files repeat most of theirs.
     */
    private static final class SoundCells {

        private final Map<String, Set<String>> byColumn = new HashMap<>();

        SoundCells(Set<String> columns) {
            columns.forEach(column -> byColumn.put(column, new HashSet<>()));
        }

        boolean holds(Row row) {
            for (Map.Entry<String, Set<String>> column : byColumn.entrySet()) {
                if (!column.getValue().contains(row.cells().get(column.getKey()))) {
                    return false;
                }
            }
            return true;
        }

        void add(Row row) {
            byColumn.forEach((column, values) -> values.add(row.get(column)));
        }
    }

    private boolean sound(Row row, Schema schema) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        row.cells().forEach(node::put);
        boolean sound = true;
        for (Map.Entry<String, String> cell : row.cells().entrySet()) {
            if (OUTSIZED.matcher(cell.getValue()).matches()) {
                sound = false;
                problems.accept(row.problem(
                        cell.getKey(),
                        "outside every range, found a number of "
                                + cell.getValue().length() + " digits"));
            }
        }
        for (Error error : schema.validate(node)) {
            sound = false;
            String column = Objects.toString(error.getInstanceLocation(), "").replaceFirst("^/", "");
            problems.accept(row.problem(
                    column, error.getMessage() + ", found \"" + row.cells().getOrDefault(column, "") + "\""));
        }
        return sound;
    }
}
