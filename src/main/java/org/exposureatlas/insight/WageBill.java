package org.exposureatlas.insight;

import java.math.BigDecimal;

/**
 * The wage bill under overlap of a category.
 *
 * @param amount US dollars a year, the sum over the occupations that have one
 * @param whole US dollars a year paid for all work in them
 * @param counted how many occupations have one, {@code occupations} how many there are
 */
public record WageBill(String category, BigDecimal amount, BigDecimal whole, int counted, int occupations) {}
