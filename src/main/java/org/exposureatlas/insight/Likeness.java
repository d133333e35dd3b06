package org.exposureatlas.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.exposureatlas.occupation.career.CareerBook;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.occupation.career.ElementRating;

/**
 * How alike occupations are by what O*NET says they ask for: the cosine between their importances, each element first
 * set to mean 0 and standard deviation 1 over all occupations. Only elements that both have are compared. Symmetric; an
 * occupation is never compared with itself.
 */
public final class Likeness {

    private static final int NEAREST = 10;

    /** @param cosine -1 (opposite) to 1 (alike in everything) */
    public record Neighbor(String occupation, double cosine) {}

    private final PivotRule.LikenessRule rule;
    private final List<Element> elements;
    private final Map<String, Integer> places;
    private final double[][] importances;
    private final double[][] standardised;
    private final double[][] cosines;

    /** Found when first asked for. */
    private final Map<String, List<Neighbor>> nearest = new ConcurrentHashMap<>();

    private Likeness(
            PivotRule.LikenessRule rule, List<Element> elements, List<String> occupations, double[][] importances) {
        this.rule = rule;
        this.elements = elements;
        this.places = new HashMap<>();
        for (int i = 0; i < occupations.size(); i++) {
            places.put(occupations.get(i), i);
        }
        this.importances = importances;
        this.standardised = standardised(importances, elements.size());
        this.cosines = cosines(occupations.size());
    }

    /** Of all occupations that are rated, by the kinds of elements and with the thresholds of the rule. */
    public static Likeness of(CareerBook book, PivotRule.LikenessRule rule) {
        List<Element> elements = book.elements().stream()
                .filter(element -> rule.kinds().contains(element.kind().key()))
                .toList();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            columns.put(elements.get(i).id(), i);
        }
        List<String> occupations = book.occupations().stream()
                .filter(slug -> !book.of(slug).ratings().isEmpty())
                .sorted()
                .toList();
        double[][] importances = new double[occupations.size()][elements.size()];
        for (int i = 0; i < importances.length; i++) {
            Arrays.fill(importances[i], Double.NaN);
            for (ElementRating rating : book.of(occupations.get(i)).ratings()) {
                Integer column = columns.get(rating.element().id());
                if (column != null) {
                    importances[i][column] = rating.importance().doubleValue();
                }
            }
        }
        return new Likeness(rule, elements, occupations, importances);
    }

    /** The ten occupations most alike, the most alike first; empty where O*NET rates too little. */
    public List<Neighbor> nearest(String occupation) {
        return nearest.computeIfAbsent(occupation, this::nearestTo);
    }

    public OptionalDouble between(String one, String other) {
        Integer a = places.get(one);
        Integer b = places.get(other);
        return a == null || b == null || a.equals(b) ? OptionalDouble.empty() : known(a, b);
    }

    /** What both ask for more than most occupations do, the most marked first. */
    public List<Element> shared(String one, String other, int most) {
        double[] a = row(standardised, one);
        double[] b = row(standardised, other);
        return strongest(most, i -> Math.min(a[i], b[i]), i -> a[i] >= rule.marked() && b[i] >= rule.marked());
    }

    /** What the other occupation finds important and asks for clearly more, the widest gap first. */
    public List<Element> missing(String one, String other, int most) {
        double[] a = row(importances, one);
        double[] b = row(importances, other);
        return strongest(most, i -> b[i] - a[i], i -> b[i] >= rule.important() && b[i] - a[i] >= rule.gap());
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

    /** The importance an occupation gives an element, 1 to 5; empty where it is not rated. */
    public OptionalDouble importance(String occupation, Element element) {
        int column = elements.indexOf(element);
        double value = column < 0 ? Double.NaN : row(importances, occupation)[column];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public boolean rates(String occupation) {
        return places.containsKey(occupation);
    }

    private OptionalDouble known(int a, int b) {
        double cosine = cosines[a][b];
        return Double.isNaN(cosine) ? OptionalDouble.empty() : OptionalDouble.of(cosine);
    }

    private double[][] cosines(int occupations) {
        double[][] all = new double[occupations][occupations];
        for (int i = 0; i < occupations; i++) {
            for (int j = i; j < occupations; j++) {
                all[i][j] = cosine(i, j);
                all[j][i] = all[i][j];
            }
        }
        return all;
    }

    private double cosine(int a, int b) {
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
        return common < rule.leastInCommon() || lengthA == 0 || lengthB == 0
                ? Double.NaN
                : product / Math.sqrt(lengthA * lengthB);
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
