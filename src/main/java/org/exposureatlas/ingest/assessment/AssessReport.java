package org.exposureatlas.ingest.assessment;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.exposureatlas.ingest.Problem;
import org.exposureatlas.ingest.assessment.Endpoint.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of a run: line by line for a person, or at the end as JSON for a program. */
final class AssessReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int SHOWN_FILES = 30;
    private static final int SHOWN_OPEN = 10;

    /** What became of one occupation. */
    enum Fate {
        TO_ASK("to-ask", "to ask about"),
        ASSESSED("assessed", "rated"),
        KEPT("kept", "answered before"),
        UNCHANGED("unchanged", "rated already"),
        LEFT_OUT("left-out", "left out"),
        REFUSED("refused", "refused"),
        FAILED("failed", "failed"),
        NOT_REACHED("not-reached", "not reached"),
        CHANGED_MEANWHILE("changed-meanwhile", "changed meanwhile");

        private final String key;
        private final String words;

        Fate(String key, String words) {
            this.key = key;
            this.words = words;
        }

        private boolean isGood() {
            return switch (this) {
                case TO_ASK, UNCHANGED, KEPT, ASSESSED -> true;
                case LEFT_OUT, REFUSED, FAILED, NOT_REACHED, CHANGED_MEANWHILE -> false;
            };
        }
    }

    /** @param tasks how many are rated; 0 where that is not known */
    record Line(
            String occupation, Fate fate, String what, int tasks, long requests, Usage usage, List<String> problems) {

        static Line of(String occupation, Fate fate, String what) {
            return new Line(occupation, fate, what, 0, 0, Usage.NONE, List.of());
        }

        Line as(Fate other, String words) {
            return new Line(occupation, other, words, tasks, requests, usage, problems);
        }
    }

    private final Orders orders;
    private final PrintStream out;
    private final List<Line> lines = new ArrayList<>();
    private List<Problem> problems = List.of();
    private Collection<String> files = List.of();
    private @Nullable String stopped;

    AssessReport(Orders orders, PrintStream out) {
        this.orders = orders;
        this.out = out;
    }

    void add(Line line, Budget budget) {
        lines.add(line);
        if (orders.json() || line.fate() == Fate.NOT_REACHED) {
            return;
        }
        StringBuilder text = new StringBuilder(line.occupation()).append(": ").append(line.what());
        if (line.requests() > 0) {
            text.append(" (").append(requests(line.requests())).append(", ").append(tokens(line.usage()));
            BigDecimal cost = budget.cost(line.usage());
            text.append(cost == null ? "" : ", $" + cost.toPlainString()).append(')');
        }
        out.println(text);
        line.problems().forEach(problem -> out.println("  " + problem));
    }

    /** What a person waits for; a program is not told. */
    void note(String what) {
        if (!orders.json()) {
            out.println("  " + what);
        }
    }

    /** The program is ended from outside while it asks. */
    void brokenOff() {
        if (!orders.json()) {
            out.println("Broken off. Answers are kept in " + orders.work().resolve(orders.rater())
                    + ": the same command goes on from there.");
        }
    }

    void replace(String occupation, Fate fate, String what) {
        lines.replaceAll(line -> line.occupation().equals(occupation) ? line.as(fate, what) : line);
        if (!orders.json()) {
            out.println(occupation + ": " + what);
        }
    }

    void stopped(String why) {
        stopped = why;
    }

    void refused(List<Problem> found) {
        problems = found;
    }

    void changed(Collection<String> changedFiles) {
        files = changedFiles;
    }

    int exitCode() {
        boolean good = problems.isEmpty()
                && stopped == null
                && lines.stream().allMatch(line -> line.fate().isGood());
        return good ? AssessCommand.DONE : AssessCommand.NOT_ALL;
    }

    void end(Budget budget) {
        if (orders.json()) {
            out.println(JSON.writeValueAsString(json(budget)));
        } else {
            print(budget);
        }
    }

    private void print(Budget budget) {
        problems.forEach(out::println);
        if (stopped != null) {
            out.println("Stopped: " + stopped);
            List<String> open = lines.stream()
                    .filter(line -> line.fate() == Fate.NOT_REACHED)
                    .map(Line::occupation)
                    .toList();
            out.println("Not reached: " + String.join(", ", open.subList(0, Math.min(SHOWN_OPEN, open.size())))
                    + (open.size() > SHOWN_OPEN ? " and " + (open.size() - SHOWN_OPEN) + " more" : ""));
        }
        Usage usage = orders.dryRun() ? planned() : budget.used();
        BigDecimal cost = budget.cost(usage);
        String money = cost == null ? "" : ", $" + cost.toPlainString();
        if (orders.dryRun()) {
            long requests = lines.stream().mapToLong(Line::requests).sum();
            out.println(count(Fate.TO_ASK) + " of " + lines.size() + " occupations to ask about, " + requests(requests)
                    + " of about " + tokens(usage) + money + "; nothing was sent");
            return;
        }
        out.println(lines.size()
                + (lines.size() == 1 ? " occupation: " : " occupations: ")
                + Arrays.stream(Fate.values())
                        .filter(fate -> count(fate) > 0)
                        .map(fate -> count(fate) + " " + fate.words)
                        .collect(Collectors.joining(", ")));
        out.println(requests(budget.requests()) + ", " + tokens(usage) + money
                + (budget.isEstimated() ? ", partly estimated" : ""));
        if (!problems.isEmpty()) {
            out.println(problems.size() + " problems; nothing was written, and the answers are kept in "
                    + orders.work().resolve(orders.rater()));
        } else if (files.isEmpty()) {
            out.println("Nothing in " + orders.seedData() + " was changed");
        } else {
            files.stream().limit(SHOWN_FILES).forEach(file -> out.println("  " + file));
            if (files.size() > SHOWN_FILES) {
                out.println("  and " + (files.size() - SHOWN_FILES) + " more; --json lists all");
            }
            out.println(files.size() + " files of " + orders.seedData() + " changed, and the folder is sealed."
                    + " Nothing is published. " + orders.rater()
                    + " counts in a score once it stands among the raters of a model in scoring/;"
                    + " then seal, check, diff, load and publish.");
        }
    }

    private ObjectNode json(Budget budget) {
        ObjectNode root = JSON.createObjectNode();
        root.put("assess", orders.rater())
                .put("interface", orders.provider().key())
                .put("model", orders.model())
                .put("seedData", orders.seedData().toString())
                .put("dryRun", orders.dryRun())
                .put("stopped", stopped);
        ArrayNode found = root.putArray("problems");
        problems.forEach(problem -> found.addObject()
                .put("file", problem.file())
                .put("line", problem.line())
                .put("field", problem.field())
                .put("message", problem.message()));
        ArrayNode occupations = root.putArray("occupations");
        for (Line line : lines) {
            ObjectNode one = occupations
                    .addObject()
                    .put("occupation", line.occupation())
                    .put("outcome", line.fate().key)
                    .put("what", line.what())
                    .put("tasks", line.tasks());
            usage(one, line.requests(), line.usage(), budget);
            line.problems().forEach(one.putArray("problems")::add);
        }
        usage(
                root.putObject("total"),
                orders.dryRun() ? lines.stream().mapToLong(Line::requests).sum() : budget.requests(),
                orders.dryRun() ? planned() : budget.used(),
                budget);
        root.put("estimated", orders.dryRun() || budget.isEstimated());
        files.forEach(root.putArray("files")::add);
        root.put("exitCode", exitCode());
        return root;
    }

    private static void usage(ObjectNode node, long requests, Usage usage, Budget budget) {
        node.put("requests", requests)
                .put("inputTokens", usage.inputTokens())
                .put("outputTokens", usage.outputTokens())
                .put("cost", budget.cost(usage));
    }

    private Usage planned() {
        return lines.stream().map(Line::usage).reduce(Usage.NONE, Usage::plus);
    }

    private long count(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }

    private static String requests(long requests) {
        return requests + (requests == 1 ? " request" : " requests");
    }

    private static String tokens(Usage usage) {
        return String.format(Locale.ROOT, "%,d tokens in and %,d out", usage.inputTokens(), usage.outputTokens());
    }
}
