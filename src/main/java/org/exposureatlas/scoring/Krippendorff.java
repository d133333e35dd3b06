package org.exposureatlas.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Krippendorff's alpha: agreement beyond chance between raters, 1 for complete agreement, 0 for what chance would give
 * (Krippendorff, Content Analysis, fourth edition, 2018, chapter 12). Any number of raters, missing ratings allowed.
 */
public final class Krippendorff {

    /** How far two values are apart: by the ratings that lie between them, or by their distance. */
    public enum Metric {
        ORDINAL,
        INTERVAL
    }

    private Krippendorff() {}

    /**
     * @param units the ratings of each unit; a unit with fewer than two is passed over
     * @return empty where nothing can be compared, or where all ratings are the same value
     */
    public static OptionalDouble alpha(List<double[]> units, Metric metric) {
        List<double[]> pairable = units.stream().filter(unit -> unit.length > 1).toList();
        TreeMap<Double, Integer> index = new TreeMap<>();
        pairable.forEach(unit -> Arrays.stream(unit).forEach(value -> index.put(value, 0)));
        double[] values =
                index.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 0; i < values.length; i++) {
            index.put(values[i], i);
        }
        double[][] coincidences = new double[values.length][values.length];
        for (double[] unit : pairable) {
            for (int a = 0; a < unit.length; a++) {
                for (int b = 0; b < unit.length; b++) {
                    if (a != b) {
                        coincidences[index.getOrDefault(unit[a], 0)][index.getOrDefault(unit[b], 0)] +=
                                1.0 / (unit.length - 1);
                    }
                }
            }
        }
        return alpha(values, coincidences, metric);
    }

    private static OptionalDouble alpha(double[] values, double[][] coincidences, Metric metric) {
        double[] frequencies = new double[values.length];
        double n = 0;
        for (int c = 0; c < values.length; c++) {
            for (int k = 0; k < values.length; k++) {
                frequencies[c] += coincidences[c][k];
            }
            n += frequencies[c];
        }
        double[] upTo = cumulated(frequencies);
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < values.length; c++) {
            for (int k = c + 1; k < values.length; k++) {
                double apart = switch (metric) {
                    case INTERVAL -> values[k] - values[c];
                    case ORDINAL -> upTo[k] - upTo[c] + (frequencies[c] - frequencies[k]) / 2;
                };
                observed += coincidences[c][k] * apart * apart;
                expected += frequencies[c] * frequencies[k] * apart * apart;
            }
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (n - 1) * observed / expected);
    }

    /** How many ratings lie at a value or below it. */
    private static double[] cumulated(double[] frequencies) {
        double[] upTo = frequencies.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        return upTo;
    }
}
