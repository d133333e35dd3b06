package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.LocalPath;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;

/** What happens once somebody has shown who they are. */
@Service
class SignIns {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final SignInSessions sessions;
    private final AuditLog audit;

    SignIns(
            AccountStore accounts,
            Passwords passwords,
            SecondFactors factors,
            SignInSessions sessions,
            AuditLog audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @return where to go next */
    @Transactional
    String passwordWasRight(
            Account account, String password, String next, HttpServletRequest request, HttpServletResponse response) {
        if (account.passwordOneTime()) {
            // It has let in once; from now on another has to be chosen.
            accounts.setPassword(account.id(), passwords.hashOfNone(), true);
        } else if (passwords.isOutdated(account)) {
            accounts.setPassword(account.id(), passwords.hash(password), false);
        }
        return begin(account, next, "password", request, response);
    }

    /**
     * Begins a session, or asks for the second factor first.
     *
     * @param by what was shown, for the audit log
     * @return where to go next
     */
    String begin(Account account, String next, String by, HttpServletRequest request, HttpServletResponse response) {
        String wanted = LocalPath.orHome(next).value();
        if (factors.isOn(account.id())) {
            sessions.beginHalfWay(request, response, account.id());
            return "/account/sign-in/second-factor?next=" + UriUtils.encode(wanted, StandardCharsets.UTF_8);
        }
        sessions.begin(request, response, account.id(), false);
        signedIn(account, by);
        if (account.passwordOneTime()) {
            return "/account/password";
        }
        return account.isAdmin() ? "/account/second-factor" : wanted;
    }

    /** @return where to go next */
    String secondFactorWasRight(
            Account account, String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(request, response, account.id(), true);
        signedIn(account, "second-factor");
        return account.passwordOneTime()
                ? "/account/password"
                : LocalPath.orHome(next).value();
    }

    private void signedIn(Account account, String by) {
        audit.record(account.id().inAuditLog(), "signed-in", account.id().inAuditLog(), Map.of("by", by));
    }
}
