package org.exposureatlas.ingest.official;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of the seed data as an import would have them, and the tallies of how they came about. */
final class Draft {

    private final SeedData seed;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<Tally> tallies = new ArrayList<>();

    Draft(SeedData seed) {
        this.seed = seed;
    }

    /** @param added lines that were not there; a line changed counts as one removed and one added */
    record Change(String file, int rowsBefore, int rowsAfter, int added, int removed) {}

    Tally tally(String name) {
        Tally tally = new Tally(name);
        tallies.add(tally);
        return tally;
    }

    void add(Tally tally) {
        tallies.add(tally);
    }

    List<Tally> tallies() {
        return tallies;
    }

    void put(String file, String text) {
        if (!seed.has(file) || !seed.text(file).equals(text)) {
            files.put(file, text);
        }
    }

    /** The text of a file as far as this import has changed it. */
    String text(String file) {
        String changed = files.get(file);
        return changed == null ? seed.text(file) : changed;
    }

    Map<String, byte[]> changedFiles() {
        Map<String, byte[]> changed = new TreeMap<>();
        files.forEach((file, text) -> changed.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return changed;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        files.forEach((file, text) -> {
            List<String> before = seed.has(file) ? seed.text(file).lines().toList() : List.of();
            List<String> after = text.lines().toList();
            Map<String, Integer> counts = new HashMap<>();
            before.forEach(line -> counts.merge(line, -1, Integer::sum));
            after.forEach(line -> counts.merge(line, 1, Integer::sum));
            changes.add(new Change(
                    file,
                    rows(file, before),
                    rows(file, after),
                    counts.values().stream()
                            .mapToInt(count -> Math.max(0, count))
                            .sum(),
                    counts.values().stream()
                            .mapToInt(count -> Math.max(0, -count))
                            .sum()));
        });
        return changes;
    }

    private static int rows(String file, List<String> lines) {
        return file.endsWith(".csv") ? Math.max(0, lines.size() - 1) : 1;
    }
}
