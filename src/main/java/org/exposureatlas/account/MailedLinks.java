package org.exposureatlas.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The secrets of links in mails. Each works once, for its purpose, until it expires; only its hash is kept. */
@Component
class MailedLinks {

    enum Purpose {
        SIGN_UP("sign-up", Duration.ofHours(24)),
        SIGN_IN("sign-in", Duration.ofMinutes(20)),
        NEW_PASSWORD("new-password", Duration.ofHours(1)),
        NEW_EMAIL("new-email", Duration.ofHours(24));

        private final String word;
        private final Duration life;

        Purpose(String word, Duration life) {
            this.word = word;
            this.life = life;
        }

        Duration life() {
            return life;
        }
    }

    /** What a link stands for: an account or a sign-up, and the address it confirms where it does. */
    record Link(
            @Nullable AccountId account,
            @Nullable Long signUp,
            @Nullable Email email) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    MailedLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the secret, which is nowhere else */
    String make(Purpose purpose, Link link) {
        String secret = Secrets.forPrograms();
        jdbc.sql("""
                        insert into mailed_link (secret_hash, purpose, account_id, sign_up_id, email, made_at, expires_at)
                        values (:hash, :purpose, :account, :signUp, :email, :now, :expires)
                        """)
                .param("hash", Secrets.hash(secret))
                .param("purpose", purpose.word)
                .param("account", link.account() == null ? null : link.account().value())
                .param("signUp", link.signUp())
                .param("email", link.email() == null ? null : link.email().value())
                .param("now", now())
                .param("expires", now().plus(purpose.life))
                .update();
        return secret;
    }

    /** What a secret stands for, without using it up: to follow a link is not yet to mean it. */
    Optional<Link> find(Purpose purpose, String secret) {
        return jdbc.sql("""
                        select account_id, sign_up_id, email from mailed_link
                        where secret_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        """)
                .param("hash", Secrets.hash(secret))
                .param("purpose", purpose.word)
                .param("now", now())
                .query(MailedLinks::link)
                .optional();
    }

    /** Uses a secret up; of two who try at once, one succeeds. */
    Optional<Link> use(Purpose purpose, String secret) {
        return jdbc.sql("""
                        update mailed_link set used_at = :now
                        where secret_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        returning account_id, sign_up_id, email
                        """)
                .param("hash", Secrets.hash(secret))
                .param("purpose", purpose.word)
                .param("now", now())
                .query(MailedLinks::link)
                .optional();
    }

    /** After a change of password or address the links in older mails lead nowhere. */
    void revokeAll(AccountId account) {
        jdbc.sql("update mailed_link set used_at = :now where account_id = :account and used_at is null")
                .param("now", now())
                .param("account", account.value())
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetWhatIsPast() {
        jdbc.sql("delete from mailed_link where expires_at < :now")
                .param("now", now())
                .update();
        jdbc.sql("delete from sign_up where expires_at < :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        AccountId id = row.wasNull() ? null : new AccountId(account);
        long signUp = row.getLong("sign_up_id");
        Long signUpId = row.wasNull() ? null : Long.valueOf(signUp);
        String email = row.getString("email");
        return new Link(id, signUpId, email == null ? null : new Email(email));
    }
}
