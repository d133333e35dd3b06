package org.exposureatlas.chart;

import java.util.List;

/**
 * The numbers of a chart as a table: every chart has one. The first cell of each row heads the row.
 *
 * @param rows cells as they are printed, one for each column
 */
public record DataTable(String caption, List<Column> columns, List<List<String>> rows) {

    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "Row " + row + " has " + row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /** @param numeric whether the column holds figures, which are set flush right */
    public record Column(String label, boolean numeric) {

        public static Column text(String label) {
            return new Column(label, false);
        }

        public static Column figures(String label) {
            return new Column(label, true);
        }
    }
}
