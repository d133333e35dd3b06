package org.exposureatlas.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts, each one row. */
@Component
class AccountStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql("select * from account where id = :id")
                .param("id", id.value())
                .query(AccountStore::account)
                .optional();
    }

    Optional<Account> find(Email email) {
        return jdbc.sql("select * from account where email = :email")
                .param("email", email.value())
                .query(AccountStore::account)
                .optional();
    }

    /** @param since from when on an account counts as new */
    People.Numbers numbers(Instant since) {
        return jdbc.sql("""
                        select count(*) as accounts, count(*) filter (where created_at >= :since) as added,
                            count(*) filter (where deletion_asked_at is not null) as leaving
                        from account
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new People.Numbers(row.getLong("accounts"), row.getLong("added"), row.getLong("leaving")))
                .single();
    }

    boolean hasAdmin() {
        return jdbc.sql("select exists (select from account where admin_since is not null)")
                .query(Boolean.class)
                .single();
    }

    /** @return empty where somebody has an account with this address already */
    Optional<AccountId> add(Email email, String passwordHash) {
        return jdbc.sql("""
                        insert into account (email, password_hash, password_set_at, created_at)
                        values (:email, :hash, :now, :now) on conflict (email) do nothing returning id
                        """)
                .param("email", email.value())
                .param("hash", passwordHash)
                .param("now", now())
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }

    void setPassword(AccountId id, String hash, boolean oneTime) {
        jdbc.sql("""
                        update account set password_hash = :hash, password_one_time = :oneTime, password_set_at = :now
                        where id = :id
                        """)
                .param("hash", hash)
                .param("oneTime", oneTime)
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** @return false where somebody else has an account with this address */
    boolean setEmail(AccountId id, Email email) {
        return jdbc.sql("""
                                update account set email = :email
                                where id = :id and not exists (select from account where email = :email)
                                """)
                        .param("email", email.value())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void setDisplayName(AccountId id, String name) {
        jdbc.sql("update account set display_name = :name where id = :id")
                .param("name", name)
                .param("id", id.value())
                .update();
    }

    void makeAdmin(AccountId id) {
        jdbc.sql("update account set admin_since = coalesce(admin_since, :now) where id = :id")
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(row.getLong("id")),
                new Email(row.getString("email")),
                row.getString("display_name"),
                row.getString("password_hash"),
                row.getBoolean("password_one_time"),
                instant(row, "admin_since"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
