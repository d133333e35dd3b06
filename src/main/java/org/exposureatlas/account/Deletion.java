package org.exposureatlas.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes accounts whose owners ask for it, after a while in which they may think again. */
@Service
class Deletion {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccountSettings settings;
    private final AccountStore accounts;
    private final SignInSessions sessions;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    Deletion(
            JdbcClient jdbc,
            Clock clock,
            AccountSettings settings,
            AccountStore accounts,
            SignInSessions sessions,
            Outbox outbox,
            AuditLog audit,
            ApplicationEventPublisher events,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.accounts = accounts;
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
    }

    Duration delay() {
        return settings.deletionDelay();
    }

    /** When an account will be deleted, if it will. */
    Optional<Instant> due(AccountId account) {
        return jdbc.sql("select deletion_asked_at from account where id = :id and deletion_asked_at is not null")
                .param("id", account.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(asked -> asked.toInstant().plus(delay()));
    }

    @Transactional
    void ask(Account account) {
        jdbc.sql("update account set deletion_asked_at = coalesce(deletion_asked_at, :now) where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", account.id().value())
                .update();
        outbox.add(AccountMails.order(AccountMails.DELETION_ASKED, account.email()));
        audit.record(account.id().inAuditLog(), "deletion-asked", account.id().inAuditLog());
    }

    @Transactional
    void callOff(AccountId account) {
        jdbc.sql("update account set deletion_asked_at = null where id = :id")
                .param("id", account.value())
                .update();
        audit.record(account.inAuditLog(), "deletion-called-off", account.inAuditLog());
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void eraseAllThatAreDue() {
        List<AccountId> due = jdbc.sql("select id from account where deletion_asked_at <= :then")
                .param("then", clock.instant().minus(delay()).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new AccountId(row.getLong("id")))
                .list();
        due.forEach(account -> transactions.executeWithoutResult(status -> erase(account)));
    }

    /** Who called it off meanwhile, or was erased by another node, is left alone. */
    private void erase(AccountId id) {
        boolean still = jdbc.sql("""
                        select id from account where id = :id and deletion_asked_at <= :then for update skip locked
                        """)
                .param("id", id.value())
                .param("then", clock.instant().minus(delay()).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .isPresent();
        if (!still) {
            return;
        }
        Account account = accounts.find(id).orElseThrow();
        events.publishEvent(new AccountErased(id));
        outbox.add(AccountMails.order(AccountMails.DELETED, account.email()));
        jdbc.sql("delete from account where id = :id").param("id", id.value()).update();
        sessions.endAll(id);
        audit.record(AuditLog.PROGRAM, "account-erased", id.inAuditLog());
    }
}
