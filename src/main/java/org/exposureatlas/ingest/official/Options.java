package org.exposureatlas.ingest.official;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, by the names of the command line. Once made, every value can be read.
 *
 * @param said each option with its value, flags with an empty one
 */
record Options(Map<String, String> said) {

    private static final Set<String> FLAGS = Set.of("--dry-run", "--json", "--accept-losses");
    private static final Set<String> VALUED = Set.of(
            "--from",
            "--seed-data",
            "--release",
            "--released",
            "--next-due",
            "--only",
            "--outlook",
            "--topcode",
            "--key",
            "--aggregation",
            "--to",
            "--edition");

    Options {
        said = Map.copyOf(said);
        path(said, "--from");
        path(said, "--seed-data");
        date(said, "--released");
        date(said, "--next-due");
        only(said);
        matching(said, "--aggregation", "mean|sum", "mean or sum");
        matching(said, "--edition", "[0-9A-Za-z][0-9A-Za-z.]*", "letters, digits and points, such as 2026.11.onet30");
        outlook(said);
        topcode(said);
    }

    /** @throws IllegalArgumentException naming the option that is not understood */
    static Options parse(List<String> arguments) {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (FLAGS.contains(option)) {
                said.put(option, "");
            } else if (VALUED.contains(option) && i + 1 < arguments.size()) {
                i++;
                said.put(option, arguments.get(i));
            } else {
                throw new IllegalArgumentException(
                        VALUED.contains(option)
                                ? option + ": found nothing, expected a value"
                                : "import: found \"" + option + "\", expected an option");
            }
        }
        return new Options(said);
    }

    Options with(String option, String value) {
        Map<String, String> more = new HashMap<>(said);
        more.put(option, value);
        return new Options(more);
    }

    /** File, folder or zip of the release. */
    Path from() {
        return path(said, "--from");
    }

    Path seedData() {
        return path(said, "--seed-data");
    }

    /** The release as {@code sources.json} prints it; {@code null} leaves that as it stands. */
    @Nullable
    String release() {
        return said.get("--release");
    }

    /** The day it came out; {@code null} leaves that as it stands. */
    @Nullable
    LocalDate released() {
        return date(said, "--released");
    }

    /** The day the next one is expected. */
    @Nullable
    LocalDate nextDue() {
        return date(said, "--next-due");
    }

    /** The tables to import; all where empty. */
    Set<String> only() {
        return only(said);
    }

    /** The published measure. */
    @Nullable
    String key() {
        return said.get("--key");
    }

    /** How values of several codes become one: mean or sum. */
    @Nullable
    String aggregation() {
        return said.get("--aggregation");
    }

    /** The phrases for growth and where each begins. */
    @Nullable
    OutlookPhrases outlook() {
        return outlook(said);
    }

    /** What a mark for the highest pay stands for. */
    @Nullable
    TopCode topcode() {
        return topcode(said);
    }

    /** Where the folder of a taxonomy is to be; {@code null} for all other imports. */
    @Nullable
    Path to() {
        String to = said.get("--to");
        return to == null ? null : Path.of(to);
    }

    /** The label of that edition; {@code null} for one made from ours and the release. */
    @Nullable
    String edition() {
        return said.get("--edition");
    }

    /** Whether figures may go without new ones. */
    boolean acceptLosses() {
        return said.containsKey("--accept-losses");
    }

    boolean dryRun() {
        return said.containsKey("--dry-run");
    }

    boolean json() {
        return said.containsKey("--json");
    }

    private static Path path(Map<String, String> said, String option) {
        String value = said.getOrDefault(option, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(option + ": found nothing, expected a path");
        }
        return Path.of(value);
    }

    private static @Nullable LocalDate date(Map<String, String> said, String option) {
        String value = said.get(option);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + ": found \"" + value + "\", expected a date such as 2026-12-01", e);
        }
    }

    private static Set<String> only(Map<String, String> said) {
        String value = said.get("--only");
        Set<String> tables = value == null ? Set.of() : new TreeSet<>(Arrays.asList(value.split(",")));
        for (String table : tables) {
            if (!OnetImport.tables().contains(table)) {
                throw new IllegalArgumentException(
                        "--only: found \"" + table + "\", expected some of " + String.join(",", OnetImport.tables()));
            }
        }
        return tables;
    }

    private static @Nullable OutlookPhrases outlook(Map<String, String> said) {
        String value = said.get("--outlook");
        return value == null ? null : OutlookPhrases.parse(value);
    }

    private static @Nullable TopCode topcode(Map<String, String> said) {
        String value = said.get("--topcode");
        return value == null ? null : TopCode.parse(value);
    }

    private static void matching(Map<String, String> said, String option, String pattern, String expected) {
        String value = said.get(option);
        if (value != null && !value.matches(pattern)) {
            throw new IllegalArgumentException(option + ": found \"" + value + "\", expected " + expected);
        }
    }
}
