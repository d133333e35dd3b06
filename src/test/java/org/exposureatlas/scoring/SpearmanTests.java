package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpearmanTests {

    /** A much used worked example: ten people, their quotient and their hours before a screen; -29/165. */
    @Test
    void givesTheValueOfTheWorkedExample() {
        List<Integer> quotient = List.of(106, 100, 86, 101, 99, 103, 97, 113, 112, 110);
        List<Integer> hours = List.of(7, 27, 2, 50, 28, 29, 20, 12, 6, 17);

        assertThat(Spearman.of(quotient, hours).orElseThrow()).isCloseTo(-29.0 / 165, within(1e-12));
    }

    /** Worked by hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4 have covariance 4.5 and squares 4.5 and 5. */
    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(Spearman.ranks(new double[] {10, 20, 20, 30})).containsExactly(1, 2.5, 2.5, 4);
        assertThat(Spearman.of(List.of(10, 20, 20, 30), List.of(1, 3, 2, 4)).orElseThrow())
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void sameOrderIsOneAndTheOppositeMinusOne() {
        assertThat(Spearman.of(List.of(1, 2, 3, 40), List.of(1, 4, 9, 10)).orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(Spearman.of(List.of(1, 2, 3, 40), List.of(4, 3, 2, 1)).orElseThrow())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void isTheSameBothWaysAndUnderAnyRisingScale() {
        Random random = new Random(5);
        List<Double> x =
                IntStream.range(0, 200).mapToObj(i -> random.nextDouble()).toList();
        List<Double> y = x.stream().map(value -> value + random.nextDouble()).toList();
        double rho = Spearman.of(x, y).orElseThrow();

        assertThat(Spearman.of(y, x)).hasValue(rho);
        assertThat(Spearman.of(x.stream().map(Math::exp).toList(), y)).hasValue(rho);
        assertThat(rho).isBetween(0.3, 1.0);
    }

    @Test
    void aConstantSideHasNone() {
        assertThat(Spearman.of(List.of(1, 2, 3), List.of(7, 7, 7))).isEmpty();
        assertThat(Spearman.of(List.of(), List.of())).isEmpty();
        assertThatThrownBy(() -> Spearman.of(List.of(1), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
