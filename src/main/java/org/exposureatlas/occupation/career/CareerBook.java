package org.exposureatlas.occupation.career;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The career facts of all occupations of an edition, and what follows from them together. Immutable. */
public final class CareerBook {

    private final Map<String, CareerFacts> facts;
    private final List<Element> elements;
    private final TuitionTable tuition;
    private final String tuitionJson;
    private final Map<String, BigDecimal> averages;

    public CareerBook(Map<String, CareerFacts> facts, List<Element> elements, String tuitionJson) {
        this.facts = Map.copyOf(facts);
        this.elements = List.copyOf(elements);
        this.tuitionJson = tuitionJson;
        this.tuition = TuitionTable.read(tuitionJson);
        this.averages = averages(this.facts);
    }

    public CareerFacts of(String occupation) {
        return Objects.requireNonNullElse(facts.get(occupation), CareerFacts.NONE);
    }

    Map<String, CareerFacts> facts() {
        return facts;
    }

    /** The address parts of the occupations that have facts. */
    public Set<String> occupations() {
        return facts.keySet();
    }

    public List<Element> elements() {
        return elements;
    }

    public TuitionTable tuition() {
        return tuition;
    }

    String tuitionJson() {
        return tuitionJson;
    }

    /** The unweighted mean importance of an element over the occupations that have one. */
    public BigDecimal averageImportance(Element element) {
        return Objects.requireNonNull(averages.get(element.id()), element.id());
    }

    private static Map<String, BigDecimal> averages(Map<String, CareerFacts> facts) {
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (CareerFacts each : facts.values()) {
            for (ElementRating rating : each.ratings()) {
                sums.merge(rating.element().id(), rating.importance(), BigDecimal::add);
                counts.merge(rating.element().id(), 1, Integer::sum);
            }
        }
        Map<String, BigDecimal> averages = new HashMap<>();
        sums.forEach((element, sum) -> averages.put(
                element,
                sum.divide(BigDecimal.valueOf(Objects.requireNonNull(counts.get(element))), MathContext.DECIMAL64)));
        return Map.copyOf(averages);
    }
}
