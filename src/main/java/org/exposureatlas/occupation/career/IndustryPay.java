package org.exposureatlas.occupation.career;

import java.math.BigDecimal;

/**
 * Median pay in one of the industries that employ most of an occupation, as the handbook prints it.
 *
 * @param label which occupation of the page it is about
 * @param unit annual or hourly
 * @param topcoded the true median is at or above the figure
 */
public record IndustryPay(String label, String industry, BigDecimal median, String unit, boolean topcoded) {}
