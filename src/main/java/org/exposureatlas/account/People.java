package org.exposureatlas.account;

import java.util.Optional;
import org.exposureatlas.shared.Email;
import org.springframework.stereotype.Service;

/** Finds people for other modules. Who sends the present request is {@link SignedIn}. */
@Service
public class People {

    private final AccountStore accounts;

    People(AccountStore accounts) {
        this.accounts = accounts;
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
