package org.exposureatlas.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.ingest.Progress;
import org.exposureatlas.ingest.Publication;
import org.exposureatlas.ingest.Seed;
import org.exposureatlas.ingest.SeedCommands;
import org.exposureatlas.ingest.SeedReader;
import org.exposureatlas.support.OnetRelease;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes to read, check, score, store and publish the data that ship, and an edition of the whole taxonomy;
 * and how long psql needs for the same rows by {@code \\copy} alone, into the same tables, in the same run. Where there is
 * no psql the driver streams the same files. Not part of the tests: {@code mvn -Pbenchmark test}.
 */
@WebTest
class LoadBenchmark {

    private static final int OWN_ROUNDS = 8;
    private static final double OWN_SECONDS = 3;

    private static final int TAXONOMY_ROUNDS = 3;
    private static final double TAXONOMY_SECONDS = 15;

    /** Occupations of the taxonomy to which the seed data link nothing. */
    private static final int TAXONOMY_FILLER = 60;

    /** The number of the edition that the copied rows belong to. */
    private static final long COPY = 1_000_000_000_000L;

    /** Numbers of rows that lead from one to another; moved up so that a copy has its own. */
    private static final List<String> NUMBERS = List.of("id", "category_id", "occupation_id", "task_id", "score_id");

    @Autowired
    Publication publication;

    @Autowired
    CurrentEdition current;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path temporary;

    @Test
    void theShippedDataLoadInTime() throws Exception {
        Path folder = temporary.resolve("own");
        copyFolder(folder);
        measure("our own data", folder, OWN_ROUNDS, OWN_SECONDS);
    }

    @Test
    void theWholeTaxonomyLoadsInTime() throws Exception {
        Path release = OnetRelease.write(temporary.resolve("db_30_1_text"), code -> true, TAXONOMY_FILLER);
        Path folder = temporary.resolve("taxonomy");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = SeedCommands.run(
                List.of(
                        "import",
                        "taxonomy",
                        "--from",
                        release.toString(),
                        "--seed-data",
                        "seed-data",
                        "--to",
                        folder.toString()),
                new PrintStream(out, true));
        assertThat(code).as(out.toString()).isZero();
        measure("the whole taxonomy", folder, TAXONOMY_ROUNDS, TAXONOMY_SECONDS);
    }

