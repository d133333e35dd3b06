package org.exposureatlas.account;

import org.exposureatlas.shared.Email;

/**
 * Somebody with an account, as other modules may know them.
 *
 * @param displayName empty where none was given
 */
public record Person(AccountId id, Email email, String displayName) {

    /** No address gets into a log by accident. */
    @Override
    public String toString() {
        return id.inAuditLog();
    }
}
