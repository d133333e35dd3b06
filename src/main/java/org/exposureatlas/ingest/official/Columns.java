package org.exposureatlas.ingest.official;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a table that an importer reads. Others may stand beside them, in any order.
 *
 * @param optional columns that some releases do not have
 */
record Columns(List<String> needed, List<String> optional) {

    static Columns of(String... needed) {
        return new Columns(List.of(needed), List.of());
    }

    Columns orElse(String... optional) {
        return new Columns(needed, List.of(optional));
    }

    List<String> all() {
        return Stream.concat(needed.stream(), optional.stream()).toList();
    }

    /** @return whether a table with this header can be read */
    boolean check(String file, int line, List<String> header, Findings findings) {
        boolean sound = true;
        String found = String.join(" | ", header);
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (column.contains("\"")) {
                findings.problem(
                        file, line, column, "a stray quote in the header, found " + column + ", expected no quotes");
                sound = false;
            }
            if (all().contains(column) && !seen.add(column)) {
                findings.problem(file, line, column, "the column stands twice, found " + found + ", expected it once");
                sound = false;
            }
        }
        for (String column : needed) {
            if (!header.contains(column)) {
                findings.problem(
                        file,
                        line,
                        column,
                        "the column is missing, found " + found + ", expected " + String.join(" | ", needed));
                sound = false;
            }
        }
        return sound;
    }
}
