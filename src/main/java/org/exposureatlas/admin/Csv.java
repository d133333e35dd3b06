package org.exposureatlas.admin;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as a file. */
final class Csv {

    private Csv() {}

    static ResponseEntity<String> file(String name, List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(header);
            rows.forEach(row -> writer.writeRecord(row.stream().map(Csv::plain).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be written", e);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.toString());
    }

    /** A cell that a spreadsheet would take for a formula is marked as text. */
    private static String plain(String cell) {
        return cell.matches("[=+@\\t\\r].*|-\\D.*") ? "'" + cell : cell;
    }
}
