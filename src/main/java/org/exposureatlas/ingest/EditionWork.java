package org.exposureatlas.ingest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.platform.AuditLog;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the commands about editions do, once there is a database. */
@Component
class EditionWork {

    /** Exit codes. */
    static final int DONE = 0;

    static final int REFUSED = 1;
    static final int MISUSED = 2;
    static final int HELD = 3;

    static final Set<String> COMMANDS = Set.of("load", "diff", "publish", "rollback", "editions");

    private final Publication publication;
    private final Editions editions;
    private final ReloadRow reload;
    private final AuditLog audit;
    private final JsonMapper json;

    EditionWork(Publication publication, Editions editions, ReloadRow reload, AuditLog audit, JsonMapper json) {
        this.publication = publication;
        this.editions = editions;
        this.reload = reload;
        this.audit = audit;
        this.json = json;
    }

    /**
     * @param words the command and what it is about
     * @param asJson whether the answer is for a program
     * @param note why, in the words readers see
     */
    int run(List<String> words, boolean asJson, String note, PrintStream out) {
        Answer answer = new Answer();
        int code;
        try {
            code = run(words, note, answer);
        } catch (SeedProblemsException e) {
            e.problems().forEach(problem -> answer.line(problem.toString()));
            answer.line(e.problems().size() + " problems; nothing was stored");
            answer.put(
                    "problems", e.problems().stream().map(EditionWork::problem).toList());
            code = REFUSED;
        }
        if (asJson) {
            answer.put("exitCode", code);
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer.fields));
        } else {
            answer.lines.forEach(out::println);
        }
        return code;
    }

    static Map<String, Object> problem(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", problem.file());
        fields.put("line", problem.line());
        fields.put("field", problem.field());
        fields.put("problem", problem.fault());
        fields.put("found", problem.found());
        fields.put("expected", problem.expected());
        return fields;
    }

    /** What is printed: lines for people, fields for programs. */
    private static final class Answer {

        private final List<String> lines = new ArrayList<>();
        private final Map<String, Object> fields = new LinkedHashMap<>();

        void line(String line) {
            lines.add(line);
        }

        void put(String name, Object value) {
            fields.put(name, value);
        }
    }

    private int run(List<String> words, String note, Answer answer) {
        String command = words.getFirst();
        Optional<String> about = words.stream().skip(1).findFirst();
        Optional<ReloadState> held = reload.read()
                .filter(state -> state.phase() != ReloadState.Phase.PUBLISHED && !reload.isAbandoned(state));
        if (held.isPresent() && Set.of("load", "publish", "rollback").contains(command)) {
            answer.line(held.get().actor() + " is reloading since " + held.get().since() + "; nothing was done");
            answer.put("heldBy", held.get().actor());
            answer.put("since", held.get().since().toString());
            return HELD;
        }
        return switch (command) {
            case "load" -> load(folder(about), answer);
            case "diff" -> diff(folder(about), answer);
            case "publish" -> publish(about, note, answer);
            case "rollback" -> rollback(about, note, answer);
            default -> list(answer);
        };
    }

    private static Path folder(Optional<String> about) {
        return Path.of(about.orElse("seed-data"));
    }

    private int load(Path folder, Answer answer) {
        Seed seed = SeedReader.read(folder);
        Optional<EditionInfo> known = editions.publishedWith(seed.contentHash());
        if (known.isPresent()) {
            answer.line("These data are those of edition " + known.get().label() + "; nothing was stored");
            answer.put("known", known.get().label());
            return DONE;
        }
        EditionInfo staged = editions.all().stream()
                .filter(edition ->
                        edition.publishedAt() == null && edition.contentHash().equals(seed.contentHash()))
                .findFirst()
                .orElseGet(() -> publication.stage(
                        seed,
                        Progress.NONE,
                        edition -> audit.record(
                                AuditLog.PROGRAM,
                                "edition-staged",
                                "edition:" + edition.label(),
                                Map.of("after", edition.contentHash()))));
        answer.line("Staged edition " + staged.label() + "; publish it with: publish " + staged.label());
        answer.put("staged", staged.label());
        return DONE;
    }

    private int diff(Path folder, Answer answer) {
        Difference difference = publication.difference(editions.current(), SeedReader.read(folder));
        answer.line(difference.changes().size() + " occupations change, " + difference.scoreChanges() + " scores, "
                + difference.tierChanges() + " tiers");
        List<Map<String, String>> changes = new ArrayList<>();
        for (List<String> row : difference.table()) {
            answer.line(String.join("\t", row));
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                fields.put(difference.header().get(i), row.get(i));
            }
            changes.add(fields);
        }
        answer.put("before", Optional.ofNullable(difference.before()).orElse(""));
        answer.put("after", difference.after());
        answer.put("changes", changes);
        return DONE;
    }

    private int publish(Optional<String> label, String note, Answer answer) {
        Optional<EditionInfo> staged = label.flatMap(editions::find).filter(found -> found.publishedAt() == null);
        if (staged.isEmpty()) {
            return misused(
                    label.map(unknown -> "No edition " + unknown + " is staged. ")
                                    .orElse("")
                            + "Say which staged edition: publish LABEL; the command editions lists them",
                    answer);
        }
        EditionEvent event = publication.publishStaged(
                staged.get(), editions.current().map(EditionInfo::id).orElse(null), AuditLog.PROGRAM, note);
        answer.line("Published edition " + event.label());
        answer.put("published", event.label());
        return DONE;
    }

    private int rollback(Optional<String> label, String note, Answer answer) {
        Optional<EditionInfo> kept = label.flatMap(editions::find).filter(found -> found.publishedAt() != null);
        if (kept.isEmpty()) {
            return misused(
                    label.map(unknown -> "No edition " + unknown + " is kept. ").orElse("")
                            + "Say which kept edition: rollback LABEL; the command editions lists them",
                    answer);
        }
        boolean moved = publication.rollBack(kept.get(), AuditLog.PROGRAM, note).isPresent();
        answer.line(moved ? "Readers see edition " + kept.get().label() + " again" : "Readers see it already");
        answer.put("shown", kept.get().label());
        return DONE;
    }

    private static int misused(String how, Answer answer) {
        answer.line(how);
        answer.put("error", how);
        return MISUSED;
    }

    private int list(Answer answer) {
        Optional<EditionInfo> current = editions.current();
        List<Map<String, String>> all = editions.all().stream()
                .map(edition -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    fields.put("label", edition.label());
                    fields.put("asOf", edition.asOf().toString());
                    fields.put(
                            "state",
                            edition.publishedAt() == null
                                    ? "staged"
                                    : current.map(EditionInfo::id).equals(Optional.of(edition.id()))
                                            ? "shown"
                                            : "kept");
                    fields.put("contentHash", edition.contentHash());
                    return fields;
                })
                .toList();
        all.forEach(fields -> answer.line(fields.values().stream().collect(Collectors.joining("\t"))));
        answer.put("editions", all);
        return DONE;
    }
}
