package org.exposureatlas.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exposureatlas.scoring.ScoringModel.Fault;

/**
 * How moves are scored: weights, points, defaults. Read from {@code seed-data/scoring/pivots-1.json}; the schema beside
 * it says what each field may hold.
 *
 * @param count how many moves are shown
 * @param leastLikeness occupations less alike than this cosine are no move
 * @param payFloors the shares of today's median that a reader may ask to keep, {@code extraYears} the years of school a
 *     reader may be ready for, {@code lowerBy} by how many points a reader may ask the score to be lower
 * @param education years of school after high school that each level takes
 * @param uses the kinds of work in which a skill or a field of knowledge is used
 */
@JsonIgnoreProperties("$schema")
public record PivotRule(
        String id,
        String name,
        String summary,
        LikenessRule likeness,
        int count,
        BigDecimal leastLikeness,
        Defaults defaults,
        List<BigDecimal> payFloors,
        List<Integer> extraYears,
        List<Integer> lowerBy,
        List<Level> education,
        List<Part> parts,
        List<Use> uses,
        List<String> limits) {

    public static final String LIKENESS = "likeness";
    public static final String EXPOSURE = "exposure";
    public static final String PAY = "pay";
    public static final String EDUCATION = "education";
    public static final String OPENINGS = "openings";
    public static final String GROWTH = "growth";

    /**
     * @param kinds of O*NET elements that are compared
     * @param leastInCommon two occupations with fewer elements in common are not compared
     * @param marked standard deviations above the mean from which on an occupation is said to ask for an element more
     *     than most
     * @param important importance from which on an element is worth naming as a gap, on O*NET's scale of 1 to 5
     * @param gap points of importance by which the other occupation must ask for more
     * @param named how many strengths and gaps are named
     */
    public record LikenessRule(
            List<String> kinds, int leastInCommon, double marked, double important, double gap, int named) {}

    /**
     * @param payFloor the least share of today's median pay
     * @param extraYears the most years of school to add
     * @param lowerBy points by which the score must be lower
     * @param higherTier whether a higher tier is allowed
     */
    public record Defaults(BigDecimal payFloor, int extraYears, int lowerBy, boolean higherTier) {}

    public record Level(String education, BigDecimal years) {}

    /**
     * @param reads what the part is computed from
     * @param points from the figure to a value between 0 and 1
     */
    public record Part(String key, String name, BigDecimal weight, String reads, List<List<BigDecimal>> points) {}

    public record Use(String element, List<String> activities) {}

    public Part part(String key) {
        return parts.stream()
                .filter(part -> part.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no part " + key));
    }

    public Optional<BigDecimal> years(String level) {
        return education.stream()
                .filter(each -> each.education().equals(level))
                .map(Level::years)
                .findFirst();
    }

    /** What is wrong beyond what the schema can say; each entry is a JSON pointer and a sentence. */
    public List<Fault> faults(Set<String> activities, Set<String> elements) {
        List<Fault> faults = new ArrayList<>();
        BigDecimal sum = parts.stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            faults.add(new Fault("/parts", "the weights add up to " + sum.toPlainString() + ", expected 1"));
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!keys.add(part.key())) {
                faults.add(new Fault("/parts/" + i + "/key", "the part " + part.key() + " stands twice"));
            }
            for (int j = 0; j < part.points().size(); j++) {
                BigDecimal value = part.points().get(j).get(1);
                if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
                    faults.add(new Fault(
                            "/parts/" + i + "/points/" + j,
                            "the value " + value.toPlainString() + " is not between 0 and 1"));
                }
                if (j > 0
                        && part.points()
                                        .get(j - 1)
                                        .get(0)
                                        .compareTo(part.points().get(j).get(0))
                                >= 0) {
                    faults.add(new Fault("/parts/" + i + "/points/" + j, "the points are not in the order of x"));
                }
            }
        }
        for (String key : List.of(LIKENESS, EXPOSURE, PAY, EDUCATION, OPENINGS, GROWTH)) {
            if (!keys.contains(key)) {
                faults.add(new Fault("/parts", "the part " + key + " is missing"));
            }
        }
        for (int i = 0; i < uses.size(); i++) {
            if (!elements.contains(uses.get(i).element())) {
                faults.add(new Fault(
                        "/uses/" + i + "/element",
                        "there is no element " + uses.get(i).element()));
            }
            for (int j = 0; j < uses.get(i).activities().size(); j++) {
                if (!activities.contains(uses.get(i).activities().get(j))) {
                    faults.add(new Fault(
                            "/uses/" + i + "/activities/" + j,
                            "there is no work activity "
                                    + uses.get(i).activities().get(j)));
                }
            }
        }
        return faults;
    }
}
