package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.exposureatlas.account.MailedLinks.Purpose;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.Installation;
import org.exposureatlas.platform.LocalPath;
import org.exposureatlas.platform.MessagePage;
import org.exposureatlas.platform.Outbox;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with a password or a mailed link, and out again. */
@Controller
class SignInController {

    private final AccountForms forms;
    private final Words words;
    private final Installation installation;
    private final Limits limits;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final MailedLinks links;
    private final Outbox outbox;
    private final SignIns signIns;
    private final SignInSessions sessions;
    private final AuditLog audit;

    SignInController(
            AccountForms forms,
            Words words,
            Installation installation,
            Limits limits,
            AccountStore accounts,
            Passwords passwords,
            MailedLinks links,
            Outbox outbox,
            SignIns signIns,
            SignInSessions sessions,
            AuditLog audit) {
        this.forms = forms;
        this.words = words;
        this.installation = installation;
        this.limits = limits;
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.outbox = outbox;
        this.signIns = signIns;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping("/account/sign-in")
    String form(
            @RequestParam(defaultValue = "/account") String next,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal @Nullable SignedIn who,
            Model model) {
        if (who != null) {
            return "redirect:" + LocalPath.orHome(next);
        }
        return show("", next, done, new FormErrors(), model);
    }

    @PostMapping("/account/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/account") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        Optional<Email> address = Email.parse(email);
        if (address.isEmpty()) {
            forms.add(errors, "email", "email");
        }
        if (password.isEmpty()) {
            forms.add(errors, "password", "password.missing");
        }
        if (address.isPresent() && errors.isEmpty()) {
            String key = address.get().value().toLowerCase(Locale.ROOT);
            try {
                limits.spendOnPassword(key, request);
                Account account = accounts.find(address.get()).orElse(null);
                if (passwords.match(password, account) && account != null) {
                    limits.passwordWasRight(key, request);
                    return "redirect:" + signIns.passwordWasRight(account, password, next, request, response);
                }
                forms.add(errors, "email", "no-match");
            } catch (TooManyTriesException tooMany) {
                forms.add(errors, "email", tooMany, response);
            }
        }
        forms.unprocessable(response);
        return show(email, next, "", errors, model);
    }

    private String show(String email, String next, String done, FormErrors errors, Model model) {
        return forms.page("sign-in", "/account/sign-in")
                .notice(done.equals("password") || done.equals("email") ? forms.say("done." + done) : null)
                .hidden("next", LocalPath.orHome(next).value())
                .field("email", "email", "email", email)
                .field("password", "password", "current-password", null)
                .link("link.by-mail", "/account/sign-in/link")
                .link("link.forgotten", "/account/forgotten-password")
                .link("link.sign-up", "/account/sign-up")
                .errors(errors)
                .show(model);
    }

    @GetMapping("/account/sign-in/link")
    String linkForm(Model model) {
        return showMailForm("sign-in-link", "/account/sign-in/link", "", new FormErrors(), model);
    }

    @PostMapping("/account/sign-in/link")
    String orderLink(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return order(AccountMails.SIGN_IN, "sign-in-link", "/account/sign-in/link", email, request, response, model);
    }

    @GetMapping("/account/forgotten-password")
    String forgottenForm(Model model) {
        return showMailForm("forgotten", "/account/forgotten-password", "", new FormErrors(), model);
    }

    @PostMapping("/account/forgotten-password")
    String orderNewPassword(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return order(
                AccountMails.NEW_PASSWORD, "forgotten", "/account/forgotten-password", email, request, response, model);
    }

    /** Orders a mail without looking whether the address has an account. */
    private String order(
            String kind,
            String page,
            String action,
            String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        Optional<Email> address = Email.parse(email);
        if (address.isPresent()) {
            try {
                limits.spendOnMail(address.get(), request);
                outbox.add(AccountMails.order(kind, address.get()));
                return "redirect:/account/check-mail";
            } catch (TooManyTriesException tooMany) {
                forms.add(errors, "email", tooMany, response);
            }
        } else {
            forms.add(errors, "email", "email");
        }
        forms.unprocessable(response);
        return showMailForm(page, action, email, errors, model);
    }

    private String showMailForm(String page, String action, String email, FormErrors errors, Model model) {
        return forms.page(page, action)
                .field("email", "email", "email", email)
                .link("link.sign-in", "/account/sign-in")
                .errors(errors)
                .show(model);
    }

    /** The same for everybody who asked for a mail, whatever became of it. */
    @GetMapping("/account/check-mail")
    String checkMail(Model model) {
        MessagePage page = MessagePage.of(words, "account.check-mail");
        return (installation.tryOut() ? page.and(forms.say("link.outbox"), "/outbox") : page)
                .and(forms.say("link.sign-in"), "/account/sign-in")
                .show(model);
    }

    /** Programs that look into mails follow links: only the button signs in. */
    @GetMapping("/account/sign-in/by-link")
    String byLinkForm(@RequestParam(defaultValue = "") String secret, HttpServletResponse response, Model model) {
        if (links.find(Purpose.SIGN_IN, secret).isEmpty()) {
            return forms.deadLink(response, model);
        }
        return forms.page("by-link", "/account/sign-in/by-link")
                .hidden("secret", secret)
                .show(model);
    }

    @PostMapping("/account/sign-in/by-link")
    String signInByLink(
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            limits.spendOnLink(request);
        } catch (TooManyTriesException tooMany) {
            return forms.wait(tooMany, response, model);
        }
        return links.use(Purpose.SIGN_IN, secret)
                .map(MailedLinks.Link::account)
                .flatMap(accounts::find)
                .map(account -> "redirect:" + signIns.begin(account, "/account", "link", request, response))
                .orElseGet(() -> forms.deadLink(response, model));
    }

    @PostMapping("/account/sign-out")
    String signOut(@AuthenticationPrincipal SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        audit.record(who.id().inAuditLog(), "signed-out", who.id().inAuditLog());
        return "redirect:/";
    }
}
