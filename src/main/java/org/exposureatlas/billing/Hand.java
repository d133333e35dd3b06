package org.exposureatlas.billing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.billing.Fact.Granted;
import org.exposureatlas.billing.Fact.Revoked;
import org.exposureatlas.platform.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an admin gives and takes back by hand, each time with a reason. */
@Service
class Hand {

    private final EventLog log;
    private final AuditLog audit;
    private final Clock clock;

    Hand(EventLog log, AuditLog audit, Clock clock) {
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param lastDay the last day it is open, in UTC; null for always */
    @Transactional
    void grant(AccountId account, Item item, @Nullable LocalDate lastDay, String reason, AccountId admin) {
        String grant = UUID.randomUUID().toString();
        Instant until =
                lastDay == null ? null : lastDay.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        log.add(new Event(
                "grant:" + grant,
                admin.inAuditLog(),
                new Granted(clock.instant(), account.value(), grant, item.inLog(), until, reason)));
        audit.record(
                admin.inAuditLog(),
                "entitlement-granted",
                account.inAuditLog(),
                Map.of(
                        "what",
                        item.inLog(),
                        "until",
                        lastDay == null ? "always" : lastDay.toString(),
                        "reason",
                        reason));
    }

    /** Takes back one thing, whatever it came from. What somebody buys later is not affected. */
    @Transactional
    void revoke(AccountId account, Right right, String reason, AccountId admin) {
        String source = right.source();
        UUID purchase = source.startsWith("purchase:") ? UUID.fromString(source.substring(9)) : null;
        log.add(new Event(
                "revoked:" + account + ":" + source,
                admin.inAuditLog(),
                new Revoked(clock.instant(), account.value(), purchase, source, reason)));
        audit.record(
                admin.inAuditLog(),
                "entitlement-revoked",
                account.inAuditLog(),
                Map.of("what", right.item().inLog(), "source", source, "reason", reason));
    }
}
