package org.exposureatlas.ingest.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which occupations O*NET calls related, the nearest first. */
final class OnetRelated {

    static final String FILE = "Related Occupations.txt";

    private static final String CODE = "O*NET-SOC Code";
    private static final String OTHER = "Related O*NET-SOC Code";

    private OnetRelated() {}

    /**
     * @param known the codes that may stand in it; others are reported and left out
     * @return for each code those related to it, in the order of the release
     */
    static Map<String, List<String>> read(Importer.Task task, Set<String> known) {
        Tally tally = task.draft().tally(FILE);
        Map<String, Map<Integer, String>> byCode = new HashMap<>();
        Set<String> pairs = new HashSet<>();
        TabTable.read(task.release(), FILE, Columns.of(CODE, OTHER, "Index"), task.findings(), line -> {
            String code = line.onetCode(CODE);
            String other = line.onetCode(OTHER);
            Integer index = line.whole("Index", 1, 1_000);
            if (code == null || other == null || index == null) {
                return;
            }
            tally.readOne();
            if (!pairs.add(code + other)) {
                line.problem(OTHER, other + " stands twice under " + code + ", expected each pair once");
            } else if (code.equals(other)) {
                line.problem(OTHER, "found " + code + " related to itself, expected another code");
            } else if (!known.contains(code) || !known.contains(other)) {
                tally.unmatched(known.contains(code) ? other : code, "no occupation here has this code");
            } else {
                tally.usedOne();
                String before =
                        byCode.computeIfAbsent(code, key -> new TreeMap<>()).put(index, other);
                if (before != null) {
                    line.problem("Index", index + " stands twice under " + code + ", expected each place once");
                }
            }
        });
        Map<String, List<String>> related = new TreeMap<>();
        byCode.forEach((code, places) -> related.put(code, new ArrayList<>(new LinkedHashSet<>(places.values()))));
        return related;
    }
}
