package org.exposureatlas.account;

import java.util.Map;
import org.exposureatlas.account.MailedLinks.Link;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.MailOrder;
import org.exposureatlas.platform.Outbox;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.shared.Email;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what somebody signs in with, and tells them so by mail. */
@Service
class Credentials {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final MailedLinks links;
    private final Outbox outbox;
    private final Limits limits;
    private final AccountForms forms;
    private final AuditLog audit;

    Credentials(
            AccountStore accounts,
            Passwords passwords,
            MailedLinks links,
            Outbox outbox,
            Limits limits,
            AccountForms forms,
            AuditLog audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.outbox = outbox;
        this.limits = limits;
        this.forms = forms;
        this.audit = audit;
    }

    /** Asks for the password again before something that matters; adds an error to the field where it is wrong. */
    void check(Account account, String password, String field, FormErrors errors) throws TooManyTriesException {
        if (password.isEmpty()) {
            forms.add(errors, field, "password.current-missing");
            return;
        }
        limits.spendOnSecret(account.id());
        if (passwords.match(password, account)) {
            limits.secretWasRight(account.id());
        } else {
            forms.add(errors, field, "password.wrong");
        }
    }

    @Transactional
    void changePassword(Account account, String password) {
        accounts.setPassword(account.id(), passwords.hash(password), false);
        links.revokeAll(account.id());
        outbox.add(AccountMails.order(AccountMails.PASSWORD_CHANGED, account.email()));
        audit.record(account.id().inAuditLog(), "password-changed", account.id().inAuditLog());
    }

    /** The new address counts once the link that was mailed to it has been followed. */
    @Transactional
    void requestEmail(Account account, Email email) {
        outbox.add(new MailOrder(
                AccountMails.NEW_EMAIL, email, Map.of("account", account.id().toString())));
    }

    /** @return false where the link is dead or somebody else has the address by now */
    @Transactional
    boolean confirmEmail(String secret) {
        Link link = links.use(MailedLinks.Purpose.NEW_EMAIL, secret).orElse(null);
        if (link == null || link.account() == null || link.email() == null) {
            return false;
        }
        Account account = accounts.find(link.account()).orElse(null);
        if (account == null || !accounts.setEmail(account.id(), link.email())) {
            return false;
        }
        links.revokeAll(account.id());
        outbox.add(AccountMails.order(AccountMails.EMAIL_CHANGED, account.email()));
        audit.record(account.id().inAuditLog(), "email-changed", account.id().inAuditLog());
        return true;
    }
}
