package org.exposureatlas.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of their ranks
 * (Spearman, The Proof and Measurement of Association between Two Things, 1904).
 */
public final class Spearman {

    private Spearman() {}

    /**
     * From -1 to 1; empty for fewer than two pairs or where one side is constant.
     *
     * @param x paired with y by position
     */
    public static OptionalDouble of(List<? extends Number> x, List<? extends Number> y) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(x.size() + " values cannot be paired with " + y.size());
        }
        double[] a = ranks(doubles(x));
        double[] b = ranks(doubles(y));
        double mean = (a.length + 1) / 2.0;
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - mean) * (b[i] - mean);
            ofA += (a[i] - mean) * (a[i] - mean);
            ofB += (b[i] - mean) * (b[i] - mean);
        }
        return ofA == 0 || ofB == 0 ? OptionalDouble.empty() : OptionalDouble.of(both / Math.sqrt(ofA * ofB));
    }

    private static double[] doubles(List<? extends Number> values) {
        return values.stream().mapToDouble(Number::doubleValue).toArray();
    }

    /** Ranks from 1, ties at their mean. */
    static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0 + 1;
            }
            from = to + 1;
        }
        return ranks;
    }
}
