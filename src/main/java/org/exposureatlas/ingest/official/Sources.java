package org.exposureatlas.ingest.official;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The entries of {@code sources.json}: vintage and date of what was imported, where they were given. */
final class Sources {

    private static final Pattern ONET_IN_TITLE = Pattern.compile("O\\*NET \\d+(\\.\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("^(\\d+(\\.\\d+)?)\\b");

    private Sources() {}

    /** @param vintage what to print as vintage; {@code null} leaves it as it stands */
    static void update(Importer.Task task, String id, @Nullable String vintage) {
        Options options = task.options();
        LocalDate released = options.released();
        if (vintage == null && released == null) {
            return;
        }
        JsonNode sources = task.seed().json(SeedData.SOURCES).path("sources");
        for (int i = 0; i < sources.size(); i++) {
            JsonNode source = sources.get(i);
            if (source.path("id").stringValue().equals(id)) {
                String at = "/sources/" + i;
                JsonEdits edits = new JsonEdits();
                if (vintage != null) {
                    edits.set(at + "/vintage", vintage);
                    String title = source.path("title").stringValue();
                    Matcher number = NUMBER.matcher(vintage);
                    if (number.find()) {
                        edits.set(at + "/title", ONET_IN_TITLE.matcher(title).replaceFirst("O*NET " + number.group(1)));
                    }
                }
                if (released != null) {
                    edits.set(at + "/released", released.toString());
                }
                nextDue(task, source, at, edits);
                task.draft().put(SeedData.SOURCES, edits.applyTo(task.draft().text(SeedData.SOURCES)));
                task.findings()
                        .note("sources.json: " + id
                                + " was brought up to date; see whether its title, publisher and licence still fit");
                return;
            }
        }
        task.findings().problem(SeedData.SOURCES, 0, "/sources", "there is no source " + id);
    }

    private static void nextDue(Importer.Task task, JsonNode source, String at, JsonEdits edits) {
        LocalDate nextDue = task.options().nextDue();
        LocalDate released = task.options().released();
        if (nextDue != null) {
            edits.set(at + "/nextDue", nextDue.toString());
        } else if (released != null && !source.path("nextDue").isNull()) {
            LocalDate due = LocalDate.parse(source.path("nextDue").stringValue());
            if (!due.isAfter(released)) {
                edits.set(at + "/nextDue", (String) null);
                task.findings()
                        .note("sources.json: " + source.path("id").stringValue() + " was due on " + due
                                + ", which has passed; say --next-due for the release after this one");
            }
        }
    }
}
