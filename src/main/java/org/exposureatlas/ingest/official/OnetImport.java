package org.exposureatlas.ingest.official;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The O*NET database as text files. Several O*NET codes make one occupation: figures are the unweighted mean over the
 * codes that have them, lists are joined.
 */
final class OnetImport implements Importer {

    /** The first release in this layout. */
    private static final int FIRST = 25;

    /** The last release whose layout was known when this was written. */
    private static final int LAST_KNOWN = 30;

    private static final Pattern NAMED_INSIDE = Pattern.compile("O\\*NET (\\d{1,3}\\.\\d{1,2}) Database");
    private static final Pattern NAMED_OUTSIDE = Pattern.compile("db_(\\d{1,3})_(\\d{1,2})");
    private static final Pattern LABEL = Pattern.compile("^(\\d{1,3}\\.\\d{1,2})\\b");

    /** A part of the database that can be imported by itself. */
    enum Table {
        TITLES("titles", "onet-titles", "aliases.csv", OnetTitles::read, OnetTitles.FILES),
        TASKS("tasks", "onet-tasks", "onet-tasks.csv", OnetTaskList::read, OnetTaskList.FILES),
        SKILLS("skills", "onet-database", "career/skills.csv", OnetRatings.SKILLS::read, OnetRatings.SKILLS.files()),
        KNOWLEDGE(
                "knowledge",
                "onet-database",
                "career/knowledge.csv",
                OnetRatings.KNOWLEDGE::read,
                OnetRatings.KNOWLEDGE.files()),
        ABILITIES(
                "abilities",
                "onet-abilities",
                "career/abilities.csv",
                OnetRatings.ABILITIES::read,
                OnetRatings.ABILITIES.files()),
        ACTIVITIES(
                "activities",
                "onet-activities",
                "career/activities.csv",
                OnetRatings.ACTIVITIES::read,
                OnetRatings.ACTIVITIES.files()),
        JOB_ZONES(
                "job-zones",
                "onet-database",
                "career/job-zones.csv",
                OnetPreparation::jobZones,
                List.of(OnetPreparation.JOB_ZONES)),
        EDUCATION(
                "education",
                "onet-database",
                "career/education.csv",
                OnetPreparation::education,
                List.of(OnetPreparation.EDUCATION)),
        TECHNOLOGIES(
                "technologies",
                "onet-database",
                "career/technologies.csv",
                OnetTechnologies::read,
                List.of(OnetTechnologies.FILE)),
        RELATED("related", "onet-database", OnetRelated.SEED, OnetRelated::read, List.of(OnetRelated.FILE));

        private final String key;
        private final String source;
        private final String seedFile;
        private final Consumer<Task> reading;
        private final List<String> files;

        Table(String key, String source, String seedFile, Consumer<Task> reading, List<String> files) {
            this.key = key;
            this.source = source;
            this.seedFile = seedFile;
            this.reading = reading;
            this.files = files;
        }
    }

    /** The tables for which a release has every file. */
    static Set<String> tablesOf(ReleaseFiles release) {
        return Arrays.stream(Table.values())
                .filter(table -> table.files.stream().allMatch(release::has))
                .map(table -> table.key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static List<String> tables() {
        return Arrays.stream(Table.values()).map(table -> table.key).toList();
    }

    @Override
    public void read(Task task) {
        Set<Table> tables = EnumSet.noneOf(Table.class);
        for (Table table : Table.values()) {
            if (task.options().only().isEmpty() || task.options().only().contains(table.key)) {
                tables.add(table);
            }
        }
        checkRelease(task);
        if (task.options().only().isEmpty() && !task.release().has(OnetRelated.FILE)) {
            // The first releases of this layout did not have it yet.
            tables.remove(Table.RELATED);
            task.findings().note(OnetRelated.FILE + " is not in the release; related occupations stay as they are");
        }
        for (Table table : tables) {
            for (String file : table.files) {
                if (!task.release().has(file)) {
                    task.findings()
                            .problem(
                                    file,
                                    0,
                                    "",
                                    "the file is missing, found no such file in "
                                            + task.release().label()
                                            + ", expected it for the table " + table.key
                                            + "; --only names the tables to import");
                }
            }
        }
        task.findings().refuseIfAny();
        tables.forEach(table -> table.reading.accept(task));
        updateSources(task, tables);
    }

    /** A source has one vintage: it is brought up to date where nothing of an earlier release is left of it. */
    private static void updateSources(Task task, Set<Table> imported) {
        Map<String, Set<Table>> bySource = new LinkedHashMap<>();
        for (Table table : Table.values()) {
            bySource.computeIfAbsent(table.source, source -> new LinkedHashSet<>())
                    .add(table);
        }
        bySource.forEach((source, tables) -> {
            if (tables.stream().noneMatch(imported::contains)) {
                return;
            }
            List<String> left = tables.stream()
                    .filter(table -> !imported.contains(table)
                            && !task.seed().rows(table.seedFile).isEmpty())
                    .map(table -> table.key)
                    .toList();
            if (left.isEmpty()) {
                Sources.update(task, source, task.options().release());
            } else {
                task.findings()
                        .note("sources.json: " + source + " keeps its vintage, because " + String.join(", ", left)
                                + " stay as they were");
            }
        });
    }

    private static void checkRelease(Task task) {
        String number = number(task.release());
        if (number == null) {
            task.findings().note("The release does not say its number; its columns were checked one by one");
            return;
        }
        int major = Integer.parseInt(number.substring(0, number.indexOf('.')));
        if (major < FIRST) {
            task.findings()
                    .problem(
                            task.release().label(),
                            0,
                            "",
                            "the release is too old, found " + number + ", expected " + FIRST + ".0 or later");
        }
        if (major > LAST_KNOWN) {
            task.findings()
                    .note("Release " + number + " is later than any known when this importer was written;"
                            + " its columns were checked one by one");
        }
        String label = task.options().release();
        Matcher said = LABEL.matcher(label == null ? "" : label);
        if (said.find() && !said.group(1).equals(number)) {
            task.findings()
                    .problem(
                            task.release().label(),
                            0,
                            "",
                            "is another release than --release says, found " + number + ", expected " + said.group(1));
        }
    }

    /** How the release names itself; empty where it does not. */
    static String readMe(ReleaseFiles release) {
        if (!release.has("Read Me.txt")) {
            return "";
        }
        try (InputStream in = release.open("Read Me.txt")) {
            return new String(in.readNBytes(4096), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static @Nullable String number(ReleaseFiles release) {
        Matcher inside = NAMED_INSIDE.matcher(readMe(release));
        if (inside.find()) {
            return inside.group(1);
        }
        Matcher outside = NAMED_OUTSIDE.matcher(release.label());
        return outside.find() ? outside.group(1) + "." + outside.group(2) : null;
    }
}
