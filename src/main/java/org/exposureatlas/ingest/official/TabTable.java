package org.exposureatlas.ingest.official;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tab-separated table as O*NET publishes it, line by line: UTF-8, the names of the columns in the first line,
 * no quoting. A byte-order mark is passed over, line ends of either kind are taken.
 */
final class TabTable {

    private static final int LONGEST_LINE = 1 << 20;

    private TabTable() {}

    static void read(ReleaseFiles release, String file, Columns columns, Findings findings, Consumer<Line> each) {
        try (InputStream in = new BufferedInputStream(release.open(file), 1 << 16)) {
            read(in, file, columns, findings, each);
        } catch (IOException e) {
            findings.problem(file, 0, "", "cannot be read: " + e.getMessage());
        }
    }

    private static void read(InputStream in, String file, Columns columns, Findings findings, Consumer<Line> each)
            throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        String first = next(in, buffer, file, 1);
        if (first == null) {
            findings.problem(file, 1, "", "the file is empty, expected " + String.join(" | ", columns.needed()));
            return;
        }
        if (first.startsWith(Text.BYTE_ORDER_MARK)) {
            first = first.substring(1);
            findings.note(file + " begins with a byte-order mark; it was passed over");
        }
        List<String> header = cells(first);
        if (!columns.check(file, 1, header, findings)) {
            return;
        }
        Map<String, Integer> places = new HashMap<>();
        columns.all().stream().filter(header::contains).forEach(column -> places.put(column, header.indexOf(column)));
        int number = 1;
        for (String text = next(in, buffer, file, 2); text != null; text = next(in, buffer, file, number + 1)) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            List<String> cells = cells(text);
            if (cells.size() != header.size()) {
                findings.problem(
                        file,
                        number,
                        "",
                        "the line is not whole, found " + cells.size() + " cells, expected " + header.size());
                continue;
            }
            Map<String, String> byColumn = new HashMap<>();
            places.forEach((column, place) -> byColumn.put(column, cells.get(place)));
            Line line = new Line(file, number, byColumn, findings);
            if (Text.quotesSound(line)) {
                each.accept(line);
            }
        }
    }

    /** The next line without its end; {@code null} after the last. */
    private static @Nullable String next(InputStream in, ByteArrayOutputStream buffer, String file, int number)
            throws IOException {
        buffer.reset();
        int character = in.read();
        if (character < 0) {
            return null;
        }
        while (character >= 0 && character != '\n') {
            if (buffer.size() == LONGEST_LINE) {
                throw Findings.refusal(
                        file,
                        number,
                        "",
                        "the line does not end, found more than " + LONGEST_LINE
                                + " bytes, expected tab-separated text");
            }
            buffer.write(character);
            character = in.read();
        }
        String text = buffer.toString(StandardCharsets.UTF_8);
        if (text.indexOf(Text.NOT_UTF_8) >= 0 || text.indexOf('\0') >= 0) {
            throw Findings.refusal(file, number, "", Text.WRONG_ENCODING);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(0, end);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }
}
