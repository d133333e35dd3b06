package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.exposureatlas.account.MailedLinks.Purpose;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.TooManyTriesException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new password: for who has forgotten the old one, by mail; for who is signed in, with the old one. */
@Controller
class PasswordController {

    private final AccountForms forms;
    private final Passwords passwords;
    private final Limits limits;
    private final MailedLinks links;
    private final AccountStore accounts;
    private final Credentials credentials;
    private final SignInSessions sessions;

    PasswordController(
            AccountForms forms,
            Passwords passwords,
            Limits limits,
            MailedLinks links,
            AccountStore accounts,
            Credentials credentials,
            SignInSessions sessions) {
        this.forms = forms;
        this.passwords = passwords;
        this.limits = limits;
        this.links = links;
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
    }

    @GetMapping("/account/new-password")
    String mailedForm(@RequestParam(defaultValue = "") String secret, HttpServletResponse response, Model model) {
        return links.find(Purpose.NEW_PASSWORD, secret).isPresent()
                ? showMailed(secret, new FormErrors(), model)
                : forms.deadLink(response, model);
    }

    @PostMapping("/account/new-password")
    String setByMail(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        try {
            limits.spendOnLink(request);
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "password", tooMany, response);
            return showMailed(secret, errors, model);
        }
        Optional<Account> account = links.find(Purpose.NEW_PASSWORD, secret)
                .map(MailedLinks.Link::account)
                .flatMap(accounts::find);
        if (account.isEmpty()) {
            return forms.deadLink(response, model);
        }
        passwords
                .problem(password, account.get().email())
                .ifPresent(problem -> forms.add(errors, "password", "password." + problem));
        if (!errors.isEmpty()) {
            forms.unprocessable(response);
            return showMailed(secret, errors, model);
        }
        if (links.use(Purpose.NEW_PASSWORD, secret).isEmpty()) {
            return forms.deadLink(response, model);
        }
        credentials.changePassword(account.get(), password);
        sessions.endAll(account.get().id());
        sessions.end(request, response);
        return "redirect:/account/sign-in?done=password";
    }

    private String showMailed(String secret, FormErrors errors, Model model) {
        return forms.page("new-password", "/account/new-password")
                .hidden("secret", secret)
                .hintedField("password", "password", "new-password", null)
                .errors(errors)
                .show(model);
    }

    @GetMapping("/account/password")
    String form(@AuthenticationPrincipal SignedIn who, Model model) {
        return show(account(who), new FormErrors(), model);
    }

    @PostMapping("/account/password")
    String change(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Account account = account(who);
        FormErrors errors = new FormErrors();
        try {
            if (!account.passwordOneTime()) {
                credentials.check(account, current, "current", errors);
            }
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "current", tooMany, response);
        }
        passwords
                .problem(password, account.email())
                .ifPresent(problem -> forms.add(errors, "password", "password." + problem));
        if (!errors.isEmpty()) {
            forms.unprocessable(response);
            return show(account, errors, model);
        }
        credentials.changePassword(account, password);
        // Whoever knows the old password may be signed in with it somewhere.
        sessions.endOthers(account.id(), request);
        return account.isAdmin() && account.passwordOneTime()
                ? "redirect:/account/second-factor"
                : "redirect:/account?done=password-changed";
    }

    private String show(Account account, FormErrors errors, Model model) {
        FormPage.Maker page = forms.page("password", "/account/password").ofAccount();
        if (account.passwordOneTime()) {
            page.lede(forms.say("password.one-time"));
        } else {
            page.field("current", "password", "current-password", null);
        }
        return page.hintedField("password", "password", "new-password", null)
                .errors(errors)
                .show(model);
    }

    private Account account(SignedIn who) {
        return accounts.find(who.id()).orElseThrow();
    }
}
