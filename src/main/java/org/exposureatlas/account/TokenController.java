package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.TooManyTriesException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's token for programs. */
@Controller
class TokenController {

    private final AccountForms forms;
    private final AccountStore accounts;
    private final Credentials credentials;
    private final ApiTokens tokens;

    TokenController(AccountForms forms, AccountStore accounts, Credentials credentials, ApiTokens tokens) {
        this.forms = forms;
        this.accounts = accounts;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @GetMapping("/account/token")
    String form(@AuthenticationPrincipal SignedIn who, Model model) {
        return show(who, new FormErrors(), model);
    }

    @PostMapping("/account/token")
    String make(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            HttpServletResponse response,
            Model model) {
        Account account = accounts.find(who.id()).orElseThrow();
        FormErrors errors = new FormErrors();
        try {
            credentials.check(account, current, "current", errors);
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "current", tooMany, response);
        }
        if (!errors.isEmpty()) {
            forms.unprocessable(response);
            return show(who, errors, model);
        }
        model.addAttribute(
                "page",
                new ShownOnce(
                        forms.say("token.made.title"),
                        forms.say("token.made.text"),
                        List.of(tokens.make(account.id()))));
        return "account/shown-once";
    }

    private String show(SignedIn who, FormErrors errors, Model model) {
        FormPage.Maker page = forms.page("token", "/account/token").ofAccount();
        tokens.of(who.id())
                .ifPresent(known -> page.lede(
                                forms.say("token.known", known.ending(), AccountPages.moment(known.madeAt())))
                        .link("link.token-end", "/account/token/end"));
        return page.field("current", "password", "current-password", null)
                .errors(errors)
                .show(model);
    }

    @GetMapping("/account/token/end")
    String endForm(Model model) {
        return forms.page("token-end", "/account/token/end").ofAccount().show(model);
    }

    @PostMapping("/account/token/end")
    String end(@AuthenticationPrincipal SignedIn who) {
        tokens.end(who.id());
        return "redirect:/account?done=token-ended";
    }
}
