package org.exposureatlas.occupation.career;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * How alike occupations are by what O*NET says they ask for: the cosine between their importances, each element first
 * set to mean 0 and standard deviation 1 over all occupations. Only elements that both have are compared. Symmetric; an
 * occupation is never compared with itself.
 */
public final class Likeness {

    private static final int NEAREST = 10;

    /** Two occupations with fewer elements in common are not compared. */
    private static final int LEAST_IN_COMMON = 100;

    /** Standard deviations above the mean from which on an occupation is said to ask for an element more than most. */
    private static final double MARKED = 0.3;

    /** Importance from which on O*NET calls an element important, on its scale of 1 to 5. */
    private static final double IMPORTANT = 3;

    /** Points of importance by which another occupation must ask for more, to be worth naming. */
    private static final double GAP = 0.5;

    /** @param cosine -1 (opposite) to 1 (alike in everything) */
    public record Neighbor(String occupation, double cosine) {}

    private final List<Element> elements;
    private final Map<String, Integer> places;
    private final double[][] importances;
    private final double[][] standardised;
    /** Found when first asked for. */
    private final Map<String, List<Neighbor>> nearest = new ConcurrentHashMap<>();

    private Likeness(List<Element> elements, List<String> occupations, double[][] importances) {
        this.elements = elements;
        this.places = new HashMap<>();
        for (int i = 0; i < occupations.size(); i++) {
            places.put(occupations.get(i), i);
        }
        this.importances = importances;
        this.standardised = standardised(importances, elements.size());
    }

    static Likeness of(Map<String, CareerFacts> facts, List<Element> elements) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            columns.put(elements.get(i).id(), i);
        }
        List<String> occupations = facts.entrySet().stream()
                .filter(entry -> !entry.getValue().ratings().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        double[][] importances = new double[occupations.size()][elements.size()];
        for (int i = 0; i < importances.length; i++) {
            Arrays.fill(importances[i], Double.NaN);
            for (ElementRating rating :
                    Objects.requireNonNull(facts.get(occupations.get(i))).ratings()) {
                importances[i][
                        Objects.requireNonNull(columns.get(rating.element().id()))] = rating.importance()
                        .doubleValue();
            }
        }
        return new Likeness(elements, occupations, importances);
    }

    /** The ten occupations most alike, the most alike first; empty where O*NET rates too little. */
    public List<Neighbor> nearest(String occupation) {
        return nearest.computeIfAbsent(occupation, this::nearestTo);
    }

    public OptionalDouble between(String one, String other) {
        Integer a = places.get(one);
        Integer b = places.get(other);
        return a == null || b == null || a.equals(b) ? OptionalDouble.empty() : cosine(a, b);
    }

    /** What both ask for more than most occupations do, the most marked first. */
    public List<Element> shared(String one, String other, int most) {
        double[] a = row(standardised, one);
        double[] b = row(standardised, other);
        return strongest(most, i -> Math.min(a[i], b[i]), i -> a[i] >= MARKED && b[i] >= MARKED);
    }

    /** What the other occupation finds important and asks for clearly more, the widest gap first. */
    public List<Element> missing(String one, String other, int most) {
        double[] a = row(importances, one);
        double[] b = row(importances, other);
        return strongest(most, i -> b[i] - a[i], i -> b[i] >= IMPORTANT && b[i] - a[i] >= GAP);
    }

    private List<Element> strongest(
            int most, java.util.function.IntToDoubleFunction strength, java.util.function.IntPredicate counts) {
        return IntStream.range(0, elements.size())
                .filter(counts)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> strength.applyAsDouble(i))
                        .reversed())
                .limit(most)
                .map(elements::get)
                .toList();
    }

    private double[] row(double[][] matrix, String occupation) {
        Integer place = places.get(occupation);
        if (place == null) {
            throw new IllegalArgumentException("O*NET does not rate " + occupation);
        }
        return matrix[place];
    }

    private OptionalDouble cosine(int a, int b) {
        double product = 0;
        double lengthA = 0;
        double lengthB = 0;
        int common = 0;
        for (int i = 0; i < elements.size(); i++) {
            double x = standardised[a][i];
            double y = standardised[b][i];
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                product += x * y;
                lengthA += x * x;
                lengthB += y * y;
                common++;
            }
        }
        return common < LEAST_IN_COMMON || lengthA == 0 || lengthB == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(product / Math.sqrt(lengthA * lengthB));
    }

    private List<Neighbor> nearestTo(String occupation) {
        List<Neighbor> all = new ArrayList<>();
        places.keySet()
                .forEach(other -> between(occupation, other).ifPresent(cosine -> all.add(new Neighbor(other, cosine))));
        return all.stream()
                .sorted(Comparator.comparingDouble(Neighbor::cosine).reversed().thenComparing(Neighbor::occupation))
                .limit(NEAREST)
                .toList();
    }

    private static double[][] standardised(double[][] importances, int width) {
        double[][] standardised = new double[importances.length][width];
        for (int column = 0; column < width; column++) {
            int at = column;
            double[] values = Arrays.stream(importances)
                    .mapToDouble(row -> row[at])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            double deviation = Math.sqrt(Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0));
            for (int row = 0; row < importances.length; row++) {
                standardised[row][column] = deviation == 0 ? Double.NaN : (importances[row][column] - mean) / deviation;
            }
        }
        return standardised;
    }
}
