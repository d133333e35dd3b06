package org.exposureatlas.account;

/**
 * An account is about to be erased, in this transaction: what other modules hold about the person goes with it, or is
 * no longer tied to them.
 */
public record AccountErased(AccountId account) {}
