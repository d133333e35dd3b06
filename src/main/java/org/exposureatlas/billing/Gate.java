package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.ApiTokens;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Says what the reader of the current request may see of the sections that are paid for: somebody signed in, a program
 * with somebody's token ({@code Authorization: Bearer atlas_…}), or somebody with the link to what they bought. Asked
 * before the data is put into a page, a file or an answer: what a reader may not see is not sent.
 */
@Component
public class Gate {

    /** The parameter with the secret of a link to a purchase, on the address of a report as PDF. */
    public static final String PURCHASE = "purchase";

    private static final Logger log = LoggerFactory.getLogger(Gate.class);
    private static final String REMEMBERED = Gate.class.getName();
    private static final String BEARER = "Bearer ";

    private final BillingSettings settings;
    private final Standings standings;
    private final Purchases purchases;
    private final ApiTokens tokens;

    Gate(BillingSettings settings, Standings standings, Purchases purchases, ApiTokens tokens) {
        this.settings = settings;
        this.standings = standings;
        this.purchases = purchases;
        this.tokens = tokens;
    }

    /** The address part of the occupation whose paid sections are open to everybody. */
    public String sample() {
        return settings.sample();
    }

    /**
     * Whether this reader sees the paid sections of an occupation on the site: heatmap, pivots, wage impact, tools.
     *
     * @param slug the occupation's part of the address
     */
    public boolean opensSections(String slug) {
        return slug.equals(sample()) || entitlements().pro();
    }

    /** Whether this reader gets the occupation's report as a PDF, with its paid sections. */
    public boolean opensReport(String slug) {
        return opensSections(slug) || entitlements().report(slug) || opensByLink(slug);
    }

    private boolean opensByLink(String slug) {
        ServletRequestAttributes request = request();
        String secret = request == null ? null : request.getRequest().getParameter(PURCHASE);
        if (request == null || secret == null) {
            return false;
        }
        keepPrivate(request);
        try {
            return purchases
                    .byLink(secret)
                    .filter(purchase -> slug.equals(purchase.item().slug()))
                    .map(standings::of)
                    .filter(Right::open)
                    .isPresent();
        } catch (DataAccessException | TransactionException away) {
            log.debug("Whether a link opens a report cannot be read", away);
            return false;
        }
    }

    /** Looked up once for each request, and only for readers who may have some. */
    private Entitlements entitlements() {
        ServletRequestAttributes request = request();
        if (request == null) {
            return Entitlements.NONE;
        }
        if (request.getRequest().getAttribute(REMEMBERED) instanceof Entitlements known) {
            return known;
        }
        Entitlements found = Entitlements.NONE;
        try {
            found = lookUp(request);
        } catch (DataAccessException | TransactionException away) {
            // Reading what is free goes on while the database is away.
            log.debug("Entitlements cannot be read", away);
        }
        request.getRequest().setAttribute(REMEMBERED, found);
        return found;
    }

    private Entitlements lookUp(ServletRequestAttributes request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn who) {
            keepPrivate(request);
            return standings.of(who.id(), Email.parse(who.email()).orElse(null));
        }
        Optional<AccountId> holder = holder(request.getRequest());
        holder.ifPresent(account -> keepPrivate(request));
        return holder.map(standings::of).orElse(Entitlements.NONE);
    }

    private Optional<AccountId> holder(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null || !authorization.startsWith(BEARER)
                ? Optional.empty()
                : tokens.holder(authorization.substring(BEARER.length()).strip());
    }

    /** What is one reader's is kept by nobody in between. */
    private static void keepPrivate(ServletRequestAttributes request) {
        HttpServletResponse response = request.getResponse();
        if (response != null && !response.isCommitted()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }

    private static @Nullable ServletRequestAttributes request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes
                : null;
    }
}
