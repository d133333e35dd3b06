package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.exposureatlas.platform.AuditLog;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody is signed in. */
@Controller
class SessionsController {

    private final SignInSessions sessions;
    private final AccountPages pages;
    private final AuditLog audit;

    SessionsController(SignInSessions sessions, AccountPages pages, AuditLog audit) {
        this.sessions = sessions;
        this.pages = pages;
        this.audit = audit;
    }

    @GetMapping("/account/sessions")
    String list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("page", pages.sessions(sessions.of(who.id(), request), done.equals("ended")));
        return "account/sessions";
    }

    @PostMapping("/account/sessions/end")
    String end(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String handle) {
        sessions.end(who.id(), handle);
        audit.record(who.id().inAuditLog(), "session-ended", who.id().inAuditLog());
        return "redirect:/account/sessions?done=ended";
    }

    @PostMapping("/account/sessions/end-all")
    String endAll(@AuthenticationPrincipal SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAll(who.id());
        sessions.end(request, response);
        audit.record(who.id().inAuditLog(), "all-sessions-ended", who.id().inAuditLog());
        return "redirect:/account/sign-in";
    }
}
