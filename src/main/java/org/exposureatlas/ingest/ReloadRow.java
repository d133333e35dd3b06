package org.exposureatlas.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.edition.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one row that says who is reloading. It is what keeps a second admin out, on whichever node, and what progress is
 * read from. Each change is a transaction of its own, apart from that of the load.
 */
@Component
class ReloadRow {

    private static final String REACH = """
            update reload set step = :phase, done = 0, total = 0, heartbeat = :now, step_since = :now,
                edition_id = :edition, base_id = :base, outcome = :outcome, problems = cast(:problems as jsonb)
            where actor = :actor and not cancelled
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final ReloadSettings settings;
    private final TransactionTemplate alone;

    ReloadRow(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            ReloadSettings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Optional<ReloadState> read() {
        return jdbc.sql("select * from reload")
                .query((row, number) -> new ReloadState(
                        row.getString("actor"),
                        instant(row.getObject("since", OffsetDateTime.class)),
                        instant(row.getObject("heartbeat", OffsetDateTime.class)),
                        row.getString("source"),
                        ReloadState.Phase.valueOf(row.getString("step")),
                        row.getInt("done"),
                        row.getInt("total"),
                        instant(row.getObject("step_since", OffsetDateTime.class)),
                        edition(row.getObject("edition_id", Long.class)),
                        edition(row.getObject("base_id", Long.class)),
                        row.getString("outcome"),
                        row.getString("problems") == null
                                ? List.of()
                                : List.of(json.readValue(row.getString("problems"), Problem[].class)),
                        row.getBoolean("cancelled")))
                .optional();
    }

    private static Instant instant(OffsetDateTime moment) {
        return moment.toInstant();
    }

    private static @Nullable EditionId edition(@Nullable Long id) {
        return id == null ? null : new EditionId(id);
    }

    /** Whether its holder has been away for so long that others may go on. */
    boolean isAbandoned(ReloadState state) {
        Instant now = clock.instant();
        return state.heartbeat()
                .plus(state.phase().isRunning() ? settings.silence() : settings.patience())
                .isBefore(now);
    }

    /** @return false where somebody else was quicker */
    boolean take(String actor, String source) {
        return change("""
                insert into reload (actor, since, heartbeat, source, step, step_since)
                values (:actor, :now, :now, :source, 'CHECK', :now) on conflict do nothing
                """, statement -> statement.param("actor", actor).param("source", source)) == 1;
    }

    /** @return false where the reload was cancelled, or taken over by somebody else */
    boolean progress(String actor, ReloadState.Phase phase, int done, int total) {
        return change(
                        """
                update reload set step = :phase, done = :done, total = :total, heartbeat = :now
                where actor = :actor and not cancelled
                """,
                        statement -> statement
                                .param("phase", phase.name())
                                .param("done", done)
                                .param("total", total)
                                .param("actor", actor))
                == 1;
    }

    /** A run ends, or begins, in a phase. @return as {@link #progress} */
    boolean reach(
            String actor,
            ReloadState.Phase phase,
            @Nullable EditionId edition,
            @Nullable EditionId base,
            @Nullable String outcome,
            List<Problem> problems) {
        return change(REACH, statement -> reaching(statement, actor, phase, edition, base, outcome, problems)) == 1;
    }

    /** The same in the transaction of the caller: it counts when that does. */
    boolean reachTogether(
            String actor,
            ReloadState.Phase phase,
            @Nullable EditionId edition,
            @Nullable EditionId base,
            @Nullable String outcome) {
        return reaching(now(REACH), actor, phase, edition, base, outcome, List.of())
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec reaching(
            JdbcClient.StatementSpec statement,
            String actor,
            ReloadState.Phase phase,
            @Nullable EditionId edition,
            @Nullable EditionId base,
            @Nullable String outcome,
            List<Problem> problems) {
        return statement
                .param("phase", phase.name())
                .param("edition", edition == null ? null : edition.value(), java.sql.Types.BIGINT)
                .param("base", base == null ? null : base.value(), java.sql.Types.BIGINT)
                .param("outcome", outcome)
                .param("problems", problems.isEmpty() ? null : json.writeValueAsString(problems))
                .param("actor", actor);
    }

    void beat(String actor) {
        change("update reload set heartbeat = :now where actor = :actor", statement -> statement.param("actor", actor));
    }

    void cancel(String actor) {
        alone.executeWithoutResult(status -> jdbc.sql("update reload set cancelled = true where actor = :actor")
                .param("actor", actor)
                .update());
    }

    void remove() {
        alone.executeWithoutResult(status -> jdbc.sql("delete from reload").update());
    }

    private int change(String sql, java.util.function.UnaryOperator<JdbcClient.StatementSpec> parameters) {
        Integer changed = alone.execute(status -> parameters.apply(now(sql)).update());
        return changed == null ? 0 : changed;
    }

    private JdbcClient.StatementSpec now(String sql) {
        return jdbc.sql(sql).param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }
}
