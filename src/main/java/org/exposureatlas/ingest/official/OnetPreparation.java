package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a job asks for before one begins: the job zone, and the education that workers name as required. */
final class OnetPreparation {

    static final String JOB_ZONES = "Job Zones.txt";
    static final String EDUCATION = "Education, Training, and Experience.txt";

    private static final String CODE = "O*NET-SOC Code";
    private static final int LEVELS = 12;
    private static final int DECIMALS = 2;

    /** Shares are published to two decimals, so their sum may be off by a little. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.1");

    private OnetPreparation() {}

    static void jobZones(Importer.Task task) {
        Tally tally = task.draft().tally(JOB_ZONES);
        OnetCodes codes = new OnetCodes(task.seed());
        Set<String> seen = new HashSet<>();
        Map<String, Integer> zones = new HashMap<>();
        TabTable.read(task.release(), JOB_ZONES, Columns.of(CODE, "Job Zone"), task.findings(), line -> {
            String code = line.onetCode(CODE);
            Integer zone = line.whole("Job Zone", 1, 5);
            if (code != null && zone != null) {
                codes.count(tally, seen, code);
                Integer before = zones.put(code, zone);
                if (before != null) {
                    line.problem(
                            CODE, code + " stands twice, found zone " + zone + " after " + before + ", expected one");
                }
            }
        });
        codes.report(tally, seen);
        List<List<String>> rows = new ArrayList<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            Map<Integer, Integer> counts = new TreeMap<>();
            List<BigDecimal> values = new ArrayList<>();
            for (String code : occupation.onetCodes()) {
                Integer zone = zones.get(code);
                if (zone != null) {
                    counts.merge(zone, 1, Integer::sum);
                    values.add(BigDecimal.valueOf(zone));
                }
            }
            if (!values.isEmpty()) {
                int most = counts.values().stream().max(Integer::compare).orElseThrow();
                // Of several as frequent ones the lowest: nobody is asked for more than has been found.
                int zone = counts.keySet().stream()
                        .filter(key -> counts.getOrDefault(key, 0) == most)
                        .findFirst()
                        .orElseThrow();
                rows.add(List.of(
                        occupation.slug(),
                        Integer.toString(zone),
                        Text.mean(values, DECIMALS),
                        counts.keySet().stream()
                                .min(Integer::compare)
                                .orElseThrow()
                                .toString(),
                        counts.keySet().stream()
                                .max(Integer::compare)
                                .orElseThrow()
                                .toString(),
                        Integer.toString(values.size())));
            }
        }
        task.lay(
                "career/job-zones.csv",
                JOB_ZONES,
                tally,
                List.of("slug", "zone", "mean", "lowest", "highest", "codes"),
                rows);
    }

    static void education(Importer.Task task) {
        Tally tally = task.draft().tally(EDUCATION);
        OnetCodes codes = new OnetCodes(task.seed());
        Set<String> seen = new HashSet<>();
        Map<String, Map<Integer, BigDecimal>> shares = new TreeMap<>();
        Pattern element = Pattern.compile("[1-5]\\.[A-D]\\S*");
        TabTable.read(
                task.release(),
                EDUCATION,
                Columns.of(CODE, "Element ID", "Scale ID", "Category", "Data Value"),
                task.findings(),
                line -> {
                    String code = line.onetCode(CODE);
                    String id = line.matching("Element ID", element, "an element such as 2.D.1");
                    // The file holds experience and training as well.
                    if (code == null || id == null || !id.equals("2.D.1")) {
                        return;
                    }
                    Integer level = line.whole("Category", 1, LEVELS);
                    BigDecimal share = line.number("Data Value", 0, 100);
                    if (level == null || share == null) {
                        return;
                    }
                    codes.count(tally, seen, code);
                    if (shares.computeIfAbsent(code, key -> new HashMap<>()).put(level, share) != null) {
                        line.problem(
                                "Category",
                                "category " + level + " stands twice under " + code + ", found " + share
                                        + " as well, expected one share");
                    }
                });
        codes.report(tally, seen);
        shares.entrySet().removeIf(code -> {
            BigDecimal sum = code.getValue().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean whole = sum.subtract(BigDecimal.valueOf(100)).abs().compareTo(ROUNDING) <= 0;
            if (!whole && codes.occupationOf(code.getKey()) != null) {
                tally.unmatched(code.getKey(), "left out: its shares add up to " + sum + " instead of 100");
            }
            return !whole;
        });
        List<List<String>> rows = new ArrayList<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            List<Map<Integer, BigDecimal>> found = occupation.onetCodes().stream()
                    .filter(shares::containsKey)
                    .map(code -> shares.getOrDefault(code, Map.of()))
                    .toList();
            for (int level = 1; level <= LEVELS && !found.isEmpty(); level++) {
                int category = level;
                List<BigDecimal> values = found.stream()
                        .map(code -> code.getOrDefault(category, BigDecimal.ZERO))
                        .toList();
                rows.add(List.of(
                        occupation.slug(),
                        Integer.toString(level),
                        Text.mean(values, DECIMALS),
                        Integer.toString(found.size())));
            }
        }
        task.lay("career/education.csv", EDUCATION, tally, List.of("slug", "level", "percent", "codes"), rows);
    }
}
