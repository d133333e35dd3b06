package org.exposureatlas.account;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second factors: codes of an authenticator app, and recovery codes for when it is lost. Each code is taken once.
 */
@Service
class SecondFactors {

    private static final int RECOVERY_CODES = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Outbox outbox;
    private final AuditLog audit;
    private final SealedKeys keys;

    SecondFactors(JdbcClient jdbc, Clock clock, Outbox outbox, AuditLog audit, SealedKeys keys) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.outbox = outbox;
        this.audit = audit;
        this.keys = keys;
    }

    /** Whether one can be set up: where its key could not be encrypted, none is made. */
    boolean canBeSetUp() {
        return keys.isReady();
    }

    boolean isOn(AccountId account) {
        return jdbc.sql("select exists (select from second_factor where account_id = :id and confirmed_at is not null)")
                .param("id", account.value())
                .query(Boolean.class)
                .single();
    }

    int recoveryCodesLeft(AccountId account) {
        return jdbc.sql("select count(*) from recovery_code where account_id = :id and used_at is null")
                .param("id", account.value())
                .query(Integer.class)
                .single();
    }

    /** The key that is to be entered into an app; it counts once a code made with it was right. */
    @Transactional
    byte[] propose(AccountId account) {
        jdbc.sql("""
                        insert into second_factor (account_id, key, made_at) values (:id, :key, :now)
                        on conflict (account_id) do nothing
                        """)
                .param("id", account.value())
                .param("key", keys.seal(Secrets.bytes(SealedKeys.PLAIN_BYTES)))
                .param("now", now())
                .update();
        return keys.open(stored(account, false).orElseThrow());
    }

    /** As the database has it. */
    private Optional<byte[]> stored(AccountId account, boolean confirmed) {
        return jdbc.sql("""
                        select key from second_factor
                        where account_id = :id and (confirmed_at is not null) = :confirmed
                        """)
                .param("id", account.value())
                .param("confirmed", confirmed)
                .query((row, number) -> row.getBytes("key"))
                .optional();
    }

    /** @return the recovery codes, which are nowhere else; empty where the code was wrong */
    @Transactional
    Optional<List<String>> confirm(Account account, String code) {
        Optional<byte[]> key = stored(account.id(), false);
        if (key.isEmpty() || !takes(account.id(), key.get(), code)) {
            return Optional.empty();
        }
        jdbc.sql("update second_factor set confirmed_at = :now where account_id = :id")
                .param("id", account.id().value())
                .param("now", now())
                .update();
        outbox.add(AccountMails.order(AccountMails.SECOND_FACTOR_ON, account.email()));
        audit.record(account.id().inAuditLog(), "second-factor-on", account.id().inAuditLog());
        return Optional.of(newRecoveryCodes(account.id()));
    }

    /** Whether this is a code of the app or a recovery code, and was not taken before. */
    @Transactional
    boolean check(AccountId account, String given) {
        String code = given.replaceAll("\\s", "");
        Optional<byte[]> key = stored(account, true);
        if (key.isPresent() && code.matches("\\d{" + Totp.DIGITS + "}")) {
            return takes(account, key.get(), code);
        }
        return key.isPresent()
                && jdbc.sql("""
                                        update recovery_code set used_at = :now
                                        where account_id = :id and code_hash = :hash and used_at is null
                                        """)
                                .param("id", account.value())
                                .param("hash", Secrets.hash(code.toLowerCase(Locale.ROOT)))
                                .param("now", now())
                                .update()
                        == 1;
    }

    private boolean takes(AccountId account, byte[] stored, String code) {
        byte[] key = keys.open(stored);
        OptionalLong step = Totp.stepOf(code.replaceAll("\\s", ""), key, clock.instant());
        boolean taken = step.isPresent()
                && jdbc.sql("update second_factor set last_step = :step where account_id = :id and last_step < :step")
                                .param("id", account.value())
                                .param("step", step.getAsLong())
                                .update()
                        == 1;
        if (taken && !SealedKeys.isSealed(stored) && keys.isReady()) {
            jdbc.sql("update second_factor set key = :key where account_id = :id")
                    .param("key", keys.seal(key))
                    .param("id", account.value())
                    .update();
        }
        return taken;
    }

    /** New codes; the old ones are worth nothing. */
    @Transactional
    List<String> newRecoveryCodes(AccountId account) {
        jdbc.sql("delete from recovery_code where account_id = :id")
                .param("id", account.value())
                .update();
        List<String> codes = Stream.generate(() -> Secrets.forPeople(3))
                .limit(RECOVERY_CODES)
                .toList();
        codes.forEach(code -> jdbc.sql("insert into recovery_code (account_id, code_hash) values (:id, :hash)")
                .param("id", account.value())
                .param("hash", Secrets.hash(code))
                .update());
        audit.record(account.inAuditLog(), "recovery-codes-made", account.inAuditLog());
        return codes;
    }

    @Transactional
    void turnOff(Account account) {
        jdbc.sql("delete from recovery_code where account_id = :id")
                .param("id", account.id().value())
                .update();
        jdbc.sql("delete from second_factor where account_id = :id")
                .param("id", account.id().value())
                .update();
        outbox.add(AccountMails.order(AccountMails.SECOND_FACTOR_OFF, account.email()));
        audit.record(
                account.id().inAuditLog(), "second-factor-off", account.id().inAuditLog());
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
