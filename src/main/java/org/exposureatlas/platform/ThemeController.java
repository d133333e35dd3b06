package org.exposureatlas.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Keeps a reader's choice of colours. The form stands on every page, so it carries no token against forgery, which
 * would need a session for every reader; the worst a forged one could do is to change the colours.
 */
@Controller
class ThemeController {

    static final String COOKIE = "theme";

    private static final Duration KEPT = Duration.ofDays(365);

    /**
     * @param theme {@code light}, {@code dark}, or anything else to go by the system again
     * @param back  the page to return to
     */
    @PostMapping("/theme")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "system") String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie(Theme.of(theme), request.isSecure()).toString())
                .location(URI.create(request.getContextPath() + LocalPath.orHome(back)))
                .build();
    }

    /** A choice is kept for a year; no choice leaves no cookie. */
    private static ResponseCookie cookie(Optional<Theme> theme, boolean secure) {
        return ResponseCookie.from(COOKIE, theme.map(Theme::toString).orElse(""))
                .path("/")
                .maxAge(theme.isPresent() ? KEPT : Duration.ZERO)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
    }
}
