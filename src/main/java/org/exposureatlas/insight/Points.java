package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Straight lines through points (x, value) in the order of x, flat outside them. */
final class Points {

    private Points() {}

    static BigDecimal at(List<List<BigDecimal>> points, BigDecimal x) {
        List<BigDecimal> left = points.getFirst();
        if (x.compareTo(left.get(0)) <= 0) {
            return left.get(1);
        }
        for (List<BigDecimal> right : points) {
            if (x.compareTo(right.get(0)) <= 0) {
                BigDecimal rise = right.get(1).subtract(left.get(1));
                BigDecimal run = right.get(0).subtract(left.get(0));
                return left.get(1).add(rise.multiply(x.subtract(left.get(0))).divide(run, MathContext.DECIMAL64));
            }
            left = right;
        }
        return left.get(1);
    }
}
