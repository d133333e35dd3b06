package org.exposureatlas.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.exposureatlas.scoring.Krippendorff.Metric;
import org.junit.jupiter.api.Test;

class KrippendorffTests {

    /** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve units, gaps. */
    private static final List<double[]> TEXTBOOK = units(
            " 1 2 3 3 2 1 4 1 2 . . . ",
            " 1 2 3 3 2 2 4 1 2 5 . 3 ",
            " . 3 3 3 2 3 4 2 2 5 1 . ",
            " 1 2 3 3 2 4 4 1 2 5 1 . ");

    @Test
    void givesTheValuesOfTheTextbook() {
        assertThat(Krippendorff.alpha(TEXTBOOK, Metric.ORDINAL).orElseThrow()).isCloseTo(0.815, within(0.0005));
        assertThat(Krippendorff.alpha(TEXTBOOK, Metric.INTERVAL).orElseThrow()).isCloseTo(0.849, within(0.0005));
    }

    @Test
    void completeAgreementIsOne() {
        List<double[]> units = List.of(new double[] {0, 0}, new double[] {2, 2}, new double[] {4, 4, 4});

        assertThat(Krippendorff.alpha(units, Metric.ORDINAL)).hasValue(1);
        assertThat(Krippendorff.alpha(units, Metric.INTERVAL)).hasValue(1);
    }

    @Test
    void whatChanceGivesIsAboutZero() {
        Random random = new Random(11);
        List<double[]> units = IntStream.range(0, 20_000)
                .mapToObj(i -> new double[] {random.nextInt(5), random.nextInt(5)})
                .toList();

        assertThat(Krippendorff.alpha(units, Metric.ORDINAL).orElseThrow()).isCloseTo(0, within(0.02));
    }

    @Test
    void moreDisagreementNeverGivesMoreAgreement() {
        double before = 1.1;
        for (int disputed = 0; disputed <= 40; disputed += 10) {
            List<double[]> units = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                units.add(new double[] {i % 5, i < disputed ? (i + 2) % 5 : i % 5});
            }
            double alpha = Krippendorff.alpha(units, Metric.ORDINAL).orElseThrow();
            assertThat(alpha).isLessThan(before);
            before = alpha;
        }
    }

    @Test
    void nothingToCompareIsUndefined() {
        assertThat(Krippendorff.alpha(List.of(), Metric.ORDINAL)).isEmpty();
        assertThat(Krippendorff.alpha(List.of(new double[] {1}, new double[] {3}), Metric.ORDINAL))
                .isEmpty();
        assertThat(Krippendorff.alpha(List.of(new double[] {2, 2}, new double[] {2, 2}), Metric.ORDINAL))
                .isEmpty();
    }

    private static List<double[]> units(String... observers) {
        List<String[]> rows =
                Arrays.stream(observers).map(row -> row.strip().split(" ")).toList();
        return IntStream.range(0, rows.getFirst().length)
                .mapToObj(unit -> rows.stream()
                        .map(row -> row[unit])
                        .filter(cell -> !cell.equals("."))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
