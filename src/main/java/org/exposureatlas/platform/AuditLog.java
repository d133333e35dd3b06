package org.exposureatlas.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

    /** The same with who did it and the details, for the site's operator. */
    public record FullEntry(Instant at, String actor, String action, Map<String, String> details) {}

    /** All about one subject with who did it, the latest first. */
    public List<FullEntry> fullyAbout(String subject) {
        return jdbc.sql(
                        "select happened_at, actor, action, details from audit_entry where subject = :subject order by id desc")
                .param("subject", subject)
                .query((row, number) -> new FullEntry(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {})))
                .list();
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
