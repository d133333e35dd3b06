package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Importance (1 to 5) and level (0 to 7) of the elements of the content model, one kind of element per table.
 *
 * @param table file of the release
 * @param elements which identifiers the elements of this kind have
 */
record OnetRatings(String table, String kind, String file, Pattern elements, String example) {

    static final OnetRatings SKILLS =
            of("Skills.txt", "skill", "career/skills.csv", "2\\.[AB](\\.\\d+)?(\\.[a-z])?(\\.\\d+)?", "2.A.1.a");
    static final OnetRatings KNOWLEDGE =
            of("Knowledge.txt", "knowledge", "career/knowledge.csv", "2\\.C(\\.\\d+)?(\\.[a-z])?(\\.\\d+)?", "2.C.1.a");
    static final OnetRatings ABILITIES =
            of("Abilities.txt", "ability", "career/abilities.csv", "1\\.A(\\.\\d+)?(\\.[a-z])?(\\.\\d+)?", "1.A.1.a.1");
    static final OnetRatings ACTIVITIES = of(
            "Work Activities.txt",
            "activity",
            "career/activities.csv",
            "4\\.A(\\.\\d+)?(\\.[a-z])?(\\.\\d+)?",
            "4.A.1.a.1");

    private static final String ELEMENTS = "career/elements.csv";
    private static final String CODE = "O*NET-SOC Code";
    private static final int DECIMALS = 3;

    private static OnetRatings of(String table, String kind, String file, String elements, String example) {
        return new OnetRatings(table, kind, file, Pattern.compile(elements), example);
    }

    List<String> files() {
        return List.of(table);
    }

    /** Importance and level by element, of one code. */
    private record Profile(Map<String, BigDecimal> importance, Map<String, BigDecimal> level) {

        Profile() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    void read(Importer.Task task) {
        Tally tally = task.draft().tally(table);
        OnetCodes codes = new OnetCodes(task.seed());
        Set<String> seen = new HashSet<>();
        Map<String, Profile> profiles = new HashMap<>();
        Map<String, String> names = new TreeMap<>();
        TabTable.read(
                task.release(),
                table,
                Columns.of(CODE, "Element ID", "Element Name", "Scale ID", "Data Value"),
                task.findings(),
                line -> {
                    String code = line.onetCode(CODE);
                    String element = line.matching("Element ID", elements, "an element such as " + example);
                    String scale = line.text("Scale ID");
                    BigDecimal value =
                            scale.equals("IM") ? line.number("Data Value", 1, 5) : line.number("Data Value", 0, 7);
                    if (code == null || element == null || value == null) {
                        return;
                    }
                    codes.count(tally, seen, code);
                    names.put(element, line.text("Element Name"));
                    Profile profile = profiles.computeIfAbsent(code, key -> new Profile());
                    BigDecimal before = switch (scale) {
                        case "IM" -> profile.importance().put(element, value);
                        case "LV" -> profile.level().put(element, value);
                        default -> {
                            line.problem("Scale ID", "found \"" + scale + "\", expected IM or LV");
                            yield null;
                        }
                    };
                    if (before != null) {
                        line.problem(
                                "Element ID",
                                element + " stands twice under " + code + " in " + scale + ", found " + value
                                        + " after " + before + ", expected one value");
                    }
                });
        codes.report(tally, seen);
        List<List<String>> rows = new ArrayList<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            rows.addAll(rows(occupation, profiles));
        }
        task.lay(file, table, tally, List.of("slug", "element", "importance", "level", "codes"), rows);
        addElements(task, names);
    }

    private static List<List<String>> rows(SeedData.Target occupation, Map<String, Profile> profiles) {
        Map<String, List<BigDecimal>> importance = new TreeMap<>();
        Map<String, List<BigDecimal>> level = new HashMap<>();
        for (String code : occupation.onetCodes()) {
            Profile profile = profiles.getOrDefault(code, new Profile());
            profile.importance()
                    .forEach((element, value) -> importance
                            .computeIfAbsent(element, key -> new ArrayList<>())
                            .add(value));
            profile.level()
                    .forEach((element, value) -> level.computeIfAbsent(element, key -> new ArrayList<>())
                            .add(value));
        }
        List<List<String>> rows = new ArrayList<>();
        importance.forEach((element, values) -> rows.add(List.of(
                occupation.slug(),
                element,
                Text.mean(values, DECIMALS),
                level.containsKey(element) ? Text.mean(Objects.requireNonNull(level.get(element)), DECIMALS) : "",
                Integer.toString(values.size()))));
        return rows;
    }

    /** Elements that the release has and the list does not, in their place among those of the kind. */
    private void addElements(Importer.Task task, Map<String, String> names) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = task.draft().text(ELEMENTS).lines().skip(1).toList();
        Set<String> known = new HashSet<>();
        lines.forEach(line -> known.add(line.substring(0, line.indexOf(','))));
        StringBuilder text = new StringBuilder("id,kind,name\n");
        Map<String, String> missing = new TreeMap<>(names);
        missing.keySet().removeAll(known);
        boolean placed = false;
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i)).append('\n');
            boolean last = lines.get(i).contains("," + kind + ",")
                    && (i + 1 == lines.size() || !lines.get(i + 1).contains("," + kind + ","));
            if (last && !placed) {
                placed = true;
                missing.forEach((id, name) -> rows.add(List.of(id, kind, name)));
                rows.forEach(row -> text.append(Text.csv(row)).append('\n'));
            }
        }
        if (!missing.isEmpty()) {
            if (!placed) {
                missing.forEach((id, name) ->
                        text.append(Text.csv(List.of(id, kind, name))).append('\n'));
            }
            task.findings().note("New elements in " + table + ": " + String.join(", ", missing.keySet()));
            task.draft().put(ELEMENTS, text.toString());
        }
    }
}
