package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.support.PostgresForTests;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The commands on a database of one's own, as an operator types them. */
class EditionCommandsTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void editionsAreListedForPrograms() {
        assertThat(run("editions", "--json")).isZero();
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(JsonMapper.shared()
                        .readTree(text.substring(text.indexOf('{')))
                        .has("editions"))
                .as(text)
                .isTrue();
    }

    @Test
    void anEditionThatIsNotKeptCannotBeRolledBackTo() {
        assertThat(run("rollback", "1999.01")).isNotZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("1999.01").doesNotContain("Exception");
    }

    @Test
    void whoeverIsReloadingIsNamedAndNothingIsDone() throws Exception {
        PostgresForTests.Connected database = PostgresForTests.connected();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            run("editions");
            statement.execute("delete from reload");
            statement.execute("""
                    insert into reload (actor, since, heartbeat, source, step, step_since)
                    values ('account:907', now(), now(), 'seed-data', 'SOUND', now())
                    """);
            try {
                assertThat(run("load")).isEqualTo(EditionWork.HELD);
            } finally {
                statement.execute("delete from reload");
            }
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("account:907 is reloading since", "nothing was done");
    }

    private int run(String... words) {
        PostgresForTests.Connected database = PostgresForTests.connected();
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--spring.datasource.url=" + database.getJdbcUrl());
        if (database.getUsername() != null) {
            arguments.add("--spring.datasource.username=" + database.getUsername());
            arguments.add("--spring.datasource.password=" + database.getPassword());
        }
        return EditionCommands.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
