package org.exposureatlas.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder laid out as O*NET publishes its database, as large as it: the codes and the numbers of the tasks are those
 * that the seed data link to, every text and figure is made up.
 */
public final class OnetRelease {

    private static final Path SHIPPED = Path.of("seed-data");
    private static final String[] WORDS = {
        "prepare", "records", "of", "materials", "and", "equipment", "for", "clients", "review", "written", "reports",
        "measure", "results", "with", "instruments", "plan", "daily", "schedules", "advise", "staff", "on", "safe",
        "methods", "inspect", "finished", "products", "to", "find", "defects", "explain", "policies"
    };

    private final Path folder;
    private final SortedMap<String, List<String[]>> tasks = new TreeMap<>();
    private final Map<String, String> titles = new TreeMap<>();

    private OnetRelease(Path folder) {
        this.folder = folder;
    }

    /**
     * @param codes which O*NET-SOC codes it has
     * @param filler how many codes without any link to ours it has besides
     */
    public static Path write(Path folder, Predicate<String> codes, int filler) throws IOException {
        OnetRelease release = new OnetRelease(Files.createDirectories(folder));
        release.collect(codes);
        for (int i = 0; i < filler; i++) {
            String code = String.format(Locale.ROOT, "%02d-%04d.%02d", 11 + 2 * (i % 20), 9900 + i / 20, 77);
            release.tasks.put(code, new ArrayList<>());
        }
        release.write();
        return folder;
    }

    private void collect(Predicate<String> codes) throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED.resolve("occupations"))) {
            for (Path file : files.toList()) {
                JsonNode occupation = JsonMapper.shared().readTree(Files.readString(file));
                JsonNode own = occupation.path("codes").path("onetSoc2019");
                own.forEach(code -> {
                    if (codes.test(code.stringValue())) {
                        tasks.put(code.stringValue(), new ArrayList<>());
                        if (own.size() == 1) {
                            titles.put(
                                    code.stringValue(), occupation.path("title").stringValue());
                        }
                    }
                });
            }
        }
        for (String line : Files.readAllLines(SHIPPED.resolve("onet-tasks.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("task_id") && codes.test(cells[1])) {
                tasks.computeIfAbsent(cells[1], code -> new ArrayList<>()).add(cells);
            }
        }
    }

    private void write() throws IOException {
        table("Read Me.txt", List.of("O*NET 30.1 Database", "December 2025 Release"));
        List<String> occupations = new ArrayList<>(List.of("O*NET-SOC Code\tTitle\tDescription"));
        List<String> statements = new ArrayList<>(
                List.of("O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source"));
        List<String> ratings = new ArrayList<>(List.of("O*NET-SOC Code\tTask ID\tScale ID\tData Value"));
        List<String> alternate = new ArrayList<>(List.of("O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)"));
        List<String> reported = new ArrayList<>(List.of("O*NET-SOC Code\tReported Job Title\tShown in My Next Move"));
        List<String> zones = new ArrayList<>(List.of("O*NET-SOC Code\tJob Zone\tDate\tDomain Source"));
        List<String> related =
                new ArrayList<>(List.of("O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex"));
        List<String> technologies = new ArrayList<>(
                List.of("O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand"));
        List<String> education =
                new ArrayList<>(List.of("O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tCategory\tData Value"));
        List<String> codes = List.copyOf(new TreeSet<>(tasks.keySet()));
        for (int at = 0; at < codes.size(); at++) {
            String code = codes.get(at);
            int salt = at;
            occupations.add(code + "\t" + titles.getOrDefault(code, "Workers of Group " + code.replaceAll("\\D", " "))
                    + "\t" + sentence(at, 18));
            tasks.getOrDefault(code, List.of()).forEach(task -> {
                String type = switch (task[2]) {
                    case "core" -> "Core";
                    case "supplemental" -> "Supplemental";
                    default -> "n/a";
                };
                statements.add(code + "\t" + task[0] + "\t" + sentence(Integer.parseInt(task[0]), 16) + "\t" + type
                        + "\t90\t08/2023\tIncumbent");
                if (!task[3].isEmpty()) {
                    ratings.add(code + "\t" + task[0] + "\tIM\t" + task[3]);
                }
            });
            for (int i = 0; i < 30; i++) {
                alternate.add(code + "\tName " + at + " " + WORDS[(at + i) % WORDS.length] + " " + i + "\tn/a\t08");
            }
            for (int i = 0; i < 8; i++) {
                reported.add(code + "\tReported " + at + " " + WORDS[(at * 7 + i) % WORDS.length] + " " + i + "\t"
                        + (i < 4 ? "Y" : "N"));
                technologies.add(code + "\tProgram " + (at + i * 31) % 400 + "\t43230000\tOffice software\tN\tN");
            }
            zones.add(code + "\t" + (1 + at % 5) + "\t08/2023\tAnalyst");
            for (int i = 1; i <= 10 && i < codes.size(); i++) {
                related.add(code + "\t" + codes.get((at + i) % codes.size()) + "\tPrimary-Short\t" + i);
            }
            for (int i = 1; i <= 12; i++) {
                education.add(code + "\t2.D.1\tRequired Level of Education\tRL\t" + i + "\t"
                        + (i == 1 + salt % 12 ? "100.00" : "0.00"));
            }
        }
        table("Occupation Data.txt", occupations);
        table("Task Statements.txt", statements);
        table("Task Ratings.txt", ratings);
        table("Alternate Titles.txt", alternate);
        table("Sample of Reported Titles.txt", reported);
        table("Job Zones.txt", zones);
        table("Related Occupations.txt", related);
        table("Technology Skills.txt", technologies);
        table("Education, Training, and Experience.txt", education);
        elements(codes);
    }

    /** Skills, knowledge, abilities and work activities: every element that the seed data know, of every code. */
    private void elements(List<String> codes) throws IOException {
        Map<String, String> files = Map.of(
                "skill", "Skills.txt",
                "knowledge", "Knowledge.txt",
                "ability", "Abilities.txt",
                "activity", "Work Activities.txt");
        Map<String, List<String>> rows = new TreeMap<>();
        files.keySet()
                .forEach(kind -> rows.put(
                        kind,
                        new ArrayList<>(List.of("O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value"))));
        List<String> elements = Files.readAllLines(SHIPPED.resolve("career/elements.csv"));
        for (String line : elements.subList(1, elements.size())) {
            String[] cells = line.split(",", 3);
            List<String> table = rows.get(cells[1]);
            for (int at = 0; table != null && at < codes.size(); at++) {
                if (tasks.getOrDefault(codes.get(at), List.of()).isEmpty()) {
                    continue;
                }
                int figure = Math.floorMod(cells[0].hashCode() + at * 31, 400);
                String start = codes.get(at) + "\t" + cells[0] + "\t" + cells[2].replace("\"", "") + "\t";
                table.add(start + "IM\t" + String.format(Locale.ROOT, "%.2f", 1 + figure / 100.0));
                table.add(start + "LV\t" + String.format(Locale.ROOT, "%.2f", figure / 60.0));
            }
        }
        for (Map.Entry<String, List<String>> table : rows.entrySet()) {
            table(files.get(table.getKey()), table.getValue());
        }
    }

    private static String sentence(int seed, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[Math.floorMod(seed * 31 + i * (7 + seed % 5), WORDS.length)]);
        }
        text.append(", number ").append(seed).append('.');
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void table(String file, List<String> lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\r\n", lines) + "\r\n");
    }
}
