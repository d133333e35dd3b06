package org.exposureatlas.platform;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriUtils;

/** Who may do what, and what a browser may do with a page. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Only what this site serves itself, and no script or style inside a page. */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "manifest-src 'self'");

    private static final String PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** A preference, kept in a cookie: worth no token, so that the button does without a page of its own per reader. */
    private static final RequestMatcher THEME = pathPattern(POST, "/theme");

    /** Asks for an occupation; anyone may, so a token would protect nobody. How often is limited by who takes it. */
    private static final RequestMatcher WISH = pathPattern(POST, "/search/requests");

    /** From a payment gateway, which signs what it sends. */
    private static final RequestMatcher WEBHOOK = pathPattern(POST, "/webhooks/*");

    /** What somebody needs who is not signed in, or not yet. All else below /account is for those who are. */
    private static final String[] WAYS_IN = {
        "/account/sign-up",
        "/account/sign-up/**",
        "/account/sign-in",
        "/account/sign-in/**",
        "/account/check-mail",
        "/account/forgotten-password",
        "/account/new-password",
        "/account/new-email"
    };

    /**
     * @param signedIn says who sends a request; where nothing does, nobody is signed in
     */
    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, CsrfTokenRepository csrfTokens, ObjectProvider<SecurityContextRepository> signedIn) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(THEME, WISH)
                        .access((who, context) -> new AuthorizationDecision(SameSite.isOriginOf(context.getRequest())))
                        .requestMatchers(WAYS_IN)
                        .permitAll()
                        .requestMatchers("/account", "/account/**")
                        .authenticated()
                        .requestMatchers("/admin", "/admin/**")
                        .hasRole("ADMIN")
                        // What does not exist is not found rather than forbidden.
                        .anyRequest()
                        .permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers(THEME, WISH, WEBHOOK))
                .securityContext(context ->
                        context.securityContextRepository(signedIn.getIfAvailable(NullSecurityContextRepository::new)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(SecurityConfiguration::askToSignIn))
                // A session begins when somebody signs in, in the account module, and never here.
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        // CachePolicy says it, by what is asked for.
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }

    /** Where signing in helps; anything else that is refused is refused to everybody. */
    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith("/account") && !path.startsWith("/admin")) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String back = HttpMethod.GET.matches(request.getMethod()) ? path + query : "/account";
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getContextPath() + "/account/sign-in?next="
                        + UriUtils.encode(LocalPath.orHome(back).value(), StandardCharsets.UTF_8));
    }

    /** The token is in a cookie only once a form was shown: reading sets none. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }
}
