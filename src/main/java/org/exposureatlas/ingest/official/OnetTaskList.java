package org.exposureatlas.ingest.official;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which O*NET tasks there are, with type and importance but without their text. */
final class OnetTaskList {

    private static final String STATEMENTS = "Task Statements.txt";
    private static final String RATINGS = "Task Ratings.txt";

    static final List<String> FILES = List.of(STATEMENTS, RATINGS);

    private static final String CODE = "O*NET-SOC Code";
    private static final String TASK = "Task ID";
    private static final String SEED = "onet-tasks.csv";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Map<String, String> TYPES =
            Map.of("Core", "core", "Supplemental", "supplemental", "n/a", "", "", "");

    private OnetTaskList() {}

    private record Statement(int task, String code, String type) {}

    static void read(Importer.Task task) {
        Map<Integer, Statement> statements = statements(task);
        Map<Integer, String> importance = importance(task, statements);
        Map<Integer, List<String>> rows = new TreeMap<>();
        statements
                .values()
                .forEach(statement -> rows.put(
                        statement.task(),
                        List.of(
                                Integer.toString(statement.task()),
                                statement.code(),
                                statement.type(),
                                importance.getOrDefault(statement.task(), ""))));
        keepLinked(task, rows);
        List<List<String>> sorted = rows.values().stream()
                .sorted(Comparator.comparing((List<String> row) -> row.get(1))
                        .thenComparing(row -> Integer.valueOf(row.getFirst())))
                .toList();
        task.draft().put(SEED, Text.csvFile(List.of("task_id", "onet_soc", "type", "importance"), sorted));
    }

    private static Map<Integer, Statement> statements(Importer.Task task) {
        Tally tally = task.draft().tally(STATEMENTS);
        Map<Integer, Statement> statements = new HashMap<>();
        TabTable.read(task.release(), STATEMENTS, Columns.of(CODE, TASK, "Task Type"), task.findings(), line -> {
            String code = line.onetCode(CODE);
            String id = line.matching(TASK, NUMBER, "the number of a task");
            String type = type(line);
            if (code == null || id == null || type == null) {
                return;
            }
            tally.readOne();
            tally.usedOne();
            int number = Integer.parseInt(id);
            Statement before = statements.put(number, new Statement(number, code, type));
            if (before != null) {
                line.problem(
                        TASK,
                        "task " + id + " stands twice, found it under " + code + " after " + before.code()
                                + ", expected each task once");
            }
        });
        losses(task, tally, statements);
        return statements;
    }

    /** @return core, supplemental or empty; {@code null} if it is none of these, which is reported */
    static @Nullable String type(Line line) {
        String type = TYPES.get(line.text("Task Type"));
        if (type == null) {
            line.problem(
                    "Task Type",
                    "found \"" + line.text("Task Type") + "\", expected Core, Supplemental, n/a or nothing");
        }
        return type;
    }

    private static void losses(Importer.Task task, Tally tally, Map<Integer, Statement> statements) {
        tally.losses(
                task.seed().rows(SEED).stream().map(row -> row.get(1)).collect(Collectors.toSet()),
                statements.values().stream().map(Statement::code).collect(Collectors.toSet()),
                task.options().acceptLosses(),
                STATEMENTS,
                task.findings());
    }

    private static Map<Integer, String> importance(Importer.Task task, Map<Integer, Statement> statements) {
        Tally tally = task.draft().tally(RATINGS);
        Map<Integer, String> importance = new HashMap<>();
        TabTable.read(
                task.release(), RATINGS, Columns.of(CODE, TASK, "Scale ID", "Data Value"), task.findings(), line -> {
                    // The file holds frequency and relevance as well.
                    if (!line.text("Scale ID").equals("IM")) {
                        return;
                    }
                    String code = line.onetCode(CODE);
                    String id = line.matching(TASK, NUMBER, "the number of a task");
                    if (code == null || id == null || line.number("Data Value", 1, 5) == null) {
                        return;
                    }
                    tally.readOne();
                    Statement statement = statements.get(Integer.valueOf(id));
                    if (statement == null || !statement.code().equals(code)) {
                        tally.unmatched("task " + id + " of " + code, "rated, but not listed under this code");
                        return;
                    }
                    tally.usedOne();
                    if (importance.put(Integer.valueOf(id), line.text("Data Value")) != null) {
                        line.problem(
                                TASK, "task " + id + " is rated twice, found another rating, expected one importance");
                    }
                });
        statements.values().stream()
                .filter(statement -> !importance.containsKey(statement.task()))
                .map(Statement::code)
                .distinct()
                .sorted()
                .forEach(code -> tally.unmatched(code, "has tasks without a rating of importance"));
        return importance;
    }

    /** Our tasks point at O*NET tasks; one that the release dropped stays on the list until a person has looked. */
    private static void keepLinked(Importer.Task task, Map<Integer, List<String>> rows) {
        Map<Integer, List<String>> before = new HashMap<>();
        task.seed().rows(SEED).forEach(row -> before.put(Integer.valueOf(row.getFirst()), row));
        Tally tally = task.draft().tally("links of our tasks");
        Set<Integer> counted = new HashSet<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            List<Integer> linked = new ArrayList<>(occupation.linkedTasks());
            linked.sort(Comparator.naturalOrder());
            for (int number : linked) {
                if (counted.add(number)) {
                    tally.readOne();
                }
                List<String> row = rows.get(number);
                if (row != null && occupation.onetCodes().contains(row.get(1))) {
                    tally.usedOne();
                } else if (before.containsKey(number)) {
                    tally.unmatched(
                            "task " + number,
                            (row == null ? "gone from the release" : "moved to " + row.get(1)) + ", but "
                                    + occupation.slug() + " links to it; kept as it was");
                    rows.put(number, before.getOrDefault(number, List.of()));
                }
            }
        }
    }
}
