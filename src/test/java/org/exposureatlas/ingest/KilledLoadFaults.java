package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exposureatlas.ExposureAtlas;
import org.exposureatlas.platform.embedded.EmbeddedPostgres;
import org.exposureatlas.support.AdminVisitor;
import org.exposureatlas.support.ChildProgram;
import org.exposureatlas.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The program, or the database under it, is killed at a random moment of a load. When both are there again, readers see
 * the old edition or the new one, all of it, and the next load works. Fifty rounds with {@code mvn -Pfaults test}; not
 * among the tests, because each round starts the program several times.
 */
class KilledLoadFaults {

    private static final int ROUNDS = Integer.getInteger("atlas.faults", 50);
    private static final long SEED = Long.getLong("atlas.faults.seed", 20261122L);

    /** Rounds before this one are left out: one that failed can be looked at alone. */
    private static final int FIRST = Integer.getInteger("atlas.faults.first", 1);

    /** Every third round or so it is the database that dies. */
    private static final double DATABASE_DIES = 0.3;

    /** Moments are spread over the usual time of a load and a little more. */
    private static final double LATEST = 1.15;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> PAGES = List.of(
            "/occupations/roofers",
            "/occupations/instructional-coordinators",
            "/categories/construction-and-extraction",
            "/methodology",
            "/search?q=roofers",
            "/api/v1/occupations/roofers");

    /** The ways in which data are loaded. */
    private enum Way {
        /** The program starts and finds that the seed data have changed. */
        START,
        /** An admin reloads the server's folder and publishes, in the browser. */
        ADMIN,
        /** The commands load and publish. */
        COMMAND
    }

    private static final List<Way> WAYS = List.of(
            Way.START,
            Way.ADMIN,
            Way.START,
            Way.ADMIN,
            Way.START,
            Way.ADMIN,
            Way.COMMAND,
            Way.START,
            Way.ADMIN,
            Way.START);

    /** What the database says, from outside. */
    private record State(
            String shown, int editions, int staged, Optional<String> reload, Map<Long, String> hashes, long shownId) {}

    @TempDir
    Path temporary;

    private final Map<Way, Duration> usual = new TreeMap<>();
    private final Map<String, SortedMap<String, String>> contents = new TreeMap<>();
    private final Map<String, Map<String, String>> renderings = new TreeMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Path changed = Path.of("");
    private String classPath = "";
    private EmbeddedPostgres postgres;

