package org.exposureatlas.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.exposureatlas.shared.Email;
import org.springframework.stereotype.Service;

/** Finds people for other modules. Who sends the present request is {@link SignedIn}. */
@Service
public class People {

    private static final Duration LATELY = Duration.ofDays(7);

    private final AccountStore accounts;
    private final Clock clock;

    People(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * How many there are.
     *
     * @param added within the last seven days
     * @param leaving whose owners asked for them to be deleted, and who may still call it off
     */
    public record Numbers(long accounts, long added, long leaving) {}

    public Numbers numbers() {
        return accounts.numbers(clock.instant().minus(LATELY));
    }

    public Optional<Person> find(AccountId id) {
        return accounts.find(id).map(People::person);
    }

    public Optional<Person> find(Email email) {
        return accounts.find(email).map(People::person);
    }

    private static Person person(Account account) {
        return new Person(account.id(), account.email(), account.displayName());
    }
}
