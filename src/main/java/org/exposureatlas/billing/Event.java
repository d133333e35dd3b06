package org.exposureatlas.billing;

/**
 * A fact with what it is recognized by.
 *
 * @param key   the same fact has the same key however often it is told
 * @param cause {@code webhook:7}, {@code code:3} or the account of an admin
 */
record Event(String key, String cause, Fact fact) {}
