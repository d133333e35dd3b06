package org.exposureatlas.account;

import java.time.Instant;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as it is stored.
 *
 * @param passwordOneTime whether the program gave the password out: it lets in once, and another has to be chosen
 * @param adminSince      since when this person may run the site; null for everybody else
 */
record Account(
        AccountId id,
        Email email,
        String displayName,
        String passwordHash,
        boolean passwordOneTime,
        @Nullable Instant adminSince,
        Instant createdAt) {

    boolean isAdmin() {
        return adminSince != null;
    }

    @Override
    public String toString() {
        return id.inAuditLog();
    }
}
