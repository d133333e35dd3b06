package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.exposureatlas.occupation.Rating;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibilityTests {

    private final ScoringModel.FeasibilityRule rule = Models.aoi2().feasibility();

    @ParameterizedTest(name = "{0}: {6}")
    @CsvSource({
        "analyze test results, 4, 4, 3, 0, 1, 87.8",
        "draft a curriculum, 3, 4, 2, 0, 2, 61.9",
        "train teachers in person, 2, 2, 2, 2, 3, 27.7",
        "coach one teacher, 1, 1, 1, 3, 4, 10.2",
        "lay a roof, 0, 0, 2, 4, 1, 3.4",
        "nothing at all, 0, 0, 0, 4, 4, 0.0",
        "everything, 4, 4, 4, 0, 0, 100.0"
    })
    void theWorkedExamplesComeOut(
            String task, int capability, int digital, int structure, int presence, int accountability, String shown) {
        Rating rating = new Rating("anyone", capability, digital, structure, presence, accountability);
        assertThat(Exact.shown(Feasibility.of(rule, rating))).isEqualTo(new BigDecimal(shown));
    }

    /** Every combination of the five factors: 3,125 of them. */
    @org.junit.jupiter.api.Test
    void capabilityNeverLowersItAndPresenceAndAccountabilityNeverRaiseIt() {
        int seen = 0;
        for (int code = 0; code < 3125; code++) {
            int[] f = {code % 5, code / 5 % 5, code / 25 % 5, code / 125 % 5, code / 625};
            BigDecimal here = of(f);
            assertThat(here).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            for (int factor = 0; factor < 5; factor++) {
                if (f[factor] < 4) {
                    int[] more = f.clone();
                    more[factor]++;
                    if (factor < 3) {
                        assertThat(of(more)).isGreaterThanOrEqualTo(here);
                    } else {
                        assertThat(of(more)).isLessThanOrEqualTo(here);
                    }
                    seen++;
                }
            }
        }
        assertThat(seen).isEqualTo(3125 * 4);
    }

    private BigDecimal of(int[] f) {
        return Feasibility.of(rule, new Rating("anyone", f[0], f[1], f[2], f[3], f[4]));
    }
}
