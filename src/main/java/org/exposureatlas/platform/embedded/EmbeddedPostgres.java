package org.exposureatlas.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A running PostgreSQL server on the loopback address whose programs, data and password live in one folder:
 *
 * <pre>
 * folder/lock                 held by the program that uses the folder
 * folder/port                 the port of the last start, kept while it is free
 * folder/postgres-...         the programs, unpacked once
 * folder/second-factor-key    see {@link #secret}
 * folder/database/password    of the only user, readable by the owner alone
 * folder/database/data        the data
 * folder/database/log         what the server says
 * </pre>
 *
 * The server outlives a program that is killed; the next start finds it and stops it first.
 */
public final class EmbeddedPostgres {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String USER = "atlas";
    private static final int ATTEMPTS = 3;
    private static final int SECRET_BYTES = 32;

    /**
     * @param folder where everything is kept
     * @param otherwise used instead where the user who runs PostgreSQL cannot reach {@code folder}; null where that
     *     is to be a failure
     * @param durable whether a commit survives a power cut; tests give that up for speed
     */
    public record Settings(Path folder, @Nullable Path otherwise, boolean durable) {

        public Settings {
            folder = folder.toAbsolutePath().normalize();
        }
    }

    /** The folders that this very program uses; a file lock does not keep a program from itself. */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Privileges privileges;
    private final FileChannel lock;
    private final Path binaries;
    private String password = "";
    private int port;

    /**
     * Starts the server, and returns when it answers.
     *
     * @throws EmbeddedPostgresFailure with one plain sentence for the user
     */
    public static EmbeddedPostgres start(Settings settings) {
        Binaries binaries = Binaries.onTheClassPath();
        Privileges privileges = Privileges.available();
        Path folder = reachableFolder(settings, privileges);
        FileChannel lock = lock(folder);
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, lock, binaries.unpackedBelow(folder), privileges);
            postgres.stopLeftOver();
            postgres.prepareData();
            log.info("Starting the database, kept in {}", folder);
            postgres.start(settings.durable());
            return postgres;
        } catch (IOException failure) {
            unlock(folder, lock);
            throw unwritable(folder, failure);
        } catch (EmbeddedPostgresFailure failure) {
            unlock(folder, lock);
            throw failure;
        }
    }

    private static Path reachableFolder(Settings settings, Privileges privileges) {
        Path folder = create(settings.folder());
        if (privileges.reaches(folder)) {
            return folder;
        }
        if (settings.otherwise() != null) {
            Path other = create(settings.otherwise().toAbsolutePath().normalize());
            if (privileges.reaches(other)) {
                return other;
            }
        }
        throw new EmbeddedPostgresFailure("PostgreSQL does not run as root, and the user it runs as cannot reach "
                + folder + ": set atlas.embedded.folder to a folder whose parents are open to all.");
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw unwritable(folder, failure);
        }
    }

    /** Held until the program ends, however it ends: the operating system gives it back. */
    private static FileChannel lock(Path folder) {
        if (!IN_USE.add(folder)) {
            throw inUse(folder);
        }
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            unlock(folder, channel);
            throw inUse(folder);
        } catch (IOException failure) {
            IN_USE.remove(folder);
            throw unwritable(folder, failure);
        }
    }

    private static EmbeddedPostgresFailure inUse(Path folder) {
        return new EmbeddedPostgresFailure("The database in " + folder
                + " is in use by another running Exposure Atlas: stop that one, or give this one a folder of its own"
                + " with atlas.embedded.folder.");
    }

    private static void unlock(Path folder, FileChannel lock) {
        try {
            lock.close();
        } catch (IOException unimportant) {
            log.debug("A lock was not given back", unimportant);
        }
        IN_USE.remove(folder);
    }

    private static EmbeddedPostgresFailure unwritable(Path folder, IOException cause) {
        return new EmbeddedPostgresFailure(
                "The folder " + folder + " for the database cannot be written: make it writable, name another with"
                        + " atlas.embedded.folder, or set spring.datasource.url.",
                cause);
    }

    private EmbeddedPostgres(Path folder, FileChannel lock, Path binaries, Privileges privileges) {
        this.folder = folder;
        this.lock = lock;
        this.binaries = binaries;
        this.privileges = privileges;
    }

    /** A server that outlived its program still has the data; it goes first. Holding the lock, we know it is alone. */
    private void stopLeftOver() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        String program =
                process(pid).flatMap(process -> process.info().command()).orElse("");
        if (program.endsWith("postgres") || program.endsWith("postgres.exe")) {
            log.info("Stopping the database of a program that ended without doing so");
            stop(Privileges.ofTheOwnerOf(data()));
            if (stillRuns(pid)) {
                // Two servers on the same data would destroy them.
                throw new EmbeddedPostgresFailure("The database in " + folder + " still runs as process " + pid
                        + " and cannot be stopped: stop that process.");
            }
        } else if (pid.isEmpty() || !program.isEmpty() || isZombie(pid)) {
            // PostgreSQL refuses to start while a process has this number, even one that has ended and was not
            // collected, or one that has nothing to do with it and got the number after a reboot.
            Files.delete(pidFile);
        }
    }

    private static Optional<ProcessHandle> process(String pid) {
        return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }

    private static boolean stillRuns(String pid) throws IOException {
        return process(pid).filter(ProcessHandle::isAlive).isPresent() && !isZombie(pid);
    }

    private static boolean isZombie(String pid) throws IOException {
        Path state = Path.of("/proc", pid, "stat");
        return Files.exists(state) && Files.readString(state).contains(") Z ");
    }

    /** Creates the data where there are none yet. */
    private void prepareData() throws IOException {
        Path database = folder.resolve("database");
        Path passwordFile = database.resolve("password");
        if (!Files.isDirectory(database)) {
            Files.createDirectory(database, forOwnerOnly(database, "rwx------"));
        }
        if (!Files.exists(data())) {
            Files.deleteIfExists(passwordFile);
            Files.createFile(passwordFile, forOwnerOnly(database, "rw-------"));
            Files.writeString(
                    passwordFile, Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
            privileges.own(passwordFile);
        }
        privileges.own(database);
        if (!Files.exists(data())) {
            initialise(passwordFile);
        }
        if (!Files.exists(passwordFile)) {
            throw new EmbeddedPostgresFailure("The password of the database is missing from " + passwordFile
                    + ": put it back, or delete the folder " + database + " to start afresh.");
        }
        password = Files.readString(passwordFile);
    }

    private static FileAttribute<?>[] forOwnerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Under another name first, so that data with the right name are whole. */
    private void initialise(Path passwordFile) throws IOException {
        log.info("Creating an empty database");
        Path unfinished = folder.resolve("database").resolve("unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Command.Outcome outcome = postgres(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order and the same upper and lower case on every machine, whatever its language.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync",
                "--no-instructions");
        if (!outcome.succeeded()) {
            throw failed("PostgreSQL could not create its data in " + unfinished, outcome, "");
        }
        Files.move(unfinished, data());
    }

    private void start(boolean durable) throws IOException {
        Path logFile = folder.resolve("database").resolve("log");
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            long before = Files.exists(logFile) ? Files.size(logFile) : 0;
            Command.Outcome outcome = postgres(
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--pgdata=" + data(),
                    "--log=" + logFile,
                    "--options=" + String.join(" ", serverOptions(durable)));
            if (outcome.succeeded()) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw failed("PostgreSQL did not start, see " + logFile, outcome, said(logFile, before));
            }
            // The port may have been taken meanwhile, or what was killed a moment ago is only now gone.
            pause();
            stopLeftOver();
        }
    }

    /** The port of the last start, so that a reader's own client finds it again; another where that one is taken. */
    private int freePort() throws IOException {
        Path file = folder.resolve("port");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        if (Files.exists(file)) {
            try (ServerSocket kept =
                    new ServerSocket(Integer.parseInt(Files.readString(file).strip()), 1, loopback)) {
                return kept.getLocalPort();
            } catch (IOException | NumberFormatException taken) {
                log.debug("The port of the last start is taken", taken);
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, loopback)) {
            Files.writeString(file, any.getLocalPort() + "\n");
            return any.getLocalPort();
        }
    }

    private List<String> serverOptions(boolean durable) {
        Stream<String> always = Stream.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c shared_preload_libraries=pg_stat_statements",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                "-c log_checkpoints=off");
        Stream<String> fast = Stream.of("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off");
        return Stream.concat(always, durable ? Stream.of() : fast).toList();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's own reason, if it wrote one since the given place of its log. */
    private static String said(Path logFile, long since) throws IOException {
        if (!Files.exists(logFile)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(logFile.toFile(), "r")) {
            byte[] news = new byte[(int) Math.max(0, file.length() - since)];
            file.seek(since);
            file.readFully(news);
            return new String(news, UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:"))
                    .map(line -> line.substring(line.indexOf("FATAL:") + "FATAL:".length())
                            .strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private static EmbeddedPostgresFailure failed(String sentence, Command.Outcome outcome, String reason) {
        return new EmbeddedPostgresFailure(
                sentence + (reason.isEmpty() ? "." : ": " + reason + "."), new IOException(outcome.output()));
    }

    /** Stops the server and gives the folder back. */
    public void stop() {
        stop(privileges);
        unlock(folder, lock);
    }

    private void stop(Privileges owner) {
        Command.Outcome outcome =
                owner.run(List.of(program("pg_ctl"), "stop", "--wait", "--pgdata=" + data(), "--mode=fast"));
        if (!outcome.succeeded()) {
            log.debug("PostgreSQL did not stop: {}", outcome.output());
        }
    }

    private Command.Outcome postgres(String program, String... arguments) {
        return privileges.run(
                Stream.concat(Stream.of(program(program)), Stream.of(arguments)).toList());
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private Path data() {
        return folder.resolve("database").resolve("data");
    }

    /** Where this server keeps everything. */
    public Path folder() {
        return folder;
    }

    public String username() {
        return USER;
    }

    public String password() {
        return password;
    }

    /**
     * 32 random bytes in Base64, made once and kept in a file beside the database, which this program's user alone
     * reads.
     *
     * @param name of the file
     */
    public String secret(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Path unfinished = folder.resolve(name + ".unfinished");
                Files.deleteIfExists(unfinished);
                Files.createFile(unfinished, forOwnerOnly(unfinished, "rw-------"));
                Files.writeString(unfinished, Base64.getEncoder().encodeToString(random()));
                Files.move(unfinished, file);
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw unwritable(folder, failure);
        }
    }

    /** The JDBC address of a database with this name (lower-case letters), created now if there is none. */
    public String database(String name) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                PreparedStatement known = connection.prepareStatement("select from pg_database where datname = ?")) {
            known.setString(1, name);
            if (!known.executeQuery().next()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create database " + name);
                }
            }
            return url(name);
        } catch (SQLException failure) {
            throw new EmbeddedPostgresFailure(
                    "The database in " + folder + " does not let this program in: " + failure.getMessage(), failure);
        }
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?reWriteBatchedInserts=true";
    }
}
