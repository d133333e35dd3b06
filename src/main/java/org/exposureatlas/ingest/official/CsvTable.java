package org.exposureatlas.ingest.official;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a comma-separated table as a stream: UTF-8, the names of the columns in the first line. */
final class CsvTable {

    private CsvTable() {}

    /** @param choose says from the header which columns to read */
    static void read(
            ReleaseFiles release,
            String file,
            java.util.function.Function<List<String>, Columns> choose,
            Findings findings,
            Consumer<Line> each) {
        int[] at = {1};
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(new InputStreamReader(
                        release.open(file),
                        // Reports what is not UTF-8 where the usual reader puts a mark in its place.
                        StandardCharsets.UTF_8.newDecoder()))) {
            read(reader, file, choose, findings, each, at);
        } catch (CsvParseException e) {
            Throwable cause = e.getCause();
            String message = cause instanceof CharacterCodingException
                    ? Text.WRONG_ENCODING
                    : "a stray quote or a broken line, found: " + e.getMessage()
                            + ", expected comma-separated text with quotes in pairs";
            findings.problem(file, at[0], "", message);
        } catch (CharacterCodingException e) {
            findings.problem(file, at[0], "", Text.WRONG_ENCODING);
        } catch (UncheckedIOException | IOException e) {
            boolean encoding = e.getCause() instanceof CharacterCodingException;
            findings.problem(file, at[0], "", encoding ? Text.WRONG_ENCODING : "cannot be read: " + e.getMessage());
        }
    }

    private static void read(
            CsvReader<CsvRecord> reader,
            String file,
            java.util.function.Function<List<String>, Columns> choose,
            Findings findings,
            Consumer<Line> each,
            int[] at) {
        List<String> header = List.of();
        Map<String, Integer> places = new HashMap<>();
        for (CsvRecord record : reader) {
            int number = Math.toIntExact(record.getStartingLineNumber());
            at[0] = number;
            List<String> cells = record.getFields().stream().map(String::strip).toList();
            if (header.isEmpty()) {
                header = header(cells, file, findings);
                Columns columns = choose.apply(header);
                if (!columns.check(file, number, header, findings)) {
                    return;
                }
                for (String column : columns.all()) {
                    if (header.contains(column)) {
                        places.put(column, header.indexOf(column));
                    }
                }
            } else if (cells.size() != header.size()) {
                findings.problem(
                        file,
                        number,
                        "",
                        "the line is not whole, found " + cells.size() + " cells, expected " + header.size());
            } else {
                Map<String, String> byColumn = new HashMap<>();
                places.forEach((column, place) -> byColumn.put(column, cells.get(place)));
                Line line = new Line(file, number, byColumn, findings);
                if (Text.quotesSound(line)) {
                    each.accept(line);
                }
            }
        }
        if (header.isEmpty()) {
            findings.problem(file, 1, "", "the file is empty, expected a line with the names of the columns");
        }
    }

    private static List<String> header(List<String> cells, String file, Findings findings) {
        if (!cells.getFirst().startsWith(Text.BYTE_ORDER_MARK)) {
            return cells;
        }
        findings.note(file + " begins with a byte-order mark; it was passed over");
        List<String> header = new java.util.ArrayList<>(cells);
        header.set(0, cells.getFirst().substring(1).strip());
        return List.copyOf(header);
    }
}
