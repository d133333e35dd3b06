package org.exposureatlas.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.account.MailedLinks.Link;
import org.exposureatlas.account.MailedLinks.Purpose;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.MailOrder;
import org.exposureatlas.platform.Outbox;
import org.exposureatlas.shared.Email;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How somebody gets an account. A request does the same whether or not the address has an account; who owns it learns
 * that by mail. The account begins when the link in the mail is followed and the password given again: then who has the
 * mailbox and who chose the password are the same person.
 */
@Service
class SignUps {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Passwords passwords;
    private final Outbox outbox;
    private final MailedLinks links;
    private final AccountStore accounts;
    private final AuditLog audit;

    SignUps(
            JdbcClient jdbc,
            Clock clock,
            Passwords passwords,
            Outbox outbox,
            MailedLinks links,
            AccountStore accounts,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwords = passwords;
        this.outbox = outbox;
        this.links = links;
        this.accounts = accounts;
        this.audit = audit;
    }

    record Pending(Email email, String passwordHash) {}

    /** How a confirmation ended. */
    sealed interface Confirmed {
        record Begun(Account account) implements Confirmed {}

        record WrongPassword() implements Confirmed {}

        record DeadLink() implements Confirmed {}
    }

    @Transactional
    void request(Email email, String password) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        long id = jdbc.sql("""
                        insert into sign_up (email, password_hash, requested_at, expires_at)
                        values (:email, :hash, :now, :expires) returning id
                        """)
                .param("email", email.value())
                .param("hash", passwords.hash(password))
                .param("now", now)
                .param("expires", now.plus(Purpose.SIGN_UP.life()).plusHours(1))
                .query(Long.class)
                .single();
        outbox.add(new MailOrder(AccountMails.SIGN_UP, email, Map.of("signUp", Long.toString(id))));
    }

    @Transactional
    Confirmed confirm(String secret, String password) {
        Optional<Pending> pending =
                links.find(Purpose.SIGN_UP, secret).map(Link::signUp).flatMap(this::pending);
        if (pending.isEmpty()) {
            return new Confirmed.DeadLink();
        }
        Pending signUp = pending.get();
        if (!passwords.match(password, signUp.passwordHash())) {
            return new Confirmed.WrongPassword();
        }
        if (links.use(Purpose.SIGN_UP, secret).isEmpty()) {
            return new Confirmed.DeadLink();
        }
        Optional<Account> account =
                accounts.add(signUp.email(), signUp.passwordHash()).flatMap(accounts::find);
        jdbc.sql("delete from sign_up where email = :email")
                .param("email", signUp.email().value())
                .update();
        if (account.isEmpty()) {
            return new Confirmed.DeadLink();
        }
        audit.record(AuditLog.VISITOR, "account-created", account.get().id().inAuditLog());
        return new Confirmed.Begun(account.get());
    }

    private Optional<Pending> pending(long id) {
        return jdbc.sql("select email, password_hash from sign_up where id = :id")
                .param("id", id)
                .query((row, number) -> new Pending(new Email(row.getString("email")), row.getString("password_hash")))
                .optional();
    }
}
