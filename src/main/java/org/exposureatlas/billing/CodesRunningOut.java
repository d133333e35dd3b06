package org.exposureatlas.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.exposureatlas.platform.NeedsAttention;
import org.exposureatlas.platform.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Access codes that soon let nobody in any more: somebody may want to make a new one. */
@Component
class CodesRunningOut implements NeedsAttention {

    private static final Duration SOON = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Words words;

    CodesRunningOut(JdbcClient jdbc, Clock clock, Words words) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.words = words;
    }

    @Override
    public List<Item> waiting() {
        Instant now = clock.instant();
        long codes = jdbc.sql("""
                        select count(*) from access_code
                        where stopped_at is null and ends_at > :now and (ends_at <= :soon or taken = seats)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("soon", now.plus(SOON).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return codes == 0 ? List.of() : List.of(new Item(words.say("billing.codes.attention", codes), "/admin/codes"));
    }
}
