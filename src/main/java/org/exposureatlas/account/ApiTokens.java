package org.exposureatlas.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exposureatlas.platform.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens with which a person's programs say whose they are. Each account has at most one; it is shown once. */
@Service
public class ApiTokens {

    /** So that tools which look for leaked secrets recognize one. */
    private static final String PREFIX = "atlas_";

    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditLog audit;

    ApiTokens(JdbcClient jdbc, Clock clock, AuditLog audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    record Known(String ending, Instant madeAt, @Nullable Instant lastUsedAt) {}

    /** Whose token this is; empty where it is nobody's, any more. */
    public Optional<AccountId> holder(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Optional<AccountId> holder = jdbc.sql("select account_id from api_token where token_hash = :hash")
                .param("hash", Secrets.hash(token))
                .query(Long.class)
                .optional()
                .map(AccountId::new);
        holder.ifPresent(this::noteUse);
        return holder;
    }

    private void noteUse(AccountId account) {
        jdbc.sql("""
                        update api_token set last_used_at = :now
                        where account_id = :id and (last_used_at is null or last_used_at < :before)
                        """)
                .param("id", account.value())
                .param("now", now())
                .param("before", now().minus(NOTED_EVERY))
                .update();
    }

    Optional<Known> of(AccountId account) {
        return jdbc.sql("select ending, made_at, last_used_at from api_token where account_id = :id")
                .param("id", account.value())
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new Known(
                            row.getString("ending"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .optional();
    }

    /** @return the new token, which is nowhere else; an older one is worth nothing from now on */
    @Transactional
    String make(AccountId account) {
        String token = PREFIX + Secrets.forPrograms();
        jdbc.sql("""
                        insert into api_token (account_id, token_hash, ending, made_at)
                        values (:id, :hash, :ending, :now)
                        on conflict (account_id) do update set token_hash = excluded.token_hash,
                            ending = excluded.ending, made_at = excluded.made_at, last_used_at = null
                        """)
                .param("id", account.value())
                .param("hash", Secrets.hash(token))
                .param("ending", token.substring(token.length() - 4))
                .param("now", now())
                .update();
        audit.record(account.inAuditLog(), "api-token-made", account.inAuditLog());
        return token;
    }

    @Transactional
    void end(AccountId account) {
        jdbc.sql("delete from api_token where account_id = :id")
                .param("id", account.value())
                .update();
        audit.record(account.inAuditLog(), "api-token-ended", account.inAuditLog());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
