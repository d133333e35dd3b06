package org.exposureatlas.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.exposureatlas.platform.embedded.EmbeddedPostgres;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL with one empty database for each JVM of the test run: the one that TEST_DATABASE_URL names (a JDBC
 * address with user and password), else a container where Docker answers, else the embedded server.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresForTests {

    private static final String DATABASE = "tests";

    /** How to reach the database. */
    public record Connected(String url, String username, String password) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }

    /** Started when the first test asks for it. */
    private static final class Running {
        static final Connected POSTGRES = start();
    }

    public static Connected connected() {
        return Running.POSTGRES;
    }

    @Bean
    JdbcConnectionDetails postgres() {
        return connected();
    }

    private static Connected start() {
        String given = System.getenv("TEST_DATABASE_URL");
        if (given != null && !given.isBlank()) {
            return new Connected(given, null, null);
        }
        return dockerAnswers() ? container() : embedded();
    }

    /** The cheap look first: asking Docker's client logs an error and takes its time where there is none. */
    private static boolean dockerAnswers() {
        return (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // Testcontainers removes it when this JVM ends
    private static Connected container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withDatabaseName(DATABASE)
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --builtin-locale=C.UTF-8 --encoding=UTF8")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "shared_preload_libraries=pg_stat_statements");
        container.start();
        return new Connected(
                container.getJdbcUrl() + "&reWriteBatchedInserts=true",
                container.getUsername(),
                container.getPassword());
    }

    private static Connected embedded() {
        String folder = "postgres-" + System.getProperty("atlas.tests.fork", "1");
        Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"), "exposure-atlas-tests", folder);
        EmbeddedPostgres server =
                EmbeddedPostgres.start(new EmbeddedPostgres.Settings(Path.of("target", folder), elsewhere, false));
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        dropDatabaseOfTheLastRun(server);
        return new Connected(server.database(DATABASE), server.username(), server.password());
    }

    private static void dropDatabaseOfTheLastRun(EmbeddedPostgres server) {
        try (Connection connection =
                        DriverManager.getConnection(server.database("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
        } catch (SQLException failure) {
            throw new IllegalStateException("The tests' database cannot be emptied", failure);
        }
    }
}
