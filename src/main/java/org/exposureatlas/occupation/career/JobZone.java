package org.exposureatlas.occupation.career;

import java.math.BigDecimal;

/**
 * How much preparation O*NET says an occupation needs, 1 (little) to 5 (extensive).
 *
 * @param zone the most frequent one over the codes of the occupation
 * @param codes how many O*NET codes it is taken from
 */
public record JobZone(int zone, BigDecimal mean, int lowest, int highest, int codes) {}
