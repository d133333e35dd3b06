package org.exposureatlas.account;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who sends a request. Read anew for each, so that what changed elsewhere holds at once.
 *
 * @param admin whether this person may run the site, and has shown a second factor in this session
 */
public record SignedIn(AccountId id, String email, String displayName, boolean admin)
        implements AuthenticatedPrincipal {

    /** The name sessions are found by. */
    @Override
    public String getName() {
        return id.toString();
    }

    /** No address gets into a log by accident. */
    @Override
    public String toString() {
        return id.inAuditLog();
    }
}
