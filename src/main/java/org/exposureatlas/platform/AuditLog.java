package org.exposureatlas.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what, and when: only ever added to. Names accounts by number, and holds nothing that is secret or that would
 * have to go when a person does.
 */
@Component
public class AuditLog {

    public static final String PROGRAM = "program";
    public static final String VISITOR = "visitor";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public void record(String actor, String action, String subject) {
        record(actor, action, subject, Map.of());
    }

    /** What was done, and when. */
    public record Entry(Instant at, String action) {}

    /** All about one subject, the latest first. */
    public List<Entry> about(String subject) {
        return jdbc.sql("select happened_at, action from audit_entry where subject = :subject order by id desc")
                .param("subject", subject)
                .query((row, number) -> new Entry(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(), row.getString("action")))
                .list();
    }

    /**
     * An entry as it stands in the log.
     *
     * @param details among them {@code before} and {@code after}, hashes of what was changed
     */
    public record Line(long id, Instant at, String actor, String action, String subject, Map<String, String> details) {}

    /**
     * What to look for.
     *
     * @param text stands anywhere in the entry; empty for all
     */
    public record Search(
            String text, @Nullable LocalDate from, @Nullable LocalDate to) {}

    public long count(Search search) {
        return select("select count(*)", search, "").query(Long.class).single();
    }

    /** The latest first. */
    public List<Line> find(Search search, long skip, int most) {
        return select("select *", search, " order by id desc offset :skip limit :most")
                .param("skip", skip)
                .param("most", most)
                .query(this::line)
                .list();
    }

    /** All about one subject with who did it, the latest first. */
    public List<Line> fullyAbout(String subject) {
        return jdbc.sql("select * from audit_entry where subject = :subject order by id desc")
                .param("subject", subject)
                .query(this::line)
                .list();
    }

    private Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}));
    }

    private JdbcClient.StatementSpec select(String what, Search search, String rest) {
        String pattern =
                "%" + search.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql(what + """
                         from audit_entry
                        where (actor || ' ' || action || ' ' || subject || ' ' || details::text) ilike :pattern
                            and (cast(:from as date) is null or happened_at >= cast(:from as date))
                            and (cast(:to as date) is null or happened_at < cast(:to as date) + 1)
                        """ + rest)
                .param("pattern", pattern)
                .param("from", search.from(), java.sql.Types.DATE)
                .param("to", search.to(), java.sql.Types.DATE);
    }

    /**
     * @param actor   {@code account:12}, {@link #PROGRAM} or {@link #VISITOR}
     * @param action  what was done, such as {@code password-changed}
     * @param subject what it was done to, such as {@code account:12}
     */
    public void record(String actor, String action, String subject, Map<String, String> details) {
        jdbc.sql("""
                        insert into audit_entry (happened_at, actor, action, subject, details)
                        values (:at, :actor, :action, :subject, cast(:details as jsonb))
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .update();
    }
}
