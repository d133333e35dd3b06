package org.exposureatlas.account;

import java.util.Optional;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.shared.Email;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes people who run the site. What they may do they may only with a second factor. */
@Service
class Admins {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final AuditLog audit;

    Admins(AccountStore accounts, Passwords passwords, AuditLog audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * Makes an account an admin's; without one, begins it.
     *
     * @return a password that lets in once, where the account is new
     */
    @Transactional
    Optional<String> make(Email email) {
        Optional<Account> known = accounts.find(email);
        Optional<String> password = known.isPresent() ? Optional.empty() : Optional.of(Secrets.forPeople(4));
        AccountId id = known.map(Account::id).orElseGet(() -> begin(email, password.orElseThrow()));
        accounts.makeAdmin(id);
        audit.record(AuditLog.PROGRAM, "admin-made", id.inAuditLog());
        return password;
    }

    private AccountId begin(Email email, String password) {
        AccountId id = accounts.add(email, passwords.hashOfNone()).orElseThrow();
        accounts.setPassword(id, passwords.hash(password), true);
        return id;
    }

    boolean exist() {
        return accounts.hasAdmin();
    }
}
