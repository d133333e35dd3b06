package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the importers share in reading and writing text. */
final class Text {

    static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a reader of UTF-8 puts in the place of bytes that are none. */
    static final char NOT_UTF_8 = '\uFFFD';

    static final String WRONG_ENCODING = "the text is not UTF-8, expected the file as published, not saved anew";

    private Text() {}

    /** @return whether quotes stand in pairs in all cells; a table saved by a spreadsheet program has them around cells */
    static boolean quotesSound(Line line) {
        boolean sound = true;
        for (Map.Entry<String, String> cell : line.cells().entrySet()) {
            String text = cell.getValue();
            if (text.indexOf('"') >= 0) {
                boolean odd = text.chars().filter(character -> character == '"').count() % 2 == 1;
                boolean around = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
                if (odd || around) {
                    line.problem(
                            cell.getKey(),
                            "a stray quote, found " + text
                                    + ", expected the text as published, without quotes around it");
                    sound = false;
                }
            }
        }
        return sound;
    }

    /** One line of a CSV file of the seed data, with quotes only where they are needed. */
    static String csv(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                        ? "\"" + cell.replace("\"", "\"\"") + "\""
                        : cell)
                .collect(Collectors.joining(","));
    }

    static String csvFile(List<String> header, Collection<List<String>> rows) {
        StringBuilder text = new StringBuilder(csv(header)).append('\n');
        rows.forEach(row -> text.append(csv(row)).append('\n'));
        return text.toString();
    }

    /** The unweighted mean, half up, as short as it can be written. */
    static String mean(Collection<BigDecimal> figures, int decimals) {
        BigDecimal sum = figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return plain(sum.divide(BigDecimal.valueOf(figures.size()), decimals, RoundingMode.HALF_UP));
    }

    /** Without zeros at the end and without an exponent. */
    static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
}
