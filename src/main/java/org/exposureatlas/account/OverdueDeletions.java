package org.exposureatlas.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.exposureatlas.platform.NeedsAttention;
import org.exposureatlas.platform.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts that should be gone by now: their owners were promised a day, and something holds the deletion up. */
@Component
class OverdueDeletions implements NeedsAttention {

    /** Deletions are done every few minutes; later than this is late. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccountSettings settings;
    private final Words words;

    OverdueDeletions(JdbcClient jdbc, Clock clock, AccountSettings settings, Words words) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.words = words;
    }

    @Override
    public List<Item> waiting() {
        long late = jdbc.sql("select count(*) from account where deletion_asked_at <= :then")
                .param(
                        "then",
                        clock.instant()
                                .minus(settings.deletionDelay())
                                .minus(PATIENCE)
                                .atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return late == 0
                ? List.of()
                : List.of(new Item(words.say("account.attention.deletions", late), "/admin/accounts"));
    }
}
