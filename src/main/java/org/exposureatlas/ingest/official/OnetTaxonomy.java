package org.exposureatlas.ingest.official;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a release says of the occupations themselves: their titles, what they are and which tasks they have. */
final class OnetTaxonomy {

    static final String OCCUPATIONS = "Occupation Data.txt";
    static final String STATEMENTS = "Task Statements.txt";
    static final String RATINGS = "Task Ratings.txt";

    private static final String CODE = "O*NET-SOC Code";
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    /** The words of O*NET for how much a task belongs to an occupation, and ours. */
    private static final Map<String, String> IMPORTANCE = Map.of("core", "core", "supplemental", "supporting");

    private static final int LONGEST_STATEMENT = 500;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final SortedMap<String, Entry> occupations;

    private OnetTaxonomy(SortedMap<String, Entry> occupations) {
        this.occupations = occupations;
    }

    /** @param tasks in the order of the release */
    record Entry(String code, String slug, String title, String description, List<Statement> tasks) {

        String majorGroup() {
            return code.substring(0, 2);
        }
    }

    /**
     * @param type core, supplemental or empty, as the release has it
     * @param rating mean importance, 1 to 5, or empty
     */
    record Statement(int number, String code, String text, String type, String rating) {

        @Nullable
        String importance() {
            return IMPORTANCE.get(type);
        }
    }

    /** In the order of their codes. */
    Iterable<Entry> occupations() {
        return occupations.values();
    }

    boolean has(String code) {
        return occupations.containsKey(code);
    }

    Entry of(String code) {
        return Objects.requireNonNull(occupations.get(code), code);
    }

    static OnetTaxonomy read(Importer.Task task) {
        for (String file : List.of(OCCUPATIONS, STATEMENTS)) {
            if (!task.release().has(file)) {
                task.findings()
                        .problem(
                                file,
                                0,
                                "",
                                "the file is missing, found no such file in "
                                        + task.release().label() + ", expected it for the taxonomy");
            }
        }
        task.findings().refuseIfAny();
        SortedMap<String, Entry> occupations = occupations(task);
        Map<Integer, String> ratings = ratings(task);
        statements(task, occupations, ratings);
        if (occupations.isEmpty()) {
            task.findings().problem(OCCUPATIONS, 0, "", "found no occupation, expected about a thousand");
        }
        task.findings().refuseIfAny();
        return new OnetTaxonomy(occupations);
    }

    private static SortedMap<String, Entry> occupations(Importer.Task task) {
        Tally tally = task.draft().tally(OCCUPATIONS);
        SortedMap<String, Entry> occupations = new TreeMap<>();
        Map<String, String> slugs = new HashMap<>();
        TabTable.read(task.release(), OCCUPATIONS, Columns.of(CODE, "Title", "Description"), task.findings(), line -> {
            String code = line.onetCode(CODE);
            String title = line.filled("Title");
            String description = line.filled("Description");
            if (code == null || title == null || description == null) {
                return;
            }
            if (description.length() > LONGEST_DESCRIPTION) {
                line.problem(
                        "Description",
                        "found " + description.length() + " characters, expected at most " + LONGEST_DESCRIPTION);
                return;
            }
            if (!MajorGroups.known(code)) {
                line.problem(CODE, "found " + code + ", expected a code of one of the major groups of the 2018 SOC");
                return;
            }
            String slug = slug(title);
            if (slug.isEmpty() || slugs.putIfAbsent(slug, code) != null) {
                slug = (slug + "-" + code.replace('.', '-')).replaceFirst("^-", "");
            }
            tally.readOne();
            tally.usedOne();
            if (occupations.put(code, new Entry(code, slug, title, description, new ArrayList<>())) != null) {
                line.problem(CODE, code + " stands twice, expected each code once");
            }
        });
        return occupations;
    }