    private void measure(String what, Path folder, int rounds, double seconds) throws Exception {
        double best = Double.MAX_VALUE;
        double write = Double.MAX_VALUE;
        for (int round = 1; round <= rounds; round++) {
            Path manifest = folder.resolve("manifest.json");
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replaceFirst("\"asOf\" ?: ?\"[^\"]*\"", "\"asOf\": \"2026-11-0" + round + "\""));
            Map<Progress.Step, Long> began = new EnumMap<>(Progress.Step.class);
            long start = System.nanoTime();
            Seed seed = SeedReader.read(folder);
            long read = System.nanoTime();
            publication.publish(seed, "program", "", (step, done, total) -> began.putIfAbsent(step, System.nanoTime()));
            long end = System.nanoTime();
            double stored = (began.get(Progress.Step.COMPARE) - began.get(Progress.Step.STORE)) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s, load %d: %d occupations, %d tasks, %.2f s (read and score %.2f, store with bands %.2f,"
                            + " compare, publish and prepare %.2f)%n",
                    what,
                    round,
                    seed.catalog().occupations().size(),
                    seed.catalog().occupations().stream()
                            .mapToInt(occupation -> occupation.tasks().size()
                                    + (occupation.taxonomy() == null
                                            ? 0
                                            : occupation
                                                    .taxonomy()
                                                    .pendingTasks()
                                                    .size()))
                            .sum(),
                    (end - start) / 1e9,
                    (read - start) / 1e9,
                    stored,
                    (end - began.get(Progress.Step.COMPARE)) / 1e9);
            best = Math.min(best, (end - start) / 1e9);
            write = Math.min(write, stored);
        }
        double copy = copyAlone();
        System.out.printf(
                Locale.ROOT,
                "%s: best %.2f s; the same rows by %s alone %.2f s, our store %.2f s, %.1f times that%n",
                what,
                best,
                psql() ? "psql's \\copy" : "the driver's COPY (there is no psql here)",
                copy,
                write,
                write / copy);
        assertThat(best).as("seconds, warm").isLessThan(seconds);
        assertThat(write).as("seconds to store").isLessThan(3 * copy);
    }

    /** The best of three; each is rolled back. */
    private double copyAlone() throws Exception {
        Map<String, Path> files = dump();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            best = Math.min(best, psql() ? copyByPsql(files) : copyByDriver(files));
        }
        return best;
    }

    /** The rows of the edition shown as files, table by table, as rows of an edition of their own. */
    private Map<String, Path> dump() throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        Path folder = Files.createDirectories(
                temporary.resolve("copy-" + current.get().id().value()));
        for (String table : tables()) {
            Path file = folder.resolve(table + ".txt");
            jdbc.execute((ConnectionCallback<Long>) connection -> {
                try (OutputStream out = Files.newOutputStream(file)) {
                    return connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (" + select(table) + ") to stdout", out);
                } catch (IOException e) {
                    throw new SQLException(e);
                }
            });
            files.put(table + " (" + String.join(", ", columns(table)) + ")", file);
        }
        return files;
    }

    private String newEdition() {
        return "insert into edition (id, label, as_of, content_hash, opened_at) select " + COPY
                + ", 'copy', as_of, content_hash, opened_at from edition where id = "
                + current.get().id().value();
    }

    private static boolean psql() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    /** What psql itself says its copies took. */
    private double copyByPsql(Map<String, Path> files) throws Exception {
        StringBuilder script = new StringBuilder("begin;\n" + newEdition() + ";\n\\timing on\n");
        files.forEach((table, file) -> script.append("\\copy ")
                .append(table)
                .append(" from '")
                .append(file)
                .append("'\n"));
        script.append("\\timing off\nrollback;\n");
        Path commands = Files.writeString(temporary.resolve("copy.sql"), script);
        ProcessBuilder psql = new ProcessBuilder(
                "psql",
                "-X",
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                database.getJdbcUrl().substring("jdbc:".length()).replaceFirst("\\?.*", ""),
                "-U",
                database.getUsername(),
                "-f",
                commands.toString());
        psql.environment().put("PGPASSWORD", database.getPassword() == null ? "" : database.getPassword());
        psql.redirectErrorStream(true);
        Process running = psql.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        Matcher times = Pattern.compile("Time: ([0-9.]+) ms").matcher(said);
        List<Double> took = times.results()
                .map(time -> Double.parseDouble(time.group(1)) / 1000)
                .toList();
        assertThat(took).as(said).hasSameSizeAs(files.keySet());
        List<String> tables = List.copyOf(files.keySet());
        System.out.println("psql alone, what took longest: "
                + IntStream.range(0, tables.size())
                        .boxed()
                        .sorted(Comparator.comparing(took::get).reversed())
                        .limit(5)
                        .map(at -> String.format(
                                Locale.ROOT, "%s %.2f s", tables.get(at).replaceFirst(" .*", ""), took.get(at)))
                        .collect(Collectors.joining(", ")));
        return took.stream().mapToDouble(Double::doubleValue).sum();
    }

    private double copyByDriver(Map<String, Path> files) {
        Double took = transactions.execute(status -> {
            status.setRollbackOnly();
            jdbc.update(newEdition());
            return jdbc.execute((ConnectionCallback<Double>) connection -> {
                long start = System.nanoTime();
                for (Map.Entry<String, Path> table : files.entrySet()) {
                    try (InputStream in = Files.newInputStream(table.getValue())) {
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("copy " + table.getKey() + " from stdin", in);
                    } catch (IOException e) {
                        throw new SQLException(e);
                    }
                }
                return (System.nanoTime() - start) / 1e9;
            });
        });
        return java.util.Objects.requireNonNull(took);
    }

    private static List<String> tables() {
        return List.of(
                "method_document",
                "source",
                "rater",
                "work_activity",
                "category",
                "seniority_curve",
                "occupation",
                "occupation_member",
                "human_advantage",
                "task",
                "task_rating",
                "pending_task",
                "occupation_alias",
                "search_entry",
                "onet_element",
                "onet_profile",
                "occupation_wages",
                "occupation_job_zone",
                "occupation_education",
                "occupation_technology",
                "occupation_related",
                "industry_pay",
                "member_pay",
                "occupation_video",
                "career_document",
                "insight_document",
                "signal_input",
                "published_measure",
                "published_value",
                "task_label",
                "score",
                "score_signal",
                "score_task",
                "score_level",
                "score_band");
    }

    private List<String> columns(String table) {
        return jdbc.queryForList("""
                select column_name from information_schema.columns
                where table_name = ? and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position
                """, String.class, table);
    }

    private String select(String table) {
        String cells = columns(table).stream()
                .map(column -> column.equals("edition_id")
                        ? COPY + "::bigint"
                        : NUMBERS.contains(column) ? "r." + column + " + 1000000000000" : "r." + column)
                .collect(Collectors.joining(", "));
        String of = " = " + current.get().id().value();
        return switch (table) {
            case "occupation_member", "human_advantage", "task", "pending_task" ->
                "select " + cells + " from " + table
                        + " r join occupation o on o.id = r.occupation_id where o.edition_id" + of;
            case "task_rating" ->
                "select " + cells + " from task_rating r join task t on t.id = r.task_id"
                        + " join occupation o on o.id = t.occupation_id where o.edition_id" + of;
            case "score_signal", "score_task", "score_level" ->
                "select " + cells + " from " + table + " r join score s on s.id = r.score_id where s.edition_id" + of;
            default -> "select " + cells + " from " + table + " r where r.edition_id" + of;
        };
    }

    private static void copyFolder(Path folder) throws IOException {
        Path shipped = Path.of("seed-data");
        try (Stream<Path> paths = Files.walk(shipped)) {
            for (Path path : paths.toList()) {
                Path target = folder.resolve(shipped.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
