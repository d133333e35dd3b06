package org.exposureatlas.ingest.official;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.ingest.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an import did: for a person, or as JSON for a program. */
final class ImportReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** A person reads so many; a program is given all. */
    private static final int SHOWN_REASONS = 15;

    private static final int SHOWN_OF_A_REASON = 8;

    private static final int SHOWN_FILES = 30;

    private final String kind;
    private final Options options;
    private Importer.@Nullable Task task;
    private List<Problem> problems = List.of();
    private int written;

    ImportReport(String kind, Options options) {
        this.kind = kind;
        this.options = options;
    }

    void about(Importer.Task task) {
        this.task = task;
    }

    void refused(List<Problem> problems) {
        this.problems = problems;
    }

    /** A folder of its own is all new: its files are counted, not compared. */
    void wrote(int files) {
        this.written = files;
    }

    boolean isRefused() {
        return !problems.isEmpty();
    }

    private String outcome() {
        if (isRefused()) {
            return "refused";
        }
        if (written == 0 && (task == null || task.draft().changes().isEmpty())) {
            return "unchanged";
        }
        return options.dryRun() ? "checked" : "imported";
    }

    void print(PrintStream out) {
        if (options.json()) {
            out.println(JSON.writeValueAsString(json()));
        } else {
            printText(out);
        }
    }

    private ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("import", kind)
                .put("from", options.from().toString())
                .put("seedData", options.seedData().toString())
                .put("outcome", outcome());
        if (options.to() != null) {
            root.put("to", options.to().toString()).put("written", options.dryRun() || isRefused() ? 0 : written);
        }
        ArrayNode found = root.putArray("problems");
        problems.forEach(problem -> found.addObject()
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.field())
                .put("message", problem.message()));
        ArrayNode files = root.putArray("files");
        ArrayNode tables = root.putArray("tables");
        ArrayNode notes = root.putArray("notes");
        if (task != null) {
            if (!isRefused()) {
                task.draft()
                        .changes()
                        .forEach(change -> files.addObject()
                                .put("file", change.file())
                                .put("rowsBefore", change.rowsBefore())
                                .put("rowsAfter", change.rowsAfter())
                                .put("linesAdded", change.added())
                                .put("linesRemoved", change.removed()));
            }
            for (Tally tally : task.draft().tallies()) {
                ObjectNode table = tables.addObject()
                        .put("table", tally.name())
                        .put("read", tally.read())
                        .put("used", tally.used());
                ArrayNode unmatched = table.putArray("unmatched");
                tally.unmatched()
                        .forEach(one ->
                                unmatched.addObject().put("what", one.what()).put("why", one.why()));
            }
            task.findings().notes().forEach(notes::add);
        }
        return root;
    }

    private void printText(PrintStream out) {
        if (task != null) {
            for (Tally tally : task.draft().tallies()) {
                out.println(tally.name() + ": " + tally.read() + " rows read, " + tally.used() + " used");
                printUnmatched(tally, out);
            }
            task.findings().notes().forEach(note -> out.println("Note: " + note));
        }
        if (isRefused()) {
            problems.forEach(out::println);
            out.println(problems.size() + " problems; nothing was written");
            return;
        }
        if (written > 0) {
            out.println(written + " files "
                    + (options.dryRun()
                            ? "would make a sound folder; nothing was written"
                            : "written to " + options.to() + ", and the folder is sealed; check, load, diff and publish"
                                    + " take it"));
            return;
        }
        List<Draft.Change> changes = task == null ? List.of() : task.draft().changes();
        changes.stream()
                .limit(SHOWN_FILES)
                .forEach(change -> out.println(change.file() + ": " + change.rowsBefore()
                        + " rows before, " + change.rowsAfter() + " now; lines added " + change.added() + ", removed "
                        + change.removed()));
        if (changes.size() > SHOWN_FILES) {
            out.println("and " + (changes.size() - SHOWN_FILES) + " more files; --json lists all");
        }
        switch (outcome()) {
            case "unchanged" -> out.println("The release changes nothing in " + options.seedData());
            case "checked" ->
                out.println(changes.size() + " files of " + options.seedData() + " would change; nothing was written");
            default ->
                out.println(changes.size() + " files of " + options.seedData()
                        + " changed, and the folder is sealed; set edition and asOf in its manifest for a new edition");
        }
    }

    private static void printUnmatched(Tally tally, PrintStream out) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        tally.unmatched()
                .forEach(one -> byReason.computeIfAbsent(one.why(), why -> new ArrayList<>())
                        .add(one.what()));
        int shown = 0;
        for (Map.Entry<String, List<String>> reason : byReason.entrySet()) {
            shown++;
            if (shown > SHOWN_REASONS) {
                out.println("  and " + (byReason.size() - SHOWN_REASONS) + " more reasons; --json lists all");
                return;
            }
            List<String> what = reason.getValue();
            String rest = what.size() > SHOWN_OF_A_REASON ? " and " + (what.size() - SHOWN_OF_A_REASON) + " more" : "";
            out.println("  " + String.join(", ", what.subList(0, Math.min(what.size(), SHOWN_OF_A_REASON))) + rest
                    + ": " + reason.getKey());
        }
    }
}
