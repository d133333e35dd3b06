package org.exposureatlas.billing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.account.People;
import org.exposureatlas.account.Person;
import org.exposureatlas.billing.Right.State;
import org.exposureatlas.platform.MailOrder;
import org.exposureatlas.platform.Outbox;
import org.exposureatlas.shared.Email;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to people when what they bought begins, ends, or needs a payment. What to write follows from how a purchase
 * stands and not from what was heard last; each thing is written once.
 */
@Service
class Notices {

    private final Purchases purchases;
    private final Standings standings;
    private final People people;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Notices(
            Purchases purchases,
            Standings standings,
            People people,
            Outbox outbox,
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transactions) {
        this.purchases = purchases;
        this.standings = standings;
        this.people = people;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Within the transaction of what changed it. */
    void tell(Purchase purchase) {
        Optional<Email> recipient = recipient(purchase);
        if (recipient.isEmpty()) {
            return;
        }
        Right right = standings.of(purchase);
        boolean pro = purchase.item().equals(Item.PRO);
        String about = purchase.source() + ":";
        if (right.open()) {
            order(
                    about + "begun",
                    pro ? BillingMails.PRO_BEGUN : BillingMails.REPORT_BOUGHT,
                    purchase,
                    recipient.get());
        }
        Instant until = right.until();
        Instant renews = right.renewsAt();
        if (right.state() == State.GRACE && renews != null) {
            order(about + "failed:" + renews, BillingMails.PAYMENT_FAILED, purchase, recipient.get());
        } else if (right.state() == State.ENDING && until != null) {
            order(about + "ending:" + until, BillingMails.PRO_ENDING, purchase, recipient.get());
        } else if (right.state() == State.ENDED && until != null) {
            order(about + "ended:" + until, BillingMails.PRO_ENDED, purchase, recipient.get());
        } else if (right.state() == State.REFUNDED || right.state() == State.DISPUTED) {
            order(about + "back:" + until, BillingMails.MONEY_BACK, purchase, recipient.get());
        }
    }

    private Optional<Email> recipient(Purchase purchase) {
        return purchase.account() == null
                ? Optional.ofNullable(purchase.email())
                : people.find(purchase.account()).map(Person::email);
    }

    private void order(String key, String kind, Purchase purchase, Email recipient) {
        int noted = jdbc.sql(
                        "insert into billing_notice (key, noted_at) values (:key, :now) on conflict (key) do nothing")
                .param("key", key)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (noted == 1) {
            outbox.add(new MailOrder(
                    kind, recipient, Map.of("purchase", purchase.id().toString())));
        }
    }

    /** Time alone ends a subscription whose payment failed, or that was canceled. */
    @Scheduled(fixedDelayString = "${atlas.billing.look-around:10m}", initialDelayString = "${atlas.billing.poll:20s}")
    void tellWhatTimeBrought() {
        purchases.subscriptions().forEach(purchase -> transactions.executeWithoutResult(status -> tell(purchase)));
    }
}
