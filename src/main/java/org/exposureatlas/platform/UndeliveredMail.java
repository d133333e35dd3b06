package org.exposureatlas.platform;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail that could not be delivered after many tries. */
@Component
class UndeliveredMail implements NeedsAttention {

    private final JdbcClient jdbc;
    private final Words words;

    UndeliveredMail(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<Item> waiting() {
        int given = jdbc.sql("select count(*) from outgoing_mail where outcome = 'given-up'")
                .query(Integer.class)
                .single();
        return given == 0
                ? List.of()
                : List.of(new Item(words.say("admin.waiting.mail", given), "/admin/audit?q=mail"));
    }
}
