package org.exposureatlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.exposureatlas.chart.Treemap.Box;
import org.exposureatlas.chart.Treemap.Family;
import org.exposureatlas.chart.Treemap.Item;
import org.junit.jupiter.api.Test;

class TreemapTests {

    /** The example of the paper: areas 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4. */
    @Test
    void theExampleOfThePaperComesOut() {
        List<Box> boxes = Treemap.squarify(List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0), new Box(0, 0, 6, 4));

        assertThat(boxes.get(0)).isEqualTo(new Box(0, 0, 3, 2));
        assertThat(boxes.get(1)).isEqualTo(new Box(0, 2, 3, 2));
        assertThat(boxes.get(2).width()).isCloseTo(12.0 / 7, within(1e-9));
        assertThat(boxes.get(2).height()).isCloseTo(7.0 / 3, within(1e-9));
        assertThat(boxes.get(3).x()).isCloseTo(3 + 12.0 / 7, within(1e-9));
    }

    @Test
    void areasAreAsTheWeightsAndNothingOverlaps() {
        Random random = new Random(7);
        List<Double> weights = IntStream.range(0, 80)
                .mapToObj(i -> Math.exp(3 * random.nextGaussian()))
                .sorted((a, b) -> Double.compare(b, a))
                .toList();
        double whole = weights.stream().mapToDouble(Double::doubleValue).sum();
        Box all = new Box(10, 20, 300, 200);

        List<Box> boxes = Treemap.squarify(weights, all);

        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(box.area()).isCloseTo(all.area() * weights.get(i) / whole, offset(1e-6));
            assertThat(box.x()).isGreaterThanOrEqualTo(10 - 1e-9);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(310 + 1e-6);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(220 + 1e-6);
            for (Box other : boxes.subList(0, i)) {
                double across =
                        Math.min(box.x() + box.width(), other.x() + other.width()) - Math.max(box.x(), other.x());
                double up = Math.min(box.y() + box.height(), other.y() + other.height()) - Math.max(box.y(), other.y());
                assertThat(Math.min(across, up)).isLessThan(1e-6);
            }
        }
    }

    @Test
    void equalWeightsMakeNearlySquares() {
        List<Box> boxes =
                Treemap.squarify(IntStream.range(0, 342).mapToObj(i -> 1.0).toList(), new Box(0, 0, 1152, 700));

        assertThat(boxes)
                .allSatisfy(box -> assertThat(Math.max(box.width() / box.height(), box.height() / box.width()))
                        .isLessThan(1.6));
    }

    @Test
    void familiesAndItemsAreReadFromTheHeaviestToTheLightest() {
        Treemap map = Treemap.of(
                new Treemap.Layout(400, 300, 4, 20, 60),
                List.of(
                        new Family("small", List.of(new Item("a", 1))),
                        new Family("empty", List.of()),
                        new Family("large", List.of(new Item("b", 2), new Item("c", 9)))));

        assertThat(map.groups()).extracting(Treemap.Group::key).containsExactly("large", "small");
        assertThat(map.groups().getFirst().tiles())
                .extracting(Treemap.Tile::key)
                .containsExactly("c", "b");
        assertThat(map.groups().getFirst().weight()).isEqualTo(11);
    }

    @Test
    void aGroupWithRoomHasAStripForItsName() {
        List<Item> items = List.of(new Item("a", 3), new Item("b", 1));
        Treemap.Group roomy = Treemap.of(new Treemap.Layout(200, 200, 4, 20, 60), List.of(new Family("f", items)))
                .groups()
                .getFirst();
        Treemap.Group narrow = Treemap.of(new Treemap.Layout(50, 200, 4, 20, 60), List.of(new Family("f", items)))
                .groups()
                .getFirst();

        assertThat(roomy.headed()).isTrue();
        assertThat(roomy.tiles()).allSatisfy(tile -> assertThat(tile.box().y()).isGreaterThanOrEqualTo(20));
        assertThat(narrow.headed()).isFalse();
    }

    @Test
    void nothingCanWeighNothing() {
        assertThatThrownBy(() -> new Item("a", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Item("a", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLabelTakesTheLargestSizeThatFits() {
        TileLabel large = TileLabel.of("Cooks", new Box(0, 0, 120, 60), 15, 11);
        TileLabel small = TileLabel.of("Registered nurses", new Box(0, 0, 70, 40), 15, 11);

        assertThat(large.size()).isEqualTo(15);
        assertThat(large.lines()).containsExactly("Cooks");
        assertThat(large.figureFits()).isTrue();
        assertThat(small.size()).isEqualTo(11);
        assertThat(small.lines()).containsExactly("Registered", "nurses");
    }

    @Test
    void aLabelThatDoesNotFitIsCutBetweenWordsOrLeftOut() {
        TileLabel cut = TileLabel.of("Bookkeeping, accounting, and auditing clerks", new Box(0, 0, 90, 30), 11);
        TileLabel none = TileLabel.of("Bookkeeping, accounting, and auditing clerks", new Box(0, 0, 30, 30), 11);

        assertThat(cut.lines()).containsExactly("Bookkeeping…");
        assertThat(none.lines()).isEmpty();
    }

    @Test
    void noLineIsWiderThanItsTile() {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Box box = new Box(0, 0, 10 + 200 * random.nextDouble(), 10 + 100 * random.nextDouble());
            TileLabel label =
                    TileLabel.of("Nurse anesthetists, nurse midwives, and nurse practitioners", box, 15, 12.5, 11);
            for (String line : label.lines()) {
                lines.add(line);
                assertThat(TileLabel.width(line) * label.size()).isLessThanOrEqualTo(box.width() + 1e-9);
            }
            assertThat(label.lines().size() * label.leading()).isLessThanOrEqualTo(box.height());
        }
        assertThat(lines).hasSizeGreaterThan(100);
    }

    @Test
    void pointsFallIntoFourQuartersThatHoldThemAll() {
        List<Quadrants.Item> items = List.of(
                new Quadrants.Item("/a", "a", 10, 100, 4, Tone.TIER_1),
                new Quadrants.Item("/b", "b", 20, 50, 1, Tone.TIER_1),
                new Quadrants.Item("/c", "c", 60, 400, 9, Tone.TIER_4));

        Quadrants chart = Quadrants.of(
                "Title",
                "Description",
                Quadrants.Axis.straight(Scale.HUNDRED),
                Quadrants.Axis.ratios(new Scale(25, 400)),
                items,
                List.of(),
                List.of(new Quadrants.Label(100, "100")));

        assertThat(chart.middle().valueX()).isEqualTo(20);
        assertThat(chart.middle().valueY()).isEqualTo(100);
        assertThat(chart.quarters())
                .containsExactly(
                        new Quadrants.Quarter(1, 4),
                        new Quadrants.Quarter(1, 9),
                        new Quadrants.Quarter(0, 0),
                        new Quadrants.Quarter(1, 1));
        assertThat(chart.points()).extracting(Quadrants.Point::label).containsExactly("c", "a", "b");
        // 100 is half way from 25 to 400 by ratio.
        assertThat(chart.up().getFirst().y()).isEqualTo(Quadrants.PLOT / 2.0);
        assertThat(chart.points().getFirst().y()).isZero();
    }
}