    /** The title in small letters and hyphens, as addresses have it. */
    static String slug(String title) {
        return java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static Map<Integer, String> ratings(Importer.Task task) {
        Map<Integer, String> ratings = new HashMap<>();
        if (!task.release().has(RATINGS)) {
            task.findings().note(RATINGS + " is not in the release; the mean importance of its tasks is left missing");
            return ratings;
        }
        TabTable.read(
                task.release(),
                RATINGS,
                Columns.of(CODE, "Task ID", "Scale ID", "Data Value"),
                task.findings(),
                line -> {
                    if (line.text("Scale ID").equals("IM")) {
                        String id = line.matching("Task ID", NUMBER, "the number of a task");
                        if (id != null && line.number("Data Value", 1, 5) != null) {
                            ratings.put(Integer.valueOf(id), line.text("Data Value"));
                        }
                    }
                });
        return ratings;
    }

    private static void statements(Importer.Task task, Map<String, Entry> occupations, Map<Integer, String> ratings) {
        Tally tally = task.draft().tally(STATEMENTS);
        Map<Integer, String> seen = new LinkedHashMap<>();
        TabTable.read(
                task.release(), STATEMENTS, Columns.of(CODE, "Task ID", "Task", "Task Type"), task.findings(), line -> {
                    String code = line.onetCode(CODE);
                    String id = line.matching("Task ID", NUMBER, "the number of a task");
                    String text = line.filled("Task");
                    String type = OnetTaskList.type(line);
                    if (code == null || id == null || text == null || type == null) {
                        return;
                    }
                    tally.readOne();
                    if (seen.putIfAbsent(Integer.valueOf(id), code) != null) {
                        line.problem("Task ID", "task " + id + " stands twice, expected each task once");
                        return;
                    }
                    if (text.length() < 4 || text.length() > LONGEST_STATEMENT) {
                        line.problem(
                                "Task", "found " + text.length() + " characters, expected 4 to " + LONGEST_STATEMENT);
                        return;
                    }
                    Entry occupation = occupations.get(code);
                    if (occupation == null) {
                        tally.unmatched(code, "has tasks, but is not in " + OCCUPATIONS);
                        return;
                    }
                    tally.usedOne();
                    int number = Integer.parseInt(id);
                    occupation.tasks().add(new Statement(number, code, text, type, ratings.getOrDefault(number, "")));
                });
        occupations.values().stream()
                .filter(occupation -> occupation.tasks().isEmpty())
                .forEach(occupation ->
                        tally.unmatched(occupation.code(), "has no tasks in the release; its score is withheld"));
    }

    /** The release by its own words: number and month, or what the command says. */
    record Release(String vintage, LocalDate released) {

        private static final Pattern NAMED =
                Pattern.compile("O\\*NET (\\d{1,3}\\.\\d{1,2}) Database\\s+(\\p{Alpha}+) (\\d{4}) Release");

        static Release of(Importer.Task task) {
            Options options = task.options();
            String vintage = options.release();
            LocalDate released = options.released();
            if (vintage == null || released == null) {
                java.util.regex.Matcher named = NAMED.matcher(OnetImport.readMe(task.release()));
                if (named.find()) {
                    LocalDate month = month(named.group(2), Integer.parseInt(named.group(3)));
                    vintage = vintage == null
                            ? named.group(1) + " (" + named.group(2) + " " + named.group(3) + ")"
                            : vintage;
                    released = released == null ? month : released;
                }
            }
            if (vintage == null || released == null) {
                throw Findings.refusal(
                        "Read Me.txt",
                        0,
                        "",
                        "the release does not say its number and month; say --release \"30.1 (December 2025)\" and"
                                + " --released 2025-12-01");
            }
            return new Release(vintage, released);
        }

        private static @Nullable LocalDate month(String name, int year) {
            for (java.time.Month month : java.time.Month.values()) {
                if (month.name().equalsIgnoreCase(name)) {
                    return LocalDate.of(year, month, 1);
                }
            }
            return null;
        }

        /** Its number alone: {@code 30.1}. */
        String number() {
            return vintage.split(" ")[0];
        }
    }
}
