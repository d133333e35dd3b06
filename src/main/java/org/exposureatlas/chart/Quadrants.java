package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Points by two figures, with a line at the middle of each so that they fall into four quarters.
 *
 * @param points the largest first, so that none is hidden by a larger one
 * @param across ticks of the horizontal axis, {@code up} of the vertical one
 * @param middle where the quarters meet
 * @param quarters upper left, upper right, lower left, lower right
 */
public record Quadrants(
        String title,
        String description,
        List<Point> points,
        List<Tick> across,
        List<Height> up,
        Middle middle,
        List<Quarter> quarters) {

    /** Height of the plot, in pixels. */
    public static final int PLOT = 380;

    private static final double LEAST_RADIUS = 3;
    private static final double GREATEST_RADIUS = 17;

    /**
     * What is drawn.
     *
     * @param size what the area of the point stands for; not negative
     * @param label what it is and its figures, in a sentence
     */
    public record Item(String href, String label, double x, double y, double size, Tone tone) {}

    /** @param y in pixels from the top of the plot */
    public record Point(String href, String label, Tone tone, Percent x, double y, double radius) {}

    /** @param y in pixels from the top of the plot */
    public record Height(double y, String label) {}

    public record Middle(Percent x, double y, double valueX, double valueY) {}

    /** @param size of its points together */
    public record Quarter(int count, double size) {}

    /** How figures become places along an axis. */
    public record Axis(Scale scale, ToDoubleFunction<Double> place) {

        public static Axis straight(Scale scale) {
            return new Axis(scale, value -> scale.at(value).value() / 100);
        }

        /** Equal distances for equal ratios; the scale must start above zero. */
        public static Axis ratios(Scale scale) {
            Scale logs = new Scale(Math.log(scale.min()), Math.log(scale.max()));
            return new Axis(scale, value -> logs.at(Math.log(value)).value() / 100);
        }

        double at(double value) {
            return place.applyAsDouble(value);
        }
    }

    public Quadrants {
        points = List.copyOf(points);
        across = List.copyOf(across);
        up = List.copyOf(up);
        quarters = List.copyOf(quarters);
    }

    /**
     * @param items at least one
     * @param across ticks with their places; {@code up} values and labels of the vertical ticks
     */
    public static Quadrants of(
            String title, String description, Axis x, Axis y, List<Item> items, List<Tick> across, List<Label> up) {
        double middleX = median(items, Item::x);
        double middleY = median(items, Item::y);
        double largest = Math.max(
                Double.MIN_NORMAL, items.stream().mapToDouble(Item::size).max().orElse(0));
        List<Point> points = items.stream()
                .sorted(Comparator.comparingDouble(Item::size).reversed())
                .map(item -> new Point(
                        item.href(),
                        item.label(),
                        item.tone(),
                        new Percent(100 * x.at(item.x())),
                        tenth(PLOT * (1 - y.at(item.y()))),
                        tenth(Math.max(LEAST_RADIUS, GREATEST_RADIUS * Math.sqrt(item.size() / largest)))))
                .toList();
        List<Quarter> quarters = new ArrayList<>();
        for (boolean upper : new boolean[] {true, false}) {
            for (boolean right : new boolean[] {false, true}) {
                List<Item> in = items.stream()
                        .filter(item -> item.x() >= middleX == right && item.y() >= middleY == upper)
                        .toList();
                quarters.add(new Quarter(
                        in.size(), in.stream().mapToDouble(Item::size).sum()));
            }
        }
        return new Quadrants(
                title,
                description,
                points,
                across,
                up.stream()
                        .map(label -> new Height(tenth(PLOT * (1 - y.at(label.value()))), label.text()))
                        .toList(),
                new Middle(new Percent(100 * x.at(middleX)), tenth(PLOT * (1 - y.at(middleY))), middleX, middleY),
                quarters);
    }

    /** A value of an axis and what is printed there. */
    public record Label(double value, String text) {}

    static double median(List<Item> items, ToDoubleFunction<Item> figure) {
        double[] sorted = items.stream().mapToDouble(figure).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double tenth(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
