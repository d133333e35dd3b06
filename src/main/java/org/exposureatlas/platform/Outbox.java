package org.exposureatlas.platform;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes orders for mail. An order is stored in the caller's transaction: a mail goes out if and only if what caused it
 * was kept, also when the mail server is away or this program ends in between.
 */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public void add(MailOrder order) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into outgoing_mail (kind, recipient, details, ordered_at, next_attempt_at)
                        values (:kind, :recipient, cast(:details as jsonb), :now, :now)
                        """)
                .param("kind", order.kind())
                .param("recipient", order.recipient().value())
                .param("details", json.writeValueAsString(order.details()))
                .param("now", now)
                .update();
    }
}
