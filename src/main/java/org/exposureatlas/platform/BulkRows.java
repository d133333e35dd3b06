package org.exposureatlas.platform;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of one table on their way into the database by COPY, the fastest way in. Collected in memory and sent with one
 * statement on the connection of the present transaction.
 */
public final class BulkRows {

    private final String table;
    private final String columns;
    private final int width;
    private final StringBuilder text = new StringBuilder();
    private int rows;

    private BulkRows(String table, String[] columns) {
        this.table = table;
        this.columns = String.join(", ", columns);
        this.width = columns.length;
    }

    public static BulkRows of(String table, String... columns) {
        return new BulkRows(table, columns);
    }

    /**
     * @param cells text, numbers, dates, truth values, enums (by name), or collections of these as arrays; one for each
     *     column
     */
    public BulkRows row(@Nullable Object... cells) {
        if (cells.length != width) {
            throw new IllegalArgumentException(cells.length + " cells for the columns " + columns);
        }
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            Object cell = cells[i];
            if (cell == null) {
                text.append("\\N");
            } else {
                escape(cell instanceof Collection<?> items ? array(items) : plain(cell));
            }
        }
        text.append('\n');
        rows++;
        return this;
    }

    public int size() {
        return rows;
    }

    /** Sends the rows; their order is kept. */
    public void into(JdbcTemplate jdbc) {
        if (rows == 0) {
            return;
        }
        jdbc.execute((ConnectionCallback<Long>) this::copy);
    }

    private Long copy(Connection connection) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + columns + ") from stdin", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("The rows of " + table + " cannot be sent", e);
        }
    }

    private static String plain(Object cell) {
        return switch (cell) {
            case BigDecimal number -> number.toPlainString();
            case Enum<?> constant -> constant.name();
            default -> cell.toString();
        };
    }

    private static String array(Collection<?> items) {
        StringBuilder array = new StringBuilder("{");
        for (Object item : items) {
            if (array.length() > 1) {
                array.append(',');
            }
            if (item == null) {
                array.append("NULL");
            } else {
                array.append('"')
                        .append(plain(item).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return array.append('}').toString();
    }

    private void escape(String cell) {
        int written = 0;
        for (int i = 0; i < cell.length(); i++) {
            String escaped = switch (cell.charAt(i)) {
                case '\\' -> "\\\\";
                case '\t' -> "\\t";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                default -> null;
            };
            if (escaped != null) {
                text.append(cell, written, i).append(escaped);
                written = i + 1;
            }
        }
        text.append(cell, written, cell.length());
    }
}
