package org.exposureatlas.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
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
import java.util.stream.Stream;
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

    /**
     * A row with the line it starts on.
     *
     * @param columns where in the row each column is; the same for all rows of a file
     */
    record Row(String file, int line, Map<String, Integer> columns, List<String> cells) {

        String get(String column) {
            return cells.get(Objects.requireNonNull(columns.get(column), column));
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
        CsvRecord last = null;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new String(bytes, StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> header = records.hasNext() ? records.next().getFields() : List.of();
            if (!new TreeSet<>(header).equals(columns) || header.size() != columns.size()) {
                problems.accept(new Problem(file, 1, "", "the columns are " + header + ", expected " + columns));
                return List.of();
            }
            Map<String, Integer> places = new HashMap<>();
            header.forEach(column -> places.put(column, places.size()));
            SoundCells seen = new SoundCells(header.size());
            while (records.hasNext()) {
                CsvRecord record = records.next();
                last = record;
                Row row = new Row(file, line(record), places, record.getFields());
                if (record.getFieldCount() != header.size()) {
                    problems.accept(row.problem(
                            "",
                            "the number of cells is wrong, found " + record.getFieldCount() + ", expected "
                                    + header.size()));
                } else if (seen.hold(row)) {
                    rows.add(row);
                } else if (sound(row, schema.get())) {
                    seen.add(row);
                    rows.add(row);
                }
            }
        } catch (CsvParseException e) {
            problems.accept(new Problem(file, last == null ? 1 : lineAfter(last), "", "not CSV: " + e.getMessage()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Text in memory cannot fail to be read", e);
        }
        return rows;
    }

    private static int line(CsvRecord record) {
        return Math.toIntExact(record.getStartingLineNumber());
    }

    private static int lineAfter(CsvRecord record) {
        return line(record)
                + 1
                + (int) record.getFields().stream()
                        .flatMapToInt(String::chars)
                        .filter(c -> c == '\n')
                        .count();
    }

    /**
     * The values each column is known to allow. Row schemas say what a cell may hold and nothing about two cells
     * together, so a row made of values that passed before passes too; the long files repeat most of theirs.
     */
    private static final class SoundCells {

        private final List<Set<String>> byColumn;

        SoundCells(int columns) {
            byColumn = Stream.generate(() -> (Set<String>) new HashSet<String>())
                    .limit(columns)
                    .toList();
        }

        boolean hold(Row row) {
            for (int i = 0; i < byColumn.size(); i++) {
                if (!byColumn.get(i).contains(row.cells().get(i))) {
                    return false;
                }
            }
            return true;
        }

        void add(Row row) {
            for (int i = 0; i < byColumn.size(); i++) {
                byColumn.get(i).add(row.cells().get(i));
            }
        }
    }

    private boolean sound(Row row, Schema schema) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        boolean sound = true;
        for (String column : row.columns().keySet()) {
            String cell = row.get(column);
            node.put(column, cell);
            if (OUTSIZED.matcher(cell).matches()) {
                sound = false;
                problems.accept(
                        row.problem(column, "outside every range, found a number of " + cell.length() + " digits"));
            }
        }
        for (Error error : schema.validate(node)) {
            sound = false;
            String column = Objects.toString(error.getInstanceLocation(), "").replaceFirst("^/", "");
            problems.accept(row.problem(
                    column,
                    error.getMessage() + ", found \"" + (row.columns().containsKey(column) ? row.get(column) : "")
                            + "\""));
        }
        return sound;
    }
}
