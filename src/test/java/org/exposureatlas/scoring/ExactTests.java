package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactTests {

    @Test
    void theTenthsLeftOverGoToTheLargestRemainders() {
        assertThat(rounded("1.04", "1.04", "1.07")).containsExactly(d("1.1"), d("1.0"), d("1.1"));
        assertThat(rounded("0.06", "0.06", "0.06")).containsExactly(d("0.1"), d("0.1"), d("0.0"));
        assertThat(rounded("33.333", "33.333", "33.334")).containsExactly(d("33.3"), d("33.3"), d("33.4"));
    }

    @Test
    void whereRemaindersTieTheEarlierPartIsServedFirst() {
        assertThat(rounded("0.05", "0.05")).containsExactly(d("0.1"), d("0.0"));
    }

    static Stream<List<BigDecimal>> parts() {
        Random random = new Random(20261122);
        return IntStream.range(0, 500)
                .mapToObj(i -> IntStream.range(0, 1 + random.nextInt(8))
                        .mapToObj(j -> BigDecimal.valueOf(random.nextInt(30_000), 3))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void partsAddUpToTheRoundedSumAndNoneMovesByATenth(List<BigDecimal> parts) {
        List<BigDecimal> rounded = Exact.roundedToSum(parts);
        assertThat(sum(rounded)).isEqualByComparingTo(Exact.shown(sum(parts)));
        for (int i = 0; i < parts.size(); i++) {
            assertThat(rounded.get(i).subtract(parts.get(i)).abs()).isLessThan(d("0.1"));
        }
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> rounded(String... parts) {
        return Exact.roundedToSum(Stream.of(parts).map(BigDecimal::new).toList());
    }

    private static BigDecimal d(String value) {
        return new BigDecimal(value);
    }
}
