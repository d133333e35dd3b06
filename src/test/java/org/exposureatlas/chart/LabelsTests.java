package org.exposureatlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelsTests {

    @Test
    void labelsWithRoomStayWhereTheyAre() {
        assertThat(spread(10, 50, 90)).containsExactly(10, 50, 90);
    }

    @Test
    void neighborsMakeRoomForEachOther() {
        assertThat(spread(40, 41, 42)).containsExactly(40, 44, 48);
    }

    @Test
    void labelsDoNotLeaveTheDrawing() {
        assertThat(spread(97, 98, 99)).containsExactly(90, 94, 98);
    }

    @Test
    void tooManyLabelsShareTheRoomEvenly() {
        double[] placed = spread(new double[60]);

        assertThat(placed[0]).isEqualTo(2);
        assertThat(placed[59]).isCloseTo(98, within(1e-9));
        assertThat(placed).isSorted();
    }

    @Test
    void whateverIsAskedForOrderGapAndEndsHold() {
        Random random = new Random(2026);
        for (int run = 0; run < 500; run++) {
            double[] wanted =
                    random.doubles(1 + random.nextInt(20), 0, 100).sorted().toArray();
            double[] placed = spread(wanted);
            for (int i = 0; i < placed.length; i++) {
                assertThat(placed[i]).isBetween(2 - 1e-9, 98 + 1e-9);
                if (i > 0) {
                    assertThat(placed[i] - placed[i - 1]).isGreaterThanOrEqualTo(4 - 1e-9);
                }
            }
        }
    }

    private static double[] spread(double... wanted) {
        List<Percent> positions = Arrays.stream(wanted).mapToObj(Percent::new).toList();
        return Labels.spread(positions, 4, 2, 98).stream()
                .mapToDouble(Percent::value)
                .toArray();
    }
}
