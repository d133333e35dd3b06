package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.exposureatlas.account.MailedLinks.Purpose;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.shared.Email;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing up: a form, a mail, and the link in it. */
@Controller
class SignUpController {

    private final AccountForms forms;
    private final Passwords passwords;
    private final Limits limits;
    private final SignUps signUps;
    private final MailedLinks links;
    private final SignInSessions sessions;

    SignUpController(
            AccountForms forms,
            Passwords passwords,
            Limits limits,
            SignUps signUps,
            MailedLinks links,
            SignInSessions sessions) {
        this.forms = forms;
        this.passwords = passwords;
        this.limits = limits;
        this.signUps = signUps;
        this.links = links;
        this.sessions = sessions;
    }

    @GetMapping("/account/sign-up")
    String form(Model model) {
        return show("", new FormErrors(), model);
    }

    @PostMapping("/account/sign-up")
    String request(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        Optional<Email> address = Email.parse(email);
        if (address.isEmpty()) {
            forms.add(errors, "email", "email");
        }
        passwords
                .problem(password, address.orElse(null))
                .ifPresent(problem -> forms.add(errors, "password", "password." + problem));
        if (address.isPresent() && errors.isEmpty()) {
            try {
                limits.spendOnMail(address.get(), request);
                signUps.request(address.get(), password);
                return "redirect:/account/check-mail";
            } catch (TooManyTriesException tooMany) {
                forms.add(errors, "email", tooMany, response);
            }
        }
        forms.unprocessable(response);
        return show(email, errors, model);
    }

    private String show(String email, FormErrors errors, Model model) {
        return forms.page("sign-up", "/account/sign-up")
                .hintedField("email", "email", "email", email)
                .hintedField("password", "password", "new-password", null)
                .link("link.have-account", "/account/sign-in")
                .link("link.privacy", "/privacy")
                .errors(errors)
                .show(model);
    }

    @GetMapping("/account/sign-up/confirm")
    String confirmation(@RequestParam(defaultValue = "") String secret, HttpServletResponse response, Model model) {
        return links.find(Purpose.SIGN_UP, secret).isPresent()
                ? showConfirmation(secret, new FormErrors(), model)
                : forms.deadLink(response, model);
    }

    @PostMapping("/account/sign-up/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        try {
            limits.spendOnLink(request);
            switch (signUps.confirm(secret, password)) {
                case SignUps.Confirmed.Begun begun -> {
                    sessions.begin(request, response, begun.account().id(), false);
                    return "redirect:/account?done=signed-up";
                }
                case SignUps.Confirmed.DeadLink dead -> {
                    return forms.deadLink(response, model);
                }
                case SignUps.Confirmed.WrongPassword wrong -> forms.add(errors, "password", "password.other");
            }
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "password", tooMany, response);
        }
        forms.unprocessable(response);
        return showConfirmation(secret, errors, model);
    }

    private String showConfirmation(String secret, FormErrors errors, Model model) {
        return forms.page("confirm", "/account/sign-up/confirm")
                .hidden("secret", secret)
                .hintedField("password", "password", "current-password", null)
                .link("link.sign-up-again", "/account/sign-up")
                .errors(errors)
                .show(model);
    }
}
