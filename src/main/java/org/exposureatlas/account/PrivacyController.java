package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.TooManyTriesException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A copy of all that is held about a person, and the end of it. */
@Controller
class PrivacyController {

    private final AccountForms forms;
    private final AccountStore accounts;
    private final Credentials credentials;
    private final Deletion deletion;
    private final SignInSessions sessions;
    private final List<PersonalData> others;
    private final ApiTokens tokens;
    private final SecondFactors factors;
    private final AuditLog audit;
    private final Clock clock;

    PrivacyController(
            AccountForms forms,
            AccountStore accounts,
            Credentials credentials,
            Deletion deletion,
            SignInSessions sessions,
            List<PersonalData> others,
            ApiTokens tokens,
            SecondFactors factors,
            AuditLog audit,
            Clock clock) {
        this.forms = forms;
        this.accounts = accounts;
        this.credentials = credentials;
        this.deletion = deletion;
        this.sessions = sessions;
        this.others = others;
        this.tokens = tokens;
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/account/export.json")
    ResponseEntity<Map<String, Object>> export(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        Account account = account(who);
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.put("exportedAt", clock.instant());
        copy.put("account", ofAccount(account, request));
        others.forEach(module -> copy.put(module.name(), module.of(account.id())));
        audit.record(account.id().inAuditLog(), "data-exported", account.id().inAuditLog());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("exposure-atlas-my-data.json")
                                .build()
                                .toString())
                .body(copy);
    }

    private Map<String, Object> ofAccount(Account account, HttpServletRequest request) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("number", account.id().value());
        own.put("email", account.email().value());
        own.put("displayName", account.displayName());
        own.put("createdAt", account.createdAt());
        own.put("admin", account.isAdmin());
        own.put("secondFactor", factors.isOn(account.id()));
        deletion.due(account.id()).ifPresent(due -> own.put("willBeDeletedAt", due));
        tokens.of(account.id()).ifPresent(token -> own.put("apiToken", token));
        List<Map<String, Object>> places = new ArrayList<>();
        sessions.of(account.id(), request)
                .forEach(place -> places.add(Map.of(
                        "browser", place.browser().name(),
                        "system", place.browser().system(),
                        "since", place.since(),
                        "lastSeen", place.lastSeen())));
        own.put("sessions", places);
        own.put("log", audit.about(account.id().inAuditLog()));
        return own;
    }

    @GetMapping("/account/deletion")
    String form(Model model) {
        return show(new FormErrors(), model);
    }

    @PostMapping("/account/deletion")
    String ask(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Account account = account(who);
        FormErrors errors = new FormErrors();
        try {
            credentials.check(account, current, "current", errors);
        } catch (TooManyTriesException tooMany) {
            forms.add(errors, "current", tooMany, response);
        }
        if (!errors.isEmpty()) {
            forms.unprocessable(response);
            return show(errors, model);
        }
        deletion.ask(account);
        tokens.end(account.id());
        sessions.endOthers(account.id(), request);
        return "redirect:/account";
    }

    private String show(FormErrors errors, Model model) {
        return forms.page("deletion", "/account/deletion")
                .ofAccount()
                .lede(forms.say("deletion.delay", deletion.delay().toDays()))
                .field("current", "password", "current-password", null)
                .link("link.export", "/account/export.json")
                .errors(errors)
                .show(model);
    }

    @PostMapping("/account/deletion/call-off")
    String callOff(@AuthenticationPrincipal SignedIn who) {
        deletion.callOff(who.id());
        return "redirect:/account?done=deletion-called-off";
    }

    private Account account(SignedIn who) {
        return accounts.find(who.id()).orElseThrow();
    }
}
