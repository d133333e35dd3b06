package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Who is signed in where. A session holds the number of an account and little else, in plain values that any version of
 * the program can read; who that is and what they may do is looked up for each request. A session begins here and
 * nowhere else, so nobody has one for reading.
 */
@Component
class SignInSessions implements SecurityContextRepository {

    private static final Logger log = LoggerFactory.getLogger(SignInSessions.class);

    private static final String ACCOUNT = "account";
    private static final String SECOND_FACTOR = "secondFactor";
    private static final String BROWSER = "browser";

    /** When the owner last showed who they are, in seconds since 1970. */
    private static final String PROVED = "proved";

    /** The account whose password was right and whose second factor is still to come. */
    private static final String HALF_WAY = "halfWay";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AccountStore accounts;
    private final CsrfTokenRepository csrfTokens;
    private final Clock clock;

    SignInSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            AccountStore accounts,
            CsrfTokenRepository csrfTokens,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.csrfTokens = csrfTokens;
        this.clock = clock;
    }

    /** A session as its owner sees it; {@code handle} names it without giving its secret away. */
    record Place(String handle, Browser browser, Instant since, Instant lastSeen, boolean current) {}

    /** A new session: what somebody may have planted before is left behind. */
    void begin(HttpServletRequest request, HttpServletResponse response, AccountId account, boolean secondFactor) {
        HttpSession session = renew(request, response);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
        session.setAttribute(ACCOUNT, account.value());
        session.setAttribute(SECOND_FACTOR, secondFactor);
        session.setAttribute(PROVED, clock.instant().getEpochSecond());
        session.setAttribute(
                BROWSER, Browser.of(request.getHeader(HttpHeaders.USER_AGENT)).stored());
    }

    void beginHalfWay(HttpServletRequest request, HttpServletResponse response, AccountId account) {
        HttpSession session = renew(request, response);
        session.setMaxInactiveInterval(600);
        session.setAttribute(HALF_WAY, account.value());
    }

    private HttpSession renew(HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
        return request.getSession(true);
    }

    Optional<AccountId> halfWay(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (Long) session.getAttribute(HALF_WAY))
                .map(AccountId::new);
    }

    /** The second factor was shown in this session. */
    void secondFactorShown(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            request.changeSessionId();
            session.setAttribute(SECOND_FACTOR, true);
            session.setAttribute(PROVED, clock.instant().getEpochSecond());
        }
    }

    /** Whether the owner has shown who they are within this time. */
    boolean isFresh(HttpServletRequest request, Duration within) {
        HttpSession session = request.getSession(false);
        Long proved = session == null ? null : (Long) session.getAttribute(PROVED);
        return proved != null && Instant.ofEpochSecond(proved).plus(within).isAfter(clock.instant());
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        csrfTokens.saveToken(null, request, response);
        SecurityContextHolder.clearContext();
    }

    void endAll(AccountId account) {
        sessions.findByPrincipalName(account.toString()).keySet().forEach(sessions::deleteById);
    }

    void endOthers(AccountId account, HttpServletRequest request) {
        String own = ownId(request);
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> !id.equals(own))
                .forEach(sessions::deleteById);
    }

    /** Ends one of an account's sessions; nothing happens where it has no such session. */
    void end(AccountId account, String handle) {
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> handle(id).equals(handle))
                .forEach(sessions::deleteById);
    }

    /** The latest seen first. */
    List<Place> of(AccountId account, HttpServletRequest request) {
        String own = ownId(request);
        List<Place> places = new ArrayList<>();
        sessions.findByPrincipalName(account.toString())
                .forEach((id, session) -> places.add(new Place(
                        handle(id),
                        Browser.stored(session.getAttribute(BROWSER)),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        id.equals(own))));
        places.sort(Comparator.comparing(Place::lastSeen).reversed());
        return places;
    }

    private static @Nullable String ownId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }

    private static String handle(String id) {
        return HexFormat.of().formatHex(Secrets.hash(id), 0, 8);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    /** Looked up when it is first asked for: most requests never do. */
    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext found = context;
            if (found == null) {
                found = load(request);
                context = found;
            }
            return found;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }

    private SecurityContext load(HttpServletRequest request) {
        try {
            HttpSession session = request.getSession(false);
            Long id = session == null ? null : (Long) session.getAttribute(ACCOUNT);
            if (session == null || id == null) {
                return new SecurityContextImpl();
            }
            boolean secondFactor = Boolean.TRUE.equals(session.getAttribute(SECOND_FACTOR));
            return accounts.find(new AccountId(id))
                    .map(account -> context(account, secondFactor))
                    .orElseGet(SecurityContextImpl::new);
        } catch (DataAccessException | TransactionException away) {
            // Reading goes on while the database is away; who reads is not known then.
            log.debug("A session cannot be read", away);
            return new SecurityContextImpl();
        }
    }

    private static SecurityContext context(Account account, boolean secondFactor) {
        boolean admin = account.isAdmin() && secondFactor && !account.passwordOneTime();
        List<GrantedAuthority> authorities = admin
                ? AuthorityUtils.createAuthorityList("ROLE_READER", "ROLE_ADMIN")
                : AuthorityUtils.createAuthorityList("ROLE_READER");
        SignedIn who = new SignedIn(account.id(), account.email().value(), account.displayName(), admin);
        return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(who, null, authorities));
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** A session begins with {@link #begin}, not because a filter has a context to keep. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }
}
