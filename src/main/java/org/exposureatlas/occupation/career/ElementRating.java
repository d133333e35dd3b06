package org.exposureatlas.occupation.career;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much an element matters in an occupation.
 *
 * @param importance 1 to 5
 * @param level how much of it the work asks for, 0 to 7; {@code null} where our copy of the source has none
 */
public record ElementRating(
        Element element, BigDecimal importance, @Nullable BigDecimal level) {}
