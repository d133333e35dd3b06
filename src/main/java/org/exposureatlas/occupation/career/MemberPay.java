package org.exposureatlas.occupation.career;

import java.math.BigDecimal;

/**
 * Pay of an occupation that a handbook page covers, as the page prints it.
 *
 * @param statistic median or mean
 * @param unit annual or hourly
 * @param topcoded the true figure is at or above this one
 */
public record MemberPay(String title, String statistic, BigDecimal pay, String unit, boolean topcoded) {}
