package org.exposureatlas.occupation.career;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * National pay of one code of the wage statistics in one release.
 *
 * @param release such as {@code May 2025}
 * @param employment wage and salary workers; {@code null} where not published
 * @param annual US dollars a year; empty where pay is published by the hour only
 * @param mean US dollars a year
 */
public record Wages(
        String code,
        String title,
        String release,
        @Nullable Integer employment,
        Spread annual,
        Spread hourly,
        @Nullable BigDecimal mean) {}
