package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMixTests {

    /** The first numbers of the seed 1234567, as published with the reference implementation. */
    @Test
    void drawsTheNumbersOfTheReference() {
        SplitMix generator = new SplitMix(1234567);

        assertThat(LongStream.range(0, 5).map(i -> generator.next()).toArray())
                .containsExactly(
                        6457827717110365317L,
                        3203168211198807973L,
                        Long.parseUnsignedLong("9817491932198370423"),
                        4593380528125082431L,
                        Long.parseUnsignedLong("16408922859458223821"));
    }

    @Test
    void aNameHasAStreamOfItsOwn() {
        assertThat(SplitMix.of(1, "roofers").next())
                .isEqualTo(SplitMix.of(1, "roofers").next())
                .isNotEqualTo(SplitMix.of(1, "actors").next())
                .isNotEqualTo(SplitMix.of(2, "roofers").next());
    }

    @Test
    void staysWithinItsSpread() {
        SplitMix generator = new SplitMix(3);
        double least = 2;
        double most = 0;
        for (int i = 0; i < 100_000; i++) {
            double factor = generator.around(0.25);
            least = Math.min(least, factor);
            most = Math.max(most, factor);
        }
        assertThat(least).isBetween(0.75, 0.7501);
        assertThat(most).isBetween(1.2499, 1.25);
    }
}
