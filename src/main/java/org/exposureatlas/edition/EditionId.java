package org.exposureatlas.edition;

/** Identifies an edition in the database. */
public record EditionId(long value) {}
