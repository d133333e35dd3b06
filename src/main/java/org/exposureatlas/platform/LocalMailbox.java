package org.exposureatlas.platform;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.exposureatlas.shared.Email;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mail of somebody who tries the program out: it stays on this machine. */
@Component
class LocalMailbox {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    LocalMailbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Delivered(long id, OffsetDateTime at, String recipient, String subject, String text) {}

    void add(Email recipient, String subject, String text, String html) {
        jdbc.sql("""
                        insert into local_mail (delivered_at, recipient, subject, text_body, html_body)
                        values (:at, :recipient, :subject, :text, :html)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("recipient", recipient.value())
                .param("subject", subject)
                .param("text", text)
                .param("html", html)
                .update();
    }

    /** The latest first. */
    List<Delivered> latest() {
        return jdbc.sql("select * from local_mail order by id desc limit :most")
                .param("most", SHOWN)
                .query((row, number) -> new Delivered(
                        row.getLong("id"),
                        row.getObject("delivered_at", OffsetDateTime.class),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("text_body")))
                .list();
    }
}
