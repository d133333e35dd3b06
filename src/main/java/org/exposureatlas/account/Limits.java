package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.exposureatlas.platform.Limit;
import org.exposureatlas.platform.Places;
import org.exposureatlas.platform.RateLimits;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.shared.Email;
import org.springframework.stereotype.Component;

/** How often anybody may have mail sent or try a secret. The same for addresses with an account and without. */
@Component
class Limits {

    private static final Limit MAIL_TO_ADDRESS = new Limit("account-mail-to-address", 5, Duration.ofHours(1));
    private static final Limit MAIL_FROM_PLACE = new Limit("account-mail-from-place", 20, Duration.ofHours(1));

    /** Per address and place, so that a stranger cannot lock somebody out from afar ... */
    private static final Limit PASSWORD = new Limit("account-password", 10, Duration.ofMinutes(15));

    /** ... and per address from everywhere, and per place for all addresses. */
    private static final Limit PASSWORD_OF_ADDRESS = new Limit("account-password-of-address", 100, Duration.ofHours(1));

    private static final Limit SECRET_FROM_PLACE = new Limit("account-secret-from-place", 60, Duration.ofMinutes(15));
    private static final Limit SECRET_OF_ACCOUNT = new Limit("account-secret-of-account", 10, Duration.ofMinutes(15));

    private final RateLimits limits;

    Limits(RateLimits limits) {
        this.limits = limits;
    }

    void spendOnMail(Email email, HttpServletRequest request) throws TooManyTriesException {
        limits.spend(MAIL_FROM_PLACE, Places.of(request));
        limits.spend(MAIL_TO_ADDRESS, email.value());
    }

    void spendOnPassword(String email, HttpServletRequest request) throws TooManyTriesException {
        limits.spend(SECRET_FROM_PLACE, Places.of(request));
        limits.spend(PASSWORD, email + " " + Places.of(request));
        limits.spend(PASSWORD_OF_ADDRESS, email);
    }

    void passwordWasRight(String email, HttpServletRequest request) {
        limits.forgive(PASSWORD, email + " " + Places.of(request));
    }

    /** The secret of a link: nobody guesses one, and nobody may try for long. */
    void spendOnLink(HttpServletRequest request) throws TooManyTriesException {
        limits.spend(SECRET_FROM_PLACE, Places.of(request));
    }

    /** A password or a code that somebody gives who is signed in or half way. */
    void spendOnSecret(AccountId account) throws TooManyTriesException {
        limits.spend(SECRET_OF_ACCOUNT, account.toString());
    }

    void secretWasRight(AccountId account) {
        limits.forgive(SECRET_OF_ACCOUNT, account.toString());
    }
}
