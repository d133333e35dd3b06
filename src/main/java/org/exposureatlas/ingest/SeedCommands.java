package org.exposureatlas.ingest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exposureatlas.ingest.assessment.AssessCommand;
import org.exposureatlas.ingest.official.ImportCommand;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be done with a seed folder from the command line, without a database: {@code check} finds every problem,
 * {@code seal} writes the manifest anew, {@code import} lays out a release of an official source, {@code assess} has a
 * model rate tasks.
 */
public final class SeedCommands {

    private SeedCommands() {}

    public static boolean knows(String command) {
        return List.of("check", "seal", "import", "assess").contains(command);
    }

    private static int checkForPrograms(Path folder, PrintStream out) {
        List<Problem> problems;
        try {
            problems = SeedReader.checkTexts(folder);
        } catch (SeedProblemsException e) {
            problems = e.problems();
        }
        int code = problems.isEmpty() ? 0 : 1;
        out.println(JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of(
                        "problems", problems.stream().map(EditionWork::problem).toList(), "exitCode", code)));
        return code;
    }

    private static String waiting(Seed seed) {
        int waiting = seed.catalog().occupations().stream()
                .map(occupation -> occupation.taxonomy())
                .filter(Objects::nonNull)
                .mapToInt(taxonomy -> taxonomy.pendingTasks().size())
                .sum();
        return waiting == 0 ? "" : " and " + waiting + " more without a rating";
    }

    /**
     * @param arguments the command, then the folder ({@code seed-data} where none is given), then {@code --json} for an
     *     answer that programs read
     * @return the exit code: 0 all well, 1 problems found, in the data or against the authoring guide
     */
    public static int run(List<String> arguments, PrintStream out) {
        if (arguments.getFirst().equals("import")) {
            return ImportCommand.run(arguments, out);
        }
        if (arguments.getFirst().equals("assess")) {
            return AssessCommand.run(arguments, out);
        }
        boolean json = arguments.contains("--json");
        List<String> words = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        Path folder = Path.of(words.size() > 1 ? words.get(1) : "seed-data");
        if (json && words.getFirst().equals("check")) {
            return checkForPrograms(folder, out);
        }
        try {
            if (arguments.getFirst().equals("seal")) {
                out.println("Sealed " + SeedManifest.seal(folder) + " files of " + folder);
            }
            Seed seed = SeedReader.read(folder);
            out.println("Sound: " + seed.catalog().occupations().size() + " occupations, "
                    + seed.catalog().occupations().stream()
                            .mapToInt(occupation -> occupation.tasks().size())
                            .sum()
                    + " tasks" + waiting(seed) + ", edition " + seed.label() + " of " + seed.asOf());
            List<Problem> texts = SeedReader.checkTexts(folder);
            texts.forEach(out::println);
            if (!texts.isEmpty()) {
                out.println(texts.size() + " places where the authoring guide is not followed");
                return 1;
            }
            return 0;
        } catch (SeedProblemsException e) {
            e.problems().forEach(out::println);
            out.println(e.problems().size() + " problems");
            return 1;
        }
    }
}
