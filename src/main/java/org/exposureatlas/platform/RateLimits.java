package org.exposureatlas.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts tries in the database, so that all nodes count together and a restart forgets nothing. */
@Component
public class RateLimits {

    private final JdbcClient jdbc;
    private final Clock clock;

    RateLimits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Window(int times, Instant endsAt) {}

    /**
     * Counts one try, before it is made: tries made side by side count too.
     *
     * @throws TooManyTriesException if there were too many before this one
     */
    public void spend(Limit limit, String key) throws TooManyTriesException {
        Instant now = clock.instant();
        Window window = jdbc.sql("""
                        insert into rate_limit as past (bucket, times, ends_at) values (:bucket, 1, :ends)
                        on conflict (bucket) do update set
                            times = case when past.ends_at <= :now then 1 else past.times + 1 end,
                            ends_at = case when past.ends_at <= :now then excluded.ends_at else past.ends_at end
                        returning times, ends_at
                        """)
                .param("bucket", bucket(limit, key))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ends", now.plus(limit.per()).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Window(
                        row.getInt("times"),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .single();
        if (window.times() > limit.times()) {
            throw new TooManyTriesException(limit, Duration.between(now, window.endsAt()));
        }
    }

    /** Starts the count anew, after a try that succeeded. */
    public void forgive(Limit limit, String key) {
        jdbc.sql("delete from rate_limit where bucket = :bucket")
                .param("bucket", bucket(limit, key))
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetWhatIsPast() {
        jdbc.sql("delete from rate_limit where ends_at <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whose tries are counted is nobody's business: a hash is enough to count. */
    private static byte[] bucket(Limit limit, String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((limit.name() + '\n' + key).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
