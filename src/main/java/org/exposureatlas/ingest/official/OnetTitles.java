package org.exposureatlas.ingest.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Other names of an occupation: the titles of its O*NET codes, then names that workers reported, those shown to the
 * public first, then alternate ones. Codes take turns, so that each is heard before the list is full.
 */
final class OnetTitles {

    private static final String OCCUPATIONS = "Occupation Data.txt";
    private static final String REPORTED = "Sample of Reported Titles.txt";
    private static final String ALTERNATE = "Alternate Titles.txt";

    static final List<String> FILES = List.of(OCCUPATIONS, REPORTED, ALTERNATE);

    private static final String CODE = "O*NET-SOC Code";
    private static final String SEED = "aliases.csv";
    private static final int MOST = 40;
    private static final int LONGEST = 200;

    private OnetTitles() {}

    static void read(Importer.Task task) {
        OnetCodes codes = new OnetCodes(task.seed());
        Map<String, String> titles = titles(task, codes);
        Map<String, List<String>> shown = new HashMap<>();
        Map<String, List<String>> reported = new HashMap<>();
        read(task, codes, REPORTED, "Reported Job Title", "Shown in My Next Move", (line, title) -> {
            String mark = line.text("Shown in My Next Move");
            if (!mark.equals("Y") && !mark.equals("N")) {
                line.problem("Shown in My Next Move", "found \"" + mark + "\", expected Y or N");
            }
            (mark.equals("Y") ? shown : reported)
                    .computeIfAbsent(line.text(CODE), code -> new ArrayList<>())
                    .add(title);
        });
        Map<String, List<String>> alternate = new HashMap<>();
        Tally last = read(
                task,
                codes,
                ALTERNATE,
                "Alternate Title",
                "Source(s)",
                (line, title) -> alternate
                        .computeIfAbsent(line.text(CODE), code -> new ArrayList<>())
                        .add(title));
        shown.forEach((code, names) -> names.addAll(reported.getOrDefault(code, List.of())));
        reported.forEach(shown::putIfAbsent);

        List<List<String>> rows = new ArrayList<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            Names names = new Names(occupation);
            for (String code : occupation.onetCodes()) {
                String title = titles.getOrDefault(code, "");
                if (!title.isEmpty() && !title.equalsIgnoreCase(occupation.title())) {
                    names.add(title, "onet-title", code);
                }
            }
            names.addInTurns(shown, "reported");
            names.addInTurns(alternate, "alternate");
            rows.addAll(names.rows);
        }
        task.lay(SEED, ALTERNATE, last, List.of("slug", "title", "kind", "onet_soc"), rows);
    }

    private static Map<String, String> titles(Importer.Task task, OnetCodes codes) {
        Tally tally = task.draft().tally(OCCUPATIONS);
        Set<String> seen = new HashSet<>();
        Map<String, String> titles = new HashMap<>();
        TabTable.read(task.release(), OCCUPATIONS, Columns.of(CODE, "Title"), task.findings(), line -> {
            String code = line.onetCode(CODE);
            String title = line.filled("Title");
            if (code != null && title != null) {
                codes.count(tally, seen, code);
                String before = titles.put(code, title);
                if (before != null) {
                    line.problem(
                            CODE,
                            code + " stands twice, found " + title + " after " + before + ", expected each code once");
                }
            }
        });
        codes.report(tally, seen);
        return titles;
    }

    private static Tally read(
            Importer.Task task,
            OnetCodes codes,
            String file,
            String column,
            String besides,
            java.util.function.BiConsumer<Line, String> each) {
        Tally tally = task.draft().tally(file);
        Set<String> seen = new HashSet<>();
        TabTable.read(task.release(), file, Columns.of(CODE, column, besides), task.findings(), line -> {
            String code = line.onetCode(CODE);
            String title = line.filled(column);
            if (code == null || title == null) {
                return;
            }
            codes.count(tally, seen, code);
            if (title.length() > LONGEST) {
                tally.unmatched(code + " " + title, "left out: longer than " + LONGEST + " characters");
            } else {
                each.accept(line, title);
            }
        });
        codes.report(tally, seen);
        return tally;
    }

    /** The names of one occupation, each once. */
    private static final class Names {

        private final SeedData.Target occupation;
        private final Set<String> seen = new HashSet<>();
        private final List<List<String>> rows = new ArrayList<>();

        private Names(SeedData.Target occupation) {
            this.occupation = occupation;
        }

        private void add(String title, String kind, String code) {
            if (rows.size() < MOST && seen.add(title.toLowerCase(Locale.ROOT))) {
                rows.add(List.of(occupation.slug(), title, kind, code));
            }
        }

        private void addInTurns(Map<String, List<String>> byCode, String kind) {
            int longest = occupation.onetCodes().stream()
                    .mapToInt(code -> byCode.getOrDefault(code, List.of()).size())
                    .max()
                    .orElse(0);
            for (int turn = 0; turn < longest; turn++) {
                for (String code : occupation.onetCodes()) {
                    List<String> titles = byCode.getOrDefault(code, List.of());
                    if (turn < titles.size()) {
                        add(titles.get(turn), kind, code);
                    }
                }
            }
        }
    }
}
