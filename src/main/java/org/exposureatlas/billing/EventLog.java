package org.exposureatlas.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.billing.Fact.CodeRedeemed;
import org.exposureatlas.billing.Fact.Granted;
import org.exposureatlas.billing.Fact.InvoicePaid;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The log of what happened; only ever added to. */
@Component
class EventLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    EventLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What is in the log already is not added again. */
    void add(Event event) {
        Fact fact = event.fact();
        jdbc.sql("""
                        insert into entitlement_event (key, kind, happened_at, recorded_at, account_id, purchase_id,
                            subscription, invoice, payment, what, from_at, until_at, cause, fact)
                        values (:key, :kind, :at, :now, :account, :purchase, :subscription, :invoice, :payment, :what,
                            :from, :until, :cause, cast(:fact as jsonb))
                        on conflict (key) do nothing
                        """)
                .param("key", event.key())
                .param("kind", fact.kind())
                .param("at", time(fact.at()))
                .param("now", time(clock.instant()))
                .param("account", fact.accountNamed())
                .param("purchase", fact.purchaseNamed())
                .param("subscription", fact.subscriptionNamed())
                .param("invoice", fact.invoiceNamed())
                .param("payment", fact.paymentNamed())
                .param("what", what(fact))
                .param("from", time(from(fact)))
                .param("until", time(until(fact)))
                .param("cause", event.cause())
                .param("fact", json.writeValueAsString(fact))
                .update();
    }

    private static @Nullable String what(Fact fact) {
        return switch (fact) {
            case Granted grant -> grant.what();
            case CodeRedeemed code -> Item.PRO.inLog();
            case InvoicePaid invoice -> Item.PRO.inLog();
            default -> null;
        };
    }

    private static @Nullable Instant from(Fact fact) {
        return switch (fact) {
            case InvoicePaid invoice -> invoice.from();
            case CodeRedeemed code -> code.at();
            case Granted grant -> grant.at();
            default -> null;
        };
    }

    private static @Nullable Instant until(Fact fact) {
        return switch (fact) {
            case InvoicePaid invoice -> invoice.until();
            case CodeRedeemed code -> code.until();
            case Granted grant -> grant.until();
            default -> null;
        };
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** All that bears on these purchases and this account, also by way of a subscription, an invoice or a payment. */
    List<Event> about(Collection<Purchase> purchases, @Nullable AccountId account) {
        if (purchases.isEmpty() && account == null) {
            return List.of();
        }
        return jdbc.sql("""
                        with named as (
                            select * from entitlement_event
                            where purchase_id = any(cast(:purchases as uuid[]))
                                or account_id = cast(:account as bigint)),
                        subscribed as (
                            select * from named union select e.* from entitlement_event e
                            where e.subscription in (select subscription from named)),
                        billed as (
                            select * from subscribed union select e.* from entitlement_event e
                            where e.invoice in (select invoice from subscribed)),
                        paid as (
                            select * from billed union select e.* from entitlement_event e
                            where e.payment in (select payment from billed))
                        select key, cause, kind, fact::text from paid order by happened_at, key
                        """)
                .param("purchases", purchases.stream().map(Purchase::id).toArray(UUID[]::new))
                .param("account", account == null ? null : account.value())
                .query(this::event)
                .list();
    }

    private Event event(ResultSet row, int number) throws SQLException {
        Class<? extends Fact> kind = Objects.requireNonNull(Fact.KINDS.get(row.getString("kind")));
        return new Event(row.getString("key"), row.getString("cause"), json.readValue(row.getString("fact"), kind));
    }

    /** Which purchases an event is about, also by way of what it names. */
    List<UUID> purchasesOf(Fact fact) {
        return jdbc.sql("""
                        with invoices as (
                            select cast(:invoice as text) as invoice
                            union select invoice from entitlement_event where payment = cast(:payment as text)),
                        subscriptions as (
                            select cast(:subscription as text) as subscription
                            union select subscription from entitlement_event
                            where invoice in (select invoice from invoices))
                        select distinct purchase_id from entitlement_event
                        where purchase_id is not null and (
                            purchase_id = cast(:purchase as uuid)
                            or subscription in (select subscription from subscriptions)
                            or payment = cast(:payment as text))
                        """)
                .param("invoice", fact.invoiceNamed())
                .param("payment", fact.paymentNamed())
                .param("subscription", fact.subscriptionNamed())
                .param("purchase", fact.purchaseNamed())
                .query((row, number) -> Objects.requireNonNull(row.getObject("purchase_id", UUID.class)))
                .list();
    }
}
