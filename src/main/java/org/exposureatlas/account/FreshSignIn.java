package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.exposureatlas.platform.LocalPath;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriUtils;

/** Whatever an admin changes needs a sign-in of the last half hour; otherwise it is asked for again first. */
@Component
class FreshSignIn implements HandlerInterceptor, WebMvcConfigurer {

    static final Duration WITHIN = Duration.ofMinutes(30);

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ObjectProvider<SignInSessions> sessions;

    /** @param sessions asked for late: a test of single pages has none */
    FreshSignIn(ObjectProvider<SignInSessions> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READING.contains(request.getMethod()) || sessions.getObject().isFresh(request, WITHIN)) {
            return true;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getContextPath() + "/account/again?next="
                        + UriUtils.encode(back(request), StandardCharsets.UTF_8));
        return false;
    }

    /** The page with the form, which says so itself; another site's address is none of ours. */
    private static String back(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        try {
            String path = referer == null ? "/admin" : new URI(referer).getRawPath();
            return path != null && path.startsWith("/admin")
                    ? LocalPath.orHome(path).value()
                    : "/admin";
        } catch (URISyntaxException e) {
            return "/admin";
        }
    }
}
