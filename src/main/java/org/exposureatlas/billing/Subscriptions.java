package org.exposureatlas.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.exposureatlas.account.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends subscriptions and lets them go on. */
@Service
class Subscriptions {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration WAIT = Duration.ofMinutes(10);

    private final Gateways gateways;
    private final Standings standings;
    private final Purchases purchases;
    private final EventLog events;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Subscriptions(
            Gateways gateways,
            Standings standings,
            Purchases purchases,
            EventLog events,
            Notices notices,
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transactions) {
        this.gateways = gateways;
        this.standings = standings;
        this.purchases = purchases;
        this.events = events;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** The subscription of an account that is open, preferably one that renews. */
    Optional<Right> of(AccountId account) {
        return standings.of(account).rights().stream()
                .filter(right -> right.open() && right.subscription() != null)
                .max(java.util.Comparator.comparing(Right::renews));
    }

    /** Lets it end with the period that is paid, or go on after all. */
    void endWithPeriod(Right right, boolean end) throws GatewayAwayException {
        Optional<Fact> told = gateways.need().endWithPeriod(right.subscriptionOrThrow(), end);
        UUID purchase = UUID.fromString(right.source().substring("purchase:".length()));
        told.ifPresent(fact -> transactions.executeWithoutResult(status -> {
            events.add(new Event("answer:" + UUID.randomUUID(), right.source(), fact));
            purchases.find(purchase).ifPresent(notices::tell);
        }));
    }

    private record Task(long id, String subscription) {}

    /** Those of accounts that are gone, and those whose money went back. */
    @Scheduled(fixedDelayString = "${atlas.billing.look-around:10m}", initialDelayString = "${atlas.billing.poll:20s}")
    void endThoseAskedFor() {
        try {
            Optional<PaymentGateway> gateway = gateways.current();
            gateway.ifPresent(known -> jdbc.sql("""
                            select id, subscription from gateway_task
                            where done_at is null and next_attempt_at <= :now and gateway = :gateway order by id
                            """)
                    .param("now", now())
                    .param("gateway", known.name())
                    .query((row, number) -> new Task(row.getLong("id"), row.getString("subscription")))
                    .list()
                    .forEach(task -> end(known, task)));
        } catch (DataAccessException | TransactionException away) {
            log.warn("The database does not answer ({})", away.getClass().getSimpleName());
        }
    }

    private void end(PaymentGateway gateway, Task task) {
        try {
            gateway.endNow(task.subscription());
            jdbc.sql("update gateway_task set done_at = :now, next_attempt_at = null where id = :id")
                    .param("now", now())
                    .param("id", task.id())
                    .update();
        } catch (GatewayAwayException away) {
            jdbc.sql("update gateway_task set attempts = attempts + 1, next_attempt_at = :next where id = :id")
                    .param("next", now().plus(WAIT))
                    .param("id", task.id())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
