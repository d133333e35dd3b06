package org.exposureatlas.ingest.official;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The major groups of the 2018 SOC, which a release of O*NET does not name; by the first two digits of a code. */
final class MajorGroups {

    private static final String FILE = "/soc-major-groups.csv";
    private static final SortedMap<String, Group> GROUPS = Collections.unmodifiableSortedMap(load());

    private MajorGroups() {}

    record Group(String code, String slug, String name) {}

    static Map<String, Group> all() {
        return GROUPS;
    }

    static boolean known(String code) {
        return GROUPS.containsKey(code.substring(0, 2));
    }

    static Group of(String code) {
        return Objects.requireNonNull(GROUPS.get(code.substring(0, 2)), code);
    }

    private static SortedMap<String, Group> load() {
        SortedMap<String, Group> groups = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(MajorGroups.class.getResourceAsStream(FILE), FILE);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                Group group = new Group(row.getField("code"), row.getField("slug"), row.getField("name"));
                groups.put(group.code(), group);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return groups;
    }
}
