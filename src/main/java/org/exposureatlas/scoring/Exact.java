package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Decimal arithmetic of the score: 34 digits inside, half up where it is shown. */
final class Exact {

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private Exact() {}

    /** To one decimal, half up: how scores are shown. */
    static BigDecimal shown(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP);
    }

    /**
     * Rounds parts to one decimal so that they add up to the rounded sum: each is cut, and the tenths left over go to
     * the largest remainders, the earlier part first where they tie.
     */
    static List<BigDecimal> roundedToSum(List<BigDecimal> parts) {
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> cut = new ArrayList<>(
                parts.stream().map(part -> part.setScale(1, RoundingMode.FLOOR)).toList());
        BigDecimal cutSum = cut.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int left = shown(sum).subtract(cutSum).movePointRight(1).intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> parts.get(i).subtract(cut.get(i)))
                        .reversed())
                .limit(left)
                .forEach(i -> cut.set(i, cut.get(i).add(new BigDecimal("0.1"))));
        return List.copyOf(cut);
    }

    static BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), PRECISION);
    }
}
