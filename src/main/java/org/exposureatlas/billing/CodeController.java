package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.Limit;
import org.exposureatlas.platform.Places;
import org.exposureatlas.platform.RateLimits;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.platform.Words;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Redeeming an access code. */
@Controller
class CodeController {

    private static final Limit BY_ACCOUNT = new Limit("billing-code", 10, Duration.ofMinutes(15));
    private static final Limit FROM_PLACE = new Limit("billing-code-from-place", 60, Duration.ofMinutes(15));

    private final Codes codes;
    private final RateLimits limits;
    private final Words words;

    CodeController(Codes codes, RateLimits limits, Words words) {
        this.codes = codes;
        this.limits = limits;
        this.words = words;
    }

    @GetMapping("/account/code")
    String form(Model model) {
        return show("", new FormErrors(), model);
    }

    @PostMapping("/account/code")
    String redeem(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        try {
            limits.spend(FROM_PLACE, Places.of(request));
            limits.spend(BY_ACCOUNT, who.id().toString());
            Codes.Tried tried = codes.redeem(code, who.id());
            if (tried == Codes.Tried.OPENED) {
                return "redirect:/account/plan?done=code";
            }
            String why = code.isBlank()
                    ? "missing"
                    : tried.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            errors.add("code", words.say("billing.code.error." + why));
        } catch (TooManyTriesException tooMany) {
            errors.addTooMany(words, "code", tooMany, response);
        }
        FormErrors.unprocessable(response);
        return show(code, errors, model);
    }

    private String show(String code, FormErrors errors, Model model) {
        return FormPage.of(words, "billing.code", "/account/code")
                .ofAccount()
                .hintedField("code", "text", "off", code)
                .errors(errors)
                .show(model);
    }
}
