package org.exposureatlas.ingest.official;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which occupations O*NET calls related, the nearest first. O*NET ranks them under each code; of several codes of one
 * occupation the best place counts, then how many pairs of codes there are.
 */
final class OnetRelated {

    static final String FILE = "Related Occupations.txt";
    static final String SEED = "career/related.csv";

    private static final String CODE = "O*NET-SOC Code";
    private static final String OTHER = "Related O*NET-SOC Code";

    /** As many as O*NET lists under one code. */
    private static final int MOST = 20;

    private OnetRelated() {}

    private record Near(String slug, int place, int pairs) {

        Near and(Near other) {
            return new Near(slug, Math.min(place, other.place), pairs + other.pairs);
        }
    }

    static void read(Importer.Task task) {
        Tally tally = task.draft().tally(FILE);
        OnetCodes codes = new OnetCodes(task.seed());
        Set<String> seen = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        Set<String> places = new HashSet<>();
        Map<String, Map<String, Near>> near = new HashMap<>();
        TabTable.read(task.release(), FILE, Columns.of(CODE, OTHER, "Index"), task.findings(), line -> {
            String code = line.onetCode(CODE);
            String other = line.onetCode(OTHER);
            Integer place = line.whole("Index", 1, 1_000);
            if (code == null || other == null || place == null) {
                return;
            }
            tally.readOne();
            seen.add(code);
            if (code.equals(other)) {
                line.problem(OTHER, "found " + code + " related to itself, expected another code");
            } else if (!pairs.add(code + other)) {
                line.problem(OTHER, other + " stands twice under " + code + ", expected each pair once");
            } else if (!places.add(code + place)) {
                line.problem("Index", place + " stands twice under " + code + ", expected each place once");
            }
            SeedData.Target occupation = codes.occupationOf(code);
            SeedData.Target related = codes.occupationOf(other);
            if (occupation == null) {
                return;
            }
            if (related == null) {
                tally.unmatched(other + " as a related code", "no occupation here has this code");
            } else if (related.slug().equals(occupation.slug())) {
                tally.unmatched(code + " and " + other, "both are codes of the same occupation");
            } else {
                tally.usedOne();
                near.computeIfAbsent(occupation.slug(), slug -> new HashMap<>())
                        .merge(related.slug(), new Near(related.slug(), place, 1), Near::and);
            }
        });
        codes.report(tally, seen);
        List<List<String>> rows = new ArrayList<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            rows.addAll(rows(occupation.slug(), near.getOrDefault(occupation.slug(), Map.of())));
        }
        task.lay(SEED, FILE, tally, List.of("slug", "rank", "related", "place", "pairs"), rows);
    }

    private static List<List<String>> rows(String slug, Map<String, Near> near) {
        List<Near> ranked = near.values().stream()
                .sorted(Comparator.comparing(Near::place)
                        .thenComparing(Near::pairs, Comparator.reverseOrder())
                        .thenComparing(Near::slug))
                .limit(MOST)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Near one : ranked) {
            rows.add(List.of(
                    slug,
                    Integer.toString(rows.size() + 1),
                    one.slug(),
                    Integer.toString(one.place()),
                    Integer.toString(one.pairs())));
        }
        return rows;
    }
}
