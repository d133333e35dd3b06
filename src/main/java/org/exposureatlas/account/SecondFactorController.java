package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.LocalPath;
import org.exposureatlas.platform.MessagePage;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.platform.Words;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second factor: setting it up, showing it, turning it off. */
@Controller
class SecondFactorController {

    private final AccountForms forms;
    private final Words words;
    private final AccountStore accounts;
    private final SecondFactors factors;
    private final Credentials credentials;
    private final Limits limits;
    private final SignIns signIns;
    private final SignInSessions sessions;

    SecondFactorController(
            AccountForms forms,
            Words words,
            AccountStore accounts,
            SecondFactors factors,
            Credentials credentials,
            Limits limits,
            SignIns signIns,
            SignInSessions sessions) {
        this.forms = forms;
        this.words = words;
        this.accounts = accounts;
        this.factors = factors;
        this.credentials = credentials;
        this.limits = limits;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/account/sign-in/second-factor")
    String ask(@RequestParam(defaultValue = "/account") String next, HttpServletRequest request, Model model) {
        return sessions.halfWay(request).isPresent()
                ? showAsked(next, new FormErrors(), model)
                : "redirect:/account/sign-in";
    }

    @PostMapping("/account/sign-in/second-factor")
    String answer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/account") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Account> account = sessions.halfWay(request).flatMap(accounts::find);
        if (account.isEmpty()) {
            return "redirect:/account/sign-in";
        }
        FormErrors errors = new FormErrors();
        try {
            if (isRight(account.get(), code, errors)) {
                return "redirect:" + signIns.secondFactorWasRight(account.get(), next, request, response);
            }
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "code", tooMany, response);
        }
        forms.unprocessable(response);
        return showAsked(next, errors, model);
    }

    /** Asked of somebody who is signed in, before something that matters, when it is long since they showed who they are. */
    @GetMapping("/account/again")
    String askAgain(@RequestParam(defaultValue = "/admin") String next, Model model) {
        return showAgain(next, new FormErrors(), model);
    }

    @PostMapping("/account/again")
    String answerAgain(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/admin") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        try {
            if (isRight(account(who), code, errors)) {
                sessions.secondFactorShown(request);
                return "redirect:" + LocalPath.orHome(next).value();
            }
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "code", tooMany, response);
        }
        forms.unprocessable(response);
        return showAgain(next, errors, model);
    }

    private String showAgain(String next, FormErrors errors, Model model) {
        return forms.page("again", "/account/again")
                .hidden("next", LocalPath.orHome(next).value())
                .hintedField("code", "text", "one-time-code", null)
                .errors(errors)
                .show(model);
    }

    private boolean isRight(Account account, String code, FormErrors errors) throws TooManyTriesException {
        if (code.isBlank()) {
            forms.add(errors, "code", "code.missing");
            return false;
        }
        limits.spendOnSecret(account.id());
        if (factors.check(account.id(), code)) {
            limits.secretWasRight(account.id());
            return true;
        }
        forms.add(errors, "code", "code.wrong");
        return false;
    }

    private String showAsked(String next, FormErrors errors, Model model) {
        return forms.page("code", "/account/sign-in/second-factor")
                .hidden("next", LocalPath.orHome(next).value())
                .hintedField("code", "text", "one-time-code", null)
                .link("link.start-again", "/account/sign-in")
                .errors(errors)
                .show(model);
    }

    @GetMapping("/account/second-factor")
    String show(@AuthenticationPrincipal SignedIn who, Model model) {
        Account account = account(who);
        return factors.isOn(account.id())
                ? showOn(account, new FormErrors(), model)
                : showSetUp(account, new FormErrors(), model);
    }

    private String showSetUp(Account account, FormErrors errors, Model model) {
        if (!factors.canBeSetUp()) {
            return MessagePage.of(words, "account.second-factor-away")
                    .and(forms.say("title"), "/account")
                    .show(model);
        }
        model.addAttribute(
                "page", SecondFactorPage.of(factors.propose(account.id()), account, words.say("layout.site"), errors));
        return "account/second-factor";
    }

    @PostMapping("/account/second-factor")
    String turnOn(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Account account = account(who);
        if (factors.isOn(account.id()) || !factors.canBeSetUp()) {
            return "redirect:/account/second-factor";
        }
        FormErrors errors = new FormErrors();
        try {
            if (code.isBlank()) {
                forms.add(errors, "code", "code.missing");
            } else {
                limits.spendOnSecret(account.id());
                Optional<List<String>> codes = factors.confirm(account, code);
                if (codes.isPresent()) {
                    limits.secretWasRight(account.id());
                    sessions.endOthers(account.id(), request);
                    sessions.secondFactorShown(request);
                    return showCodes(codes.get(), model);
                }
                forms.add(errors, "code", "code.wrong");
            }
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "code", tooMany, response);
        }
        forms.unprocessable(response);
        return showSetUp(account, errors, model);
    }

    private String showCodes(List<String> codes, Model model) {
        model.addAttribute("page", new ShownOnce(forms.say("recovery.title"), forms.say("recovery.text"), codes));
        return "account/shown-once";
    }

    private String showOn(Account account, FormErrors errors, Model model) {
        return forms.page("second-factor-on", "/account/second-factor/codes")
                .ofAccount()
                .lede(forms.say("second-factor-on.left", factors.recoveryCodesLeft(account.id())))
                .field("current", "password", "current-password", null)
                .link("link.second-factor-off", "/account/second-factor/off")
                .errors(errors)
                .show(model);
    }

    @PostMapping("/account/second-factor/codes")
    String newCodes(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            HttpServletResponse response,
            Model model) {
        Account account = account(who);
        FormErrors errors = checked(account, current, response);
        if (!factors.isOn(account.id())) {
            return "redirect:/account/second-factor";
        }
        return errors.isEmpty()
                ? showCodes(factors.newRecoveryCodes(account.id()), model)
                : showOn(account, errors, model);
    }

    @GetMapping("/account/second-factor/off")
    String turnOffForm(@AuthenticationPrincipal SignedIn who, Model model) {
        return showOff(who, new FormErrors(), model);
    }

    @PostMapping("/account/second-factor/off")
    String turnOff(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            HttpServletResponse response,
            Model model) {
        Account account = account(who);
        FormErrors errors = checked(account, current, response);
        if (!errors.isEmpty()) {
            return showOff(who, errors, model);
        }
        factors.turnOff(account);
        return "redirect:/account?done=second-factor-off";
    }

    private String showOff(SignedIn who, FormErrors errors, Model model) {
        FormPage.Maker page =
                forms.page("second-factor-off", "/account/second-factor/off").ofAccount();
        if (account(who).isAdmin()) {
            page.lede(forms.say("second-factor-off.admin"));
        }
        return page.field("current", "password", "current-password", null)
                .errors(errors)
                .show(model);
    }

    private FormErrors checked(Account account, String password, HttpServletResponse response) {
        FormErrors errors = new FormErrors();
        try {
            credentials.check(account, password, "current", errors);
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "current", tooMany, response);
        }
        if (!errors.isEmpty()) {
            forms.unprocessable(response);
        }
        return errors;
    }

    private Account account(SignedIn who) {
        return accounts.find(who.id()).orElseThrow();
    }
}
