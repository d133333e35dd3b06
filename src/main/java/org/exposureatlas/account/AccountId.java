package org.exposureatlas.account;

/** Names an account, for ever: addresses change, this does not. */
public record AccountId(long value) {

    /** As the audit log names it. */
    public String inAuditLog() {
        return "account:" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
