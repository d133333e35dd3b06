package org.exposureatlas.ingest.official;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A spreadsheet of a release (xlsx), whose sheets are read row by row. */
final class Workbook implements AutoCloseable {

    private static final int MOST_COMPRESSED = 64 << 20;
    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_PARTS = 2000;

    /** Above the names of the columns stands at most a title. */
    private static final int HEADER_WITHIN = 10;

    private final String file;
    private final ReadableWorkbook workbook;

    private Workbook(String file, ReadableWorkbook workbook) {
        this.file = file;
        this.workbook = workbook;
    }

    /** @throws ImportRefusedException if it is none, or too large */
    static Workbook open(ReleaseFiles release, String file) {
        try (InputStream in = release.open(file)) {
            byte[] bytes = in.readNBytes(MOST_COMPRESSED + 1);
            if (bytes.length > MOST_COMPRESSED) {
                throw Findings.refusal(
                        file, 0, "", "is too large, expected a workbook of at most " + MOST_COMPRESSED + " bytes");
            }
            checkParts(file, bytes);
            return new Workbook(file, new ReadableWorkbook(new ByteArrayInputStream(bytes)));
        } catch (IOException | ExcelReaderException e) {
            throw noWorkbook(file);
        }
    }

    private static ImportRefusedException noWorkbook(String file) {
        return Findings.refusal(file, 0, "", "is not a workbook that can be read, expected an xlsx file as published");
    }

    /** A workbook is a zip, and as little to be trusted as one. */
    private static void checkParts(String file, byte[] bytes) throws IOException {
        long size = 0;
        int parts = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts++;
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        size += count;
                        if (size > MOST_BYTES || parts > MOST_PARTS) {
                            throw Findings.refusal(
                                    file, 0, "", "unpacks to too much, expected at most " + MOST_BYTES + " bytes");
                        }
                    }
                }
            }
        }
        if (parts == 0) {
            throw noWorkbook(file);
        }
    }

    List<String> sheets() {
        return workbook.getSheets().map(Sheet::getName).toList();
    }

    /** All texts of a sheet, for what stands outside of tables. */
    void texts(String sheet, Consumer<String> each) {
        rows(sheet, (number, cells) -> cells.forEach(each));
    }

    /** Column names as they are compared: lower case, one space, plain dashes, without marks of footnotes. */
    static String plain(String name) {
        return name.replaceAll("\\[\\d+]", "")
                .replaceAll("[\u2010-\u2015]", "-")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** What to read of a sheet, decided when its header is seen. */
    interface Headed {

        /** @return whether these are the names of the columns, as {@link #plain} has them */
        boolean isHeader(List<String> names);

        /** @return the columns to read */
        Columns columns(List<String> names);
    }

    /** Rows without anything in them are passed over. */
    void read(String sheet, Headed headed, Findings findings, Consumer<Line> each) {
        String place = file + " (" + sheet + ")";
        Map<String, Integer> places = new HashMap<>();
        boolean[] state = new boolean[2];
        List<String> first = new ArrayList<>();
        rows(sheet, (number, cells) -> {
            if (state[1]) {
                return;
            }
            if (!state[0]) {
                List<String> names = cells.stream().map(Workbook::plain).toList();
                if (headed.isHeader(names)) {
                    state[0] = true;
                    Columns columns = headed.columns(names);
                    state[1] = !columns.check(place, number, names, findings);
                    columns.all().stream()
                            .filter(names::contains)
                            .forEach(column -> places.put(column, names.indexOf(column)));
                } else if (number <= HEADER_WITHIN) {
                    first.add(String.join(" | ", cells));
                } else {
                    state[1] = true;
                }
                return;
            }
            Map<String, String> byColumn = new HashMap<>();
            places.forEach((column, at) -> byColumn.put(column, at < cells.size() ? cells.get(at) : ""));
            if (byColumn.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                each.accept(new Line(place, number, byColumn, findings));
            }
        });
        if (!state[0]) {
            findings.problem(
                    place,
                    1,
                    "",
                    "the names of the columns are missing, found " + String.join(" / ", first)
                            + ", expected them in the first " + HEADER_WITHIN + " rows, as published");
        }
    }

    private interface EachRow {
        void accept(int number, List<String> cells);
    }

    private void rows(String name, EachRow each) {
        Sheet sheet = workbook.getSheets()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        try (Stream<Row> rows = sheet.openStream()) {
            rows.forEach(row -> {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(row.getOptionalCell(i).map(Workbook::text).orElse(""));
                }
                each.accept(row.getRowNum(), cells);
            });
        } catch (IOException | ExcelReaderException e) {
            throw noWorkbook(file);
        }
    }

    /** Numbers are kept in a workbook as binary fractions, so that 0.1 may stand there as 0.10000000000000001. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = Line.decimal(cell.getRawValue());
            return number == null
                    ? new BigDecimal(cell.getRawValue())
                            .round(new MathContext(12))
                            .stripTrailingZeros()
                            .toPlainString()
                    : number.round(new MathContext(12)).stripTrailingZeros().toPlainString();
        }
        return cell.getType() == CellType.EMPTY ? "" : cell.getText().strip();
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file + " cannot be closed", e);
        }
    }
}
