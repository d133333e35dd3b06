package org.exposureatlas.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exposureatlas.account.AccountErased;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.HoldsEditions;
import org.exposureatlas.shared.Email;
import org.exposureatlas.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people set out to buy, and the links of those who did without an account. */
@Component
class Purchases implements HoldsEditions {

    private static final Duration KEPT_UNPAID = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final Clock clock;

    Purchases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Purchase purchase) {
        jdbc.sql("""
                        insert into purchase
                            (id, account_id, email, plan, slug, edition_id, cents, currency, gateway, made_at)
                        values (:id, :account, :email, :plan, :slug, :edition, :cents, :currency, :gateway, :made)
                        """)
                .param("id", purchase.id())
                .param(
                        "account",
                        purchase.account() == null ? null : purchase.account().value())
                .param(
                        "email",
                        purchase.email() == null ? null : purchase.email().value())
                .param("plan", purchase.item().plan().word())
                .param("slug", purchase.item().slug())
                .param("edition", purchase.edition())
                .param("cents", purchase.price().cents())
                .param("currency", purchase.price().currency())
                .param("gateway", purchase.gateway())
                .param("made", purchase.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void setPayUrl(UUID id, String url) {
        jdbc.sql("update purchase set pay_url = :url where id = :id")
                .param("url", url)
                .param("id", id)
                .update();
    }

    /** One that the gateway never heard of, or may have without anybody being able to pay it. */
    void forget(UUID id) {
        jdbc.sql("delete from purchase where id = :id").param("id", id).update();
    }

    Optional<Purchase> find(UUID id) {
        return jdbc.sql("select * from purchase where id = :id")
                .param("id", id)
                .query(Purchases::purchase)
                .optional();
    }

    /** An account's, with those made to its confirmed address before there was one; the first first. */
    List<Purchase> of(AccountId account, @Nullable Email confirmed) {
        return jdbc.sql("""
                        select * from purchase
                        where account_id = :account or (account_id is null and email = cast(:email as text))
                        order by made_at, id
                        """)
                .param("account", account.value())
                .param("email", confirmed == null ? null : confirmed.value())
                .query(Purchases::purchase)
                .list();
    }

    /** Those made without an account to an address; the last first. */
    List<Purchase> ofGuest(Email email) {
        return jdbc.sql("select * from purchase where account_id is null and email = :email order by made_at desc, id")
                .param("email", email.value())
                .query(Purchases::purchase)
                .list();
    }

    /** Whose subscriptions may end or need a payment without anything being heard. */
    List<Purchase> subscriptions() {
        return jdbc.sql("""
                        select * from purchase p where plan = 'pro'
                            and exists (select from entitlement_event e where e.purchase_id = p.id)
                        order by made_at, id
                        """).query(Purchases::purchase).list();
    }

    List<Purchase> all() {
        return jdbc.sql("select * from purchase order by made_at, id")
                .query(Purchases::purchase)
                .list();
    }

    /** Who bought something has the edition of that day for good. */
    @Override
    public Set<EditionId> heldEditions() {
        return jdbc
                .sql("select distinct edition_id from purchase")
                .query((row, number) -> new EditionId(row.getLong("edition_id")))
                .stream()
                .collect(Collectors.toSet());
    }

    /** @return the secret of a new link, which is nowhere else */
    String makeLink(UUID purchase) {
        String secret = Secrets.forLink();
        jdbc.sql("insert into purchase_link (secret_hash, purchase_id, made_at) values (:hash, :purchase, :now)")
                .param("hash", Secrets.hash(secret))
                .param("purchase", purchase)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    Optional<Purchase> byLink(String secret) {
        return jdbc.sql("""
                        select p.* from purchase p join purchase_link l on l.purchase_id = p.id
                        where l.secret_hash = :hash
                        """)
                .param("hash", Secrets.hash(secret))
                .query(Purchases::purchase)
                .optional();
    }

    /** Has the gateway end a subscription as soon as it answers; asked again, nothing more happens. */
    void endAtGateway(Purchase purchase, String subscription) {
        jdbc.sql("""
                        insert into gateway_task (gateway, subscription, asked_at, next_attempt_at)
                        values (:gateway, :subscription, :now, :now)
                        on conflict (gateway, subscription) do nothing
                        """)
                .param("gateway", purchase.gateway())
                .param("subscription", subscription)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was paid is kept for the books, without whose it was; what runs on is to be ended at the gateway. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetPerson(AccountErased erased) {
        jdbc.sql("""
                        insert into gateway_task (gateway, subscription, asked_at, next_attempt_at)
                        select distinct p.gateway, e.subscription, cast(:now as timestamptz), cast(:now as timestamptz)
                        from purchase p join entitlement_event e on e.purchase_id = p.id
                        where p.account_id = :account and e.subscription is not null
                        on conflict (gateway, subscription) do nothing
                        """)
                .param("account", erased.account().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update purchase set account_id = null, email = null where account_id = :account")
                .param("account", erased.account().value())
                .update();
    }

    /** What nobody paid for two months nobody will; an address that came with it is not kept. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetWhatWasNeverPaid() {
        jdbc.sql("""
                        delete from purchase p where made_at < :then and not exists (
                            select from entitlement_event e where e.purchase_id = p.id and e.kind <> 'checkout-ended')
                        """)
                .param("then", clock.instant().minus(KEPT_UNPAID).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Purchase purchase(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        AccountId owner = row.wasNull() ? null : new AccountId(account);
        String email = row.getString("email");
        return new Purchase(
                row.getObject("id", UUID.class),
                owner,
                email == null ? null : new Email(email),
                new Item(Item.Plan.of(row.getString("plan")), row.getString("slug")),
                row.getLong("edition_id"),
                new Money(row.getLong("cents"), row.getString("currency")),
                row.getString("gateway"),
                row.getString("pay_url"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
