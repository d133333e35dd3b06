package org.exposureatlas.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.billing.Fact.CodeRedeemed;
import org.exposureatlas.platform.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes with which the people of a library, a school or a job center get Pro for free, until a day. */
@Service
class Codes {

    private final JdbcClient jdbc;
    private final EventLog log;
    private final AuditLog audit;
    private final Clock clock;

    Codes(JdbcClient jdbc, EventLog log, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param label     for whom it is
     * @param endsAt    when it and all it opened ends
     * @param seats     how many people it is for
     * @param stoppedAt since when nobody new may use it; null where they may
     */
    record Code(
            long id,
            String code,
            String label,
            Instant endsAt,
            int seats,
            int taken,
            @Nullable Instant stoppedAt) {}

    /** What became of somebody's try. */
    enum Tried {
        OPENED,
        /** By this account, before: it stays as it is. */
        USED_BEFORE,
        UNKNOWN,
        ENDED,
        FULL
    }

    /** @param lastDay the last day on which it opens anything, in UTC */
    @Transactional
    Code make(String label, LocalDate lastDay, int seats, AccountId admin) {
        Code made = jdbc.sql("""
                        insert into access_code (code, label, ends_at, seats, made_by, made_at)
                        values (:code, :label, :ends, :seats, :by, :now) returning *
                        """)
                .param("code", Secrets.code())
                .param("label", label)
                .param("ends", lastDay.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("seats", seats)
                .param("by", admin.value())
                .param("now", now())
                .query(Codes::code)
                .single();
        audit.record(
                admin.inAuditLog(),
                "code-made",
                "code:" + made.id(),
                Map.of("label", label, "seats", Integer.toString(seats), "until", lastDay.toString()));
        return made;
    }

    /** From now on nobody new gets in with it; who is in stays in. */
    @Transactional
    void stop(long id, AccountId admin) {
        int stopped = jdbc.sql("update access_code set stopped_at = :now where id = :id and stopped_at is null")
                .param("now", now())
                .param("id", id)
                .update();
        if (stopped == 1) {
            audit.record(admin.inAuditLog(), "code-stopped", "code:" + id);
        }
    }

    List<Code> all() {
        return jdbc.sql("select * from access_code order by id desc")
                .query(Codes::code)
                .list();
    }

    Optional<Code> find(long id) {
        return jdbc.sql("select * from access_code where id = :id")
                .param("id", id)
                .query(Codes::code)
                .optional();
    }

    /** Takes a seat, once for each account. Of two who want the last one, one gets it. */
    @Transactional
    Tried redeem(String text, AccountId account) {
        Optional<Code> found = jdbc.sql("select * from access_code where code = :code for update")
                .param("code", normal(text))
                .query(Codes::code)
                .optional();
        if (found.isEmpty()) {
            return Tried.UNKNOWN;
        }
        Code code = found.get();
        if (!clock.instant().isBefore(code.endsAt()) || code.stoppedAt() != null) {
            return Tried.ENDED;
        }
        int first = jdbc.sql("""
                        insert into code_redemption (code_id, account_id, redeemed_at) values (:code, :account, :now)
                        on conflict do nothing
                        """)
                .param("code", code.id())
                .param("account", account.value())
                .param("now", now())
                .update();
        if (first == 0) {
            return Tried.USED_BEFORE;
        }
        if (code.taken() >= code.seats()) {
            jdbc.sql("delete from code_redemption where code_id = :code and account_id = :account")
                    .param("code", code.id())
                    .param("account", account.value())
                    .update();
            return Tried.FULL;
        }
        jdbc.sql("update access_code set taken = taken + 1 where id = :id")
                .param("id", code.id())
                .update();
        log.add(new Event(
                "code:" + code.id() + ":" + account,
                "code:" + code.id(),
                new CodeRedeemed(clock.instant(), account.value(), code.id(), code.endsAt())));
        return Tried.OPENED;
    }

    /** However somebody types it: letters of any case, with or without the lines between. */
    private static String normal(String text) {
        String letters = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.length() == 12
                ? letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8)
                : letters;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Code code(ResultSet row, int number) throws SQLException {
        OffsetDateTime stopped = row.getObject("stopped_at", OffsetDateTime.class);
        return new Code(
                row.getLong("id"),
                row.getString("code"),
                row.getString("label"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getInt("seats"),
                row.getInt("taken"),
                stopped == null ? null : stopped.toInstant());
    }
}
