package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.exposureatlas.account.MailedLinks.Purpose;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.shared.Email;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody's account: what it holds, and the name and address on it. */
@Controller
class AccountController {

    private static final int LONGEST_NAME = 80;

    /** What may just have been done; the last part of a message's key. */
    private static final Set<String> DONE = Set.of(
            "signed-up",
            "password-changed",
            "name",
            "email-asked",
            "sessions",
            "second-factor-on",
            "second-factor-off",
            "token-ended",
            "deletion-called-off");

    private final AccountForms forms;
    private final AccountStore accounts;
    private final Credentials credentials;
    private final Limits limits;
    private final MailedLinks links;
    private final AccountPages pages;

    AccountController(
            AccountForms forms,
            AccountStore accounts,
            Credentials credentials,
            Limits limits,
            MailedLinks links,
            AccountPages pages) {
        this.forms = forms;
        this.accounts = accounts;
        this.credentials = credentials;
        this.limits = limits;
        this.links = links;
        this.pages = pages;
    }

    @GetMapping("/account")
    String show(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", pages.of(account(who), DONE.contains(done) ? done : null));
        return "account/show";
    }

    @GetMapping("/account/name")
    String nameForm(@AuthenticationPrincipal SignedIn who, Model model) {
        return showName(who.displayName(), new FormErrors(), model);
    }

    @PostMapping("/account/name")
    String rename(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        String given = name.strip().replaceAll("\\s+", " ");
        FormErrors errors = new FormErrors();
        if (given.codePointCount(0, given.length()) > LONGEST_NAME || given.length() > LONGEST_NAME) {
            forms.add(errors, "name", "name.long");
        } else if (given.codePoints().anyMatch(AccountController::isInvisible)) {
            forms.add(errors, "name", "name.invisible");
        }
        if (!errors.isEmpty()) {
            forms.unprocessable(response);
            return showName(name, errors, model);
        }
        accounts.setDisplayName(who.id(), given);
        return "redirect:/account?done=name";
    }

    /** Control characters, and those that turn the direction of what follows. */
    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private String showName(String name, FormErrors errors, Model model) {
        return forms.page("name", "/account/name")
                .ofAccount()
                .hintedField("name", "text", "nickname", name)
                .errors(errors)
                .show(model);
    }

    @GetMapping("/account/email")
    String emailForm(@AuthenticationPrincipal SignedIn who, Model model) {
        return showEmail(who, "", new FormErrors(), model);
    }

    @PostMapping("/account/email")
    String requestEmail(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Account account = account(who);
        FormErrors errors = new FormErrors();
        Optional<Email> address = Email.parse(email);
        if (address.isEmpty()) {
            forms.add(errors, "email", "email");
        } else if (address.get().equals(account.email())) {
            forms.add(errors, "email", "email.same");
        }
        try {
            credentials.check(account, current, "current", errors);
            if (errors.isEmpty() && address.isPresent()) {
                limits.spendOnMail(address.get(), request);
                credentials.requestEmail(account, address.get());
                return "redirect:/account?done=email-asked";
            }
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "current", tooMany, response);
        }
        forms.unprocessable(response);
        return showEmail(who, email, errors, model);
    }

    private String showEmail(SignedIn who, String email, FormErrors errors, Model model) {
        return forms.page("email", "/account/email")
                .ofAccount()
                .lede(forms.say("email.now", who.email()))
                .hintedField("email", "email", "email", email)
                .field("current", "password", "current-password", null)
                .errors(errors)
                .show(model);
    }

    @GetMapping("/account/new-email")
    String confirmEmailForm(@RequestParam(defaultValue = "") String secret, HttpServletResponse response, Model model) {
        if (links.find(Purpose.NEW_EMAIL, secret).isEmpty()) {
            return forms.deadLink(response, model);
        }
        return forms.page("new-email", "/account/new-email")
                .hidden("secret", secret)
                .show(model);
    }

    @PostMapping("/account/new-email")
    String confirmEmail(
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            limits.spendOnLink(request);
        } catch (TooManyTriesException tooMany) {
            return forms.wait(tooMany, response, model);
        }
        return credentials.confirmEmail(secret)
                ? "redirect:/account/sign-in?done=email"
                : forms.deadLink(response, model);
    }

    private Account account(SignedIn who) {
        return accounts.find(who.id()).orElseThrow();
    }
}
