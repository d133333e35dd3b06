package org.exposureatlas.occupation.career;

import java.math.BigDecimal;

/**
 * Share of the answers that name a level of education as required.
 *
 * @param level O*NET category: 1 less than high school, 2 high school, 3 certificate, 4 some college, 5 associate's,
 *     6 bachelor's, 7 certificate after it, 8 master's, 9 certificate after it, 10 professional, 11 doctoral, 12 beyond
 * @param percent 0-100; the levels of an occupation add up to 100 but for rounding
 */
public record EducationShare(int level, BigDecimal percent) {}
