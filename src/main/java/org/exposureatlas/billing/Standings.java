package org.exposureatlas.billing;

import java.time.Clock;
import java.util.List;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.People;
import org.exposureatlas.account.Person;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people are entitled to now, from the log of events. */
@Service
class Standings {

    private final Purchases purchases;
    private final EventLog log;
    private final People people;
    private final BillingSettings settings;
    private final Clock clock;

    Standings(Purchases purchases, EventLog log, People people, BillingSettings settings, Clock clock) {
        this.purchases = purchases;
        this.log = log;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    Entitlements of(AccountId account) {
        return of(account, people.find(account).map(Person::email).orElse(null));
    }

    /** @param confirmed the address on the account; what was bought with it before counts too */
    Entitlements of(AccountId account, @Nullable Email confirmed) {
        List<Purchase> own = purchases.of(account, confirmed);
        return Entitlements.of(own, log.about(own, account), account.value(), clock.instant(), settings.grace());
    }

    /** What one purchase gives, whoever made it. */
    Right of(Purchase purchase) {
        return of(purchase, log, clock, settings);
    }

    static Right of(Purchase purchase, EventLog log, Clock clock, BillingSettings settings) {
        List<Purchase> alone = List.of(purchase);
        return Entitlements.of(alone, log.about(alone, null), null, clock.instant(), settings.grace())
                .rights()
                .getFirst();
    }
}
