package org.exposureatlas.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exposureatlas.scoring.ScoringModel.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The assumptions behind pay under overlap and their defaults. Read from {@code seed-data/scoring/wage-impact-1.json}.
 *
 * @param levels which percentile of pay stands for which career level
 * @param rounding US dollars to which amounts are shown
 */
@JsonIgnoreProperties("$schema")
public record WageRule(
        String id,
        String name,
        String summary,
        List<Level> levels,
        Assumption adoption,
        Assumption conversion,
        Period period,
        int rounding,
        List<String> limits) {

    public record Level(String level, int percentile) {}

    /**
     * A share between 0 and 1 with a low and a high end.
     *
     * @param kind assumption, or source where an end comes from one
     * @param basis why these ends
     */
    public record Assumption(
            String name,
            BigDecimal low,
            BigDecimal high,
            String kind,
            String explains,
            String basis,
            @Nullable String url) {}

    public record Period(String name, int years, int least, int most, String kind, String explains, String basis) {}

    /** What is wrong beyond what the schema can say. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (adoption.low().compareTo(adoption.high()) > 0) {
            faults.add(new Fault("/adoption/low", "the low end is above the high end"));
        }
        if (conversion.low().compareTo(conversion.high()) > 0) {
            faults.add(new Fault("/conversion/low", "the low end is above the high end"));
        }
        if (period.years() < period.least() || period.years() > period.most()) {
            faults.add(new Fault(
                    "/period/years", period.years() + " is not from " + period.least() + " to " + period.most()));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            if (!seen.add(levels.get(i).level())) {
                faults.add(new Fault("/levels/" + i + "/level", levels.get(i).level() + " stands twice"));
            }
        }
        return faults;
    }
}
