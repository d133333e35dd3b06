package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a table of a release: the cells of the columns that are read, and where it stands. */
record Line(String file, int number, Map<String, String> cells, Findings findings) {

    static final Pattern ONET_CODE = Pattern.compile("\\d{2}-\\d{4}\\.\\d{2}");
    static final Pattern SOC_CODE = Pattern.compile("\\d{2}-\\d{4}");

    /** The cell without white space around it; empty where the release has no such column. */
    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    /** @return the code, or {@code null} if it is none, which is reported */
    @Nullable
    String onetCode(String column) {
        return matching(column, ONET_CODE, "a code such as 11-1011.00");
    }

    @Nullable
    String matching(String column, Pattern pattern, String expected) {
        String text = text(column);
        if (pattern.matcher(text).matches()) {
            return text;
        }
        problem(column, "found \"" + text + "\", expected " + expected);
        return null;
    }

    @Nullable
    String filled(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            problem(column, "the cell is empty, found \"\", expected a text");
            return null;
        }
        return text;
    }

    /** @return the number, or {@code null} if there is none in the range, which is reported */
    @Nullable
    BigDecimal number(String column, int low, int high) {
        BigDecimal number = decimal(text(column));
        if (number != null
                && number.compareTo(BigDecimal.valueOf(low)) >= 0
                && number.compareTo(BigDecimal.valueOf(high)) <= 0) {
            return number;
        }
        problem(column, "found \"" + text(column) + "\", expected a number from " + low + " to " + high);
        return null;
    }

    @Nullable
    Integer whole(String column, int low, int high) {
        BigDecimal number = decimal(text(column));
        if (number != null
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(low)) >= 0
                && number.compareTo(BigDecimal.valueOf(high)) <= 0) {
            return number.intValueExact();
        }
        problem(column, "found \"" + text(column) + "\", expected a whole number from " + low + " to " + high);
        return null;
    }

    /** A number of at most 20 characters, with or without commas between thousands; {@code null} if it is none. */
    static @Nullable BigDecimal decimal(String text) {
        if (text.length() > 20 || !text.matches("-?(\\d+|\\d{1,3}(,\\d{3})+)?(\\.\\d+)?([eE]-?\\d{1,2})?")) {
            return null;
        }
        try {
            return new BigDecimal(text.replace(",", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    void problem(String column, String message) {
        findings.problem(file, number, column, message);
    }
}
