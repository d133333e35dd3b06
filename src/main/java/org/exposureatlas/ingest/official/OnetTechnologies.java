package org.exposureatlas.ingest.official;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Software and technology that workers use: what employers ask for most first. */
final class OnetTechnologies {

    static final String FILE = "Technology Skills.txt";

    private static final String CODE = "O*NET-SOC Code";
    private static final String IN_DEMAND = "In Demand";
    private static final String SEED = "career/technologies.csv";
    private static final int MOST = 40;
    private static final int LONGEST = 200;

    private OnetTechnologies() {}

    /** A name under the codes of one occupation. */
    private static final class Use {

        private final Set<String> codes = new HashSet<>();
        private final Map<String, Integer> kinds = new TreeMap<>();
        private boolean hot;
        private boolean inDemand;

        /** The kind it is listed under most often, the first in the alphabet of several. */
        private String kind() {
            return kinds.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(
                                    Map.Entry.<String, Integer>comparingByKey().reversed()))
                    .orElseThrow()
                    .getKey();
        }
    }

    static void read(Importer.Task task) {
        Tally tally = task.draft().tally(FILE);
        OnetCodes codes = new OnetCodes(task.seed());
        Set<String> seen = new HashSet<>();
        Set<String> columns = new HashSet<>();
        Map<String, Map<String, Use>> uses = new HashMap<>();
        TabTable.read(
                task.release(),
                FILE,
                Columns.of(CODE, "Example", "Commodity Title", "Hot Technology").orElse(IN_DEMAND),
                task.findings(),
                line -> {
                    String code = line.onetCode(CODE);
                    String name = line.filled("Example");
                    String kind = line.filled("Commodity Title");
                    if (code == null || name == null || kind == null) {
                        return;
                    }
                    columns.addAll(line.cells().keySet());
                    codes.count(tally, seen, code);
                    SeedData.Target occupation = codes.occupationOf(code);
                    boolean hot = yes(line, "Hot Technology");
                    boolean inDemand = !line.cells().containsKey(IN_DEMAND) ? false : yes(line, IN_DEMAND);
                    if (occupation == null) {
                        return;
                    }
                    if (name.length() > LONGEST || kind.length() > LONGEST) {
                        tally.unmatched(code + " " + name, "left out: longer than " + LONGEST + " characters");
                        return;
                    }
                    Use use = uses.computeIfAbsent(occupation.slug(), slug -> new HashMap<>())
                            .computeIfAbsent(name, key -> new Use());
                    use.codes.add(code);
                    use.kinds.merge(kind, 1, Integer::sum);
                    use.hot |= hot;
                    use.inDemand |= inDemand;
                });
        if (!seen.isEmpty() && !columns.contains(IN_DEMAND)) {
            task.findings()
                    .note(FILE + " of this release has no column " + IN_DEMAND + "; nothing is marked as in demand");
        }
        codes.report(tally, seen);
        List<List<String>> rows = new ArrayList<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            rows.addAll(rows(occupation.slug(), uses.getOrDefault(occupation.slug(), Map.of())));
        }
        task.lay(SEED, FILE, tally, List.of("slug", "rank", "name", "kind", "hot", "in_demand"), rows);
    }

    private static List<List<String>> rows(String slug, Map<String, Use> uses) {
        List<Map.Entry<String, Use>> ranked = uses.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Use> use) -> !use.getValue().inDemand)
                        .thenComparing(use -> !use.getValue().hot)
                        .thenComparing(use -> -use.getValue().codes.size())
                        .thenComparing(use -> use.getKey().toLowerCase(Locale.ROOT))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Use use = ranked.get(i).getValue();
            rows.add(List.of(
                    slug,
                    Integer.toString(i + 1),
                    ranked.get(i).getKey(),
                    use.kind(),
                    use.hot ? "yes" : "no",
                    use.inDemand ? "yes" : "no"));
        }
        return rows;
    }

    private static boolean yes(Line line, String column) {
        String text = line.text(column);
        if (!text.equals("Y") && !text.equals("N")) {
            line.problem(column, "found \"" + text + "\", expected Y or N");
        }
        return text.equals("Y");
    }
}
