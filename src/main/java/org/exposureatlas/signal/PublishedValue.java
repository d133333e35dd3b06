package org.exposureatlas.signal;

import java.math.BigDecimal;

/**
 * A published measure's value for an occupation, on the measure's own scale.
 *
 * @param codes the source's codes it was taken from, separated by spaces
 * @param aggregation mean over the codes, or sum for additive shares
 */
public record PublishedValue(String measure, String occupation, BigDecimal value, String codes, String aggregation) {}