    @AfterEach
    void stopAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }

    @Test
    void theOldEditionOrTheNewAndAllOfIt() throws Exception {
        classPath = packed();
        postgres = start();
        changed = SeedFolders.copyTo(temporary.resolve("changed"))
                .replace("occupations/roofers.json", "\"capability\": 0", "\"capability\": 4")
                .seal()
                .folder();
        learn();

        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        System.out.println("Rounds " + ROUNDS + ", seed " + SEED);
        Map<String, Integer> tally = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Way way = WAYS.get(round % WAYS.size());
            boolean database = random.nextDouble() < DATABASE_DIES;
            double part = LATEST * random.nextDouble();
            if (round + 1 < FIRST) {
                continue;
            }
            if (!usual.containsKey(way)) {
                learn(way);
            }
            Duration moment = usual.get(way).multipliedBy((long) (1000 * part)).dividedBy(1000);
            long begin = System.nanoTime();
            String ended;
            try {
                ended = round(way, database, moment);
            } catch (AssertionError | Exception e) {
                String why = e.toString();
                ended = "FAILED: " + why.substring(0, Math.min(why.length(), 2_000));
                failed.add("round " + (round + 1) + ": " + ended);
            }
            System.out.println("Round " + (round + 1) + ": " + way + ", " + (database ? "database" : "program")
                    + " killed after " + moment.toMillis() + " ms " + ended + "; the round took "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
            tally.merge(ended, 1, Integer::sum);
            tally.merge(way + (database ? ", database" : ", program"), 1, Integer::sum);
        }
        tally.forEach((what, times) -> System.out.println(times + " × " + what));
        assertThat(failed).isEmpty();
    }

    /** How the two editions look when nothing goes wrong, and how long it takes to get from one to the other. */
    private void learn() throws Exception {
        try (Database server = new Database("postgres")) {
            // What an earlier run has left may be of other data and other tables.
            server.jdbc.sql("drop database if exists base with (force)").update();
            server.jdbc.sql("create database base").update();
        }
        try (Site site = new Site("base", SeedFolders.SHIPPED, true)) {
            site.awaitReady();
            try (Database base = new Database("base")) {
                AdminVisitor.at(site.port, Clock.systemUTC(), base.jdbc);
                State state = base.state();
                contents.put("old", base.content.of(state.shownId()));
                renderings.put("old", site.pages());
            }
            site.end();
        }
        learn(Way.START);
        try (Site site = new Site("load", changed, false)) {
            site.awaitReady();
            renderings.put("new", site.pages());
        }
        assertThat(contents.get("new")).isNotEqualTo(contents.get("old"));
        assertThat(renderings.get("new").get(PAGES.getFirst()))
                .isNotEqualTo(renderings.get("old").get(PAGES.getFirst()));
    }

    /** How long a load takes in this way, and that it leads to the same. */
    private void learn(Way way) throws Exception {
        fresh();
        try (Load load = new Load(way)) {
            load.begin();
            load.awaitEnd();
            usual.put(way, load.took());
            System.out.println("Usual time of " + way + ": " + load.took().toMillis() + " ms");
        }
        try (Database database = new Database("load")) {
            SortedMap<String, String> content =
                    database.content.of(database.state().shownId());
            contents.putIfAbsent("new", content);
            assertThat(content).isEqualTo(contents.get("new"));
        }
    }

    /** @return when it was killed and how it ended, in words */
    private String round(Way way, boolean databaseDies, Duration moment) throws Exception {
        fresh();
        String when;
        try (Load load = new Load(way);
                Database watching = new Database("load")) {
            load.begin();
            load.pause(moment);
            when = load.hasEnded() ? "after the end" : watching.moment();
            if (databaseDies) {
                ProcessHandle postmaster = postmaster();
                assertThat(postmaster.destroyForcibly()).isTrue();
                postmaster.onExit().get(20, TimeUnit.SECONDS);
            }
            load.kill();
        }
        if (databaseDies) {
            postgres.stop();
            postgres = start();
        }
        String ended;
        try (Database database = new Database("load")) {
            database.awaitAlone();
            State state = database.state();
            whole(database, state, way, state.hashes().keySet());
            ended = state.shown() + (state.staged() == 0 ? "" : " (the new one staged)");
            oneMore(way, database, state);
            State last = database.state();
            whole(database, last, way, Set.of(last.shownId()));
            assertThat(last.shown()).as("shown after the next load").isEqualTo("new");
            assertThat(last.editions()).as("editions after the next load").isEqualTo(2);
        }
        return "(" + when + "): " + ended;
    }

    /** Every edition there is has all its rows, and every edition has a reason to be there. */
    private void whole(Database database, State state, Way way, Set<Long> looked) {
        looked.forEach(id -> assertThat(database.content.of(id))
                .as("rows of edition " + id)
                .isEqualTo(contents.get(state.hashes().get(id))));
        boolean mayStage = switch (way) {
            case START -> false;
            case ADMIN -> state.reload().isPresent();
            case COMMAND -> true;
        };
        assertThat(state.staged()).as("staged editions").isLessThanOrEqualTo(mayStage ? 1 : 0);
        if (way == Way.ADMIN && state.staged() == 1) {
            assertThat(database.number("select count(*) from reload r join edition e on e.id = r.edition_id"
                            + " where e.published_at is null"))
                    .as("staged editions that the reload knows")
                    .isEqualTo(1);
        }
        assertThat(database.number("select edition_id from edition_event order by id desc limit 1"))
                .as("the latest event names the edition shown")
                .isEqualTo(state.shownId());
        assertThat(database.number("select count(*) from audit_entry where action = 'edition-published'"))
                .as("the audit log says what happened, and nothing else")
                .isEqualTo(database.number("select count(*) from edition_event"));
    }

    /** The program starts again; readers find what the pointer names; and the load is done once more. */
    private void oneMore(Way way, Database database, State state) throws Exception {
        try (Site site = new Site("load", changed, way == Way.START)) {
            // Where the start loads, its readers may be shown the new edition before they are looked at.
            assertThat(rendering(Map.of(PAGES.getFirst(), site.awaitPage(PAGES.getFirst()))))
                    .as("the first page after the restart")
                    .isIn(state.shown(), way == Way.START ? "new" : state.shown());
            site.awaitReady();
            if (way != Way.START) {
                assertThat(rendering(site.pages()))
                        .as("the pages after the restart")
                        .isEqualTo(state.shown());
            }
            if (way == Way.ADMIN) {
                reload(site, database);
            }
            if (way == Way.COMMAND && state.shown().equals("old")) {
                try (Load load = new Load(way)) {
                    load.begin();
                    load.awaitEnd();
                }
            }
            AtomicReference<String> seen = new AtomicReference<>("");
            await(() -> "the new edition on the site, which shows " + seen.get(), () -> {
                seen.set(rendering(site.pages()));
                return seen.get().equals("new");
            });
        }
    }

    /** Of which edition these pages are, byte for byte; else where they differ from the new one. */
    private String rendering(Map<String, String> pages) {
        return renderings.entrySet().stream()
                .filter(known -> known.getValue().entrySet().containsAll(pages.entrySet()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> pages.entrySet().stream()
                        .map(page -> page.getKey() + ": "
                                + difference(
                                        page.getValue(), renderings.get("new").get(page.getKey())))
                        .collect(Collectors.joining("\n")));
    }

    private static String difference(String page, String known) {
        List<String> lines = new ArrayList<>(page.lines().toList());
        lines.removeAll(known.lines().toList());
        return lines.stream().limit(5).collect(Collectors.joining(" | "));
    }

    /** As an admin would: cancel what is stuck, publish what is staged, or start again. */
    private static void reload(Site site, Database database) throws Exception {
        Visitor admin = AdminVisitor.at(site.port, Clock.systemUTC(), database.jdbc);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            // In this order: the page may be further on than what is asked of it, never behind.
            String phase = database.reload().orElse("none");
            Visitor.Answer page = admin.get("/admin/reload");
            if (System.nanoTime() > end) {
                throw new AssertionError("The next reload stays " + phase + ": "
                        + database.jdbc.sql("select * from reload").query().listOfRows() + "\n"
                        + site.program.output());
            }
            switch (phase) {
                case "PUBLISHED", "KNOWN" -> {
                    if (database.state().shown().equals("new")) {
                        return;
                    }
                    admin.submit(page, "/admin/reload", Map.of());
                }
                case "STAGED" -> admin.submit(page, "/admin/reload/publish", Map.of("note", ""));
                case "none", "FAILED", "REFUSED", "SOUND" -> admin.submit(page, "/admin/reload", Map.of());
                default -> {
                    if (database.isSilent()) {
                        admin.submit(page, "/admin/reload/cancel", Map.of());
                    }
                }
            }
            Thread.sleep(50);
        }
    }

    /** The database of the next round, as it was before the load. */
    private void fresh() throws Exception {
        try (Database server = new Database("postgres")) {
            server.jdbc.sql("drop database if exists load with (force)").update();
            server.jdbc.sql("create database load template base").update();
            // A copied sequence trusts its original to have logged the next numbers; with a checkpoint it logs its own.
            server.jdbc.sql("checkpoint").update();
        }
    }

    private static EmbeddedPostgres start() {
        return EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                Path.of("target", "postgres-faults"),
                Path.of(System.getProperty("java.io.tmpdir"), "exposure-atlas-tests", "postgres-faults"),
                true));
    }

    private ProcessHandle postmaster() throws IOException {
        Path file = postgres.folder().resolve("database/data/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElseThrow();
    }

    private List<String> connection(String database) {
        return List.of(
                "--spring.datasource.url=" + postgres.database("postgres").replace("/postgres?", "/" + database + "?"),
                "--spring.datasource.username=" + postgres.username(),
                "--spring.datasource.password=" + postgres.password());
    }

    private ChildProgram program(String database, String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(connection(database));
        ChildProgram program = ChildProgram.start(
                Path.of("").toAbsolutePath(),
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-Xlog:disable -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="
                                + temporary.resolve("classes.jsa")),
                ChildProgram.java(classPath, ExposureAtlas.class.getName(), arguments.toArray(String[]::new)));
        open.add(program);
        return program;
    }

    /** The program in one file: only then can the next start find its classes ready, which halves the time it takes. */
    private String packed() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(part);
            if (path.endsWith("classes")) {
                Path jar = temporary.resolve("program.jar");
                try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                        Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.toList()) {
                        String name = path.relativize(file).toString().replace(File.separatorChar, '/');
                        if (!name.isEmpty()) {
                            out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                            if (Files.isRegularFile(file)) {
                                Files.copy(file, out);
                            }
                        }
                    }
                }
                parts.add(jar.toString());
            } else if (!Files.isDirectory(path)) {
                parts.add(part);
            }
        }
        return String.join(File.pathSeparator, parts);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(() -> what, condition);
    }

    private static void await(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(() -> "time for " + what.get()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** The site in a process of its own. */
    private final class Site implements AutoCloseable {

        final int port;
        private final ChildProgram program;

        Site(String database, Path folder, boolean load) throws IOException {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = any.getLocalPort();
            }
            program = program(
                    database,
                    "--server.port=" + port,
                    "--server.address=127.0.0.1",
                    "--atlas.public-url=http://127.0.0.1",
                    "--atlas.seed.folder=" + folder.toAbsolutePath(),
                    "--atlas.seed.on-start=" + (load ? "changed" : "never"),
                    "--atlas.edition.poll=200ms",
                    "--atlas.reload.silence=2s",
                    "--atlas.account.second-factor-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        }

        void awaitReady() throws Exception {
            program.awaitOutput("Exposure Atlas is ready: http://");
        }

        String awaitPage(String path) throws Exception {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                try {
                    Visitor.Answer answer = new Visitor(port).get(path);
                    if (answer.status() == 200) {
                        return body(answer);
                    }
                } catch (AssertionError notYet) {
                    // Nobody listens there yet.
                }
                Thread.sleep(20);
            }
            throw new AssertionError("No page: " + program.output());
        }

        Map<String, String> pages() {
            return PAGES.stream().collect(Collectors.toMap(path -> path, path -> body(new Visitor(port).get(path))));
        }

        /** A citation names the address of the page, and each process has a port of its own. */
        private String body(Visitor.Answer answer) {
            assertThat(answer.status()).as(answer.path()).isEqualTo(200);
            return answer.response().body().replace("127.0.0.1:" + port, "127.0.0.1");
        }

        void end() throws Exception {
            program.terminate();
            program.awaitExit();
        }

        @Override
        public void close() throws IOException {
            program.close();
            open.remove(program);
        }
    }

    /** One load that is under way, in a thread that plays the person who asked for it. */
    private final class Load implements AutoCloseable {

        private final Way way;
        private final Thread person;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final List<ChildProgram> programs = new ArrayList<>();
        private volatile boolean killed;
        private volatile long start;
        private volatile long end;
        private volatile Throwable fault;

        Load(Way way) {
            this.way = way;
            this.person = new Thread(this::play, "person");
        }

        void begin() throws Exception {
            person.start();
            while (!begun.await(100, TimeUnit.MILLISECONDS)) {
                if (!person.isAlive() && begun.getCount() > 0) {
                    throw new AssertionError("The load has not begun", fault);
                }
            }
        }

        private void markBegin() {
            start = System.nanoTime();
            begun.countDown();
        }

        private void play() {
            try {
                switch (way) {
                    case START -> playStart();
                    case ADMIN -> playAdmin();
                    case COMMAND -> playCommands();
                }
                end = System.nanoTime();
            } catch (Throwable e) {
                fault = e;
            }
        }

        private void playStart() throws Exception {
            Site site = site(true);
            site.program.awaitOutput("Reading and checking the seed data");
            markBegin();
            site.awaitReady();
        }

        private void playAdmin() throws Exception {
            Site site = site(false);
            site.awaitReady();
            try (Database database = new Database("load")) {
                Visitor admin = AdminVisitor.at(site.port, Clock.systemUTC(), database.jdbc);
                Visitor.Answer page = admin.get("/admin/reload");
                markBegin();
                admin.submit(page, "/admin/reload", Map.of());
                await("a staged edition", () -> database.reload().orElse("").equals("STAGED"));
                admin.submit(admin.get("/admin/reload"), "/admin/reload/publish", Map.of("note", ""));
                await("publication", () -> database.reload().orElse("").equals("PUBLISHED"));
            }
        }

        private void playCommands() throws Exception {
            markBegin();
            ChildProgram load = command("load", changed.toString());
            assertThat(load.awaitExit()).as(load.output()).isZero();
            Matcher label = Pattern.compile("publish it with: publish (\\S+)").matcher(load.output());
            assertThat(label.find()).as(load.output()).isTrue();
            ChildProgram publish = command("publish", label.group(1));
            assertThat(publish.awaitExit()).as(publish.output()).isZero();
        }

        private synchronized Site site(boolean loads) throws IOException {
            refuseAfterTheEnd();
            Site site = new Site("load", changed, loads);
            programs.add(site.program);
            return site;
        }

        private synchronized ChildProgram command(String... words) throws IOException {
            refuseAfterTheEnd();
            ChildProgram command = program("load", words);
            programs.add(command);
            return command;
        }

        private void refuseAfterTheEnd() throws IOException {
            if (killed) {
                throw new IOException("killed");
            }
        }

        /** Until so long after the beginning. */
        void pause(Duration moment) throws InterruptedException {
            long left = start + moment.toNanos() - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        }

        boolean hasEnded() {
            return end != 0;
        }

        Duration took() {
            return Duration.ofNanos(end - start);
        }

        void awaitEnd() throws Exception {
            person.join(2 * PATIENCE.toMillis());
            if (end == 0) {
                throw new AssertionError("The load has not ended", fault);
            }
        }

        synchronized void kill() {
            killed = true;
            programs.forEach(ChildProgram::kill);
        }

        @Override
        public void close() throws IOException {
            kill();
            person.interrupt();
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            for (ChildProgram program : programs) {
                program.close();
                open.remove(program);
            }
        }
    }

    /** The database as seen from outside the program. */
    private final class Database implements AutoCloseable {

        private final SingleConnectionDataSource source;
        final JdbcClient jdbc;
        private StoredContent content;

        Database(String name) {
            source = new SingleConnectionDataSource(
                    postgres.database("postgres").replace("/postgres?", "/" + name + "?"),
                    postgres.username(),
                    postgres.password(),
                    true);
            jdbc = JdbcClient.create(source);
            if (!name.equals("postgres")) {
                content = new StoredContent(jdbc);
            }
        }

        State state() {
            Map<Long, String> hashes = new TreeMap<>();
            jdbc.sql("select id, content_hash from edition").query((java.sql.ResultSet row) -> {
                hashes.put(row.getLong(1), row.getString(2).equals(shippedHash()) ? "old" : "new");
            });
            long shown = number("select edition_id from current_edition");
            return new State(
                    hashes.get(shown),
                    hashes.size(),
                    (int) number("select count(*) from edition where published_at is null"),
                    reload(),
                    hashes,
                    shown);
        }

        Optional<String> reload() {
            return jdbc.sql("select step from reload").query(String.class).optional();
        }

        boolean isSilent() {
            return number("select count(*) from reload where heartbeat < now() - interval '3 seconds'") == 1;
        }

        long number(String query) {
            return jdbc.sql(query).query(Long.class).single();
        }

        /** What the load is doing now, as far as the database knows. */
        String moment() {
            boolean writing = number("""
                    select count(*) from pg_locks
                    where locktype = 'advisory' and granted
                      and database = (select oid from pg_database where datname = current_database())
                    """) > 0;
            int staged = (int) number("select count(*) from edition where published_at is null");
            long editions = number("select count(*) from edition");
            String then =
                    reload().map(step -> ", " + step.toLowerCase(Locale.ROOT)).orElse("");
            return (writing
                            ? "in the transaction"
                            : staged > 0 ? "staged" : editions > 1 ? "after the commit" : "before the transaction")
                    + then;
        }

        /** What was killed may still have a session that ends what it was told. */
        void awaitAlone() throws InterruptedException {
            await("the other sessions", () -> number("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
                    """) == 0);
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private static String shippedHash() {
        return SeedFolders.shippedSeed().contentHash();
    }
}
