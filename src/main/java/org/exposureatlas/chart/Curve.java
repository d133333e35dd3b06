package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A rule as a line: straight through a few points and flat outside them. Values run from 0 to 100 upwards.
 *
 * @param levels labelled heights, {@code y} in pixels from the top of the plot
 */
public record Curve(
        String title,
        String description,
        List<Stretch> stretches,
        List<Knot> knots,
        List<Tick> ticks,
        List<Level> levels) {

    /** Height of the plot, in pixels. */
    public static final int PLOT = 180;

    /** Air on both sides of the outer points, as a part of their distance, so that the flat ends are seen. */
    private static final double OVERHANG = 0.08;

    private static final double TOP = 100;

    /** A straight part of the line; across in percent, down in pixels. */
    public record Stretch(Percent x1, double y1, Percent x2, double y2) {}

    /** @param shown the value at the point as it is printed */
    public record Knot(Percent x, double y, String shown, Anchor anchor) {}

    public record Level(double y, String label) {}

    /** A point of the rule: where, and the value there. */
    public record Point(double x, double value) {}

    public Curve {
        stretches = List.copyOf(stretches);
        knots = List.copyOf(knots);
        ticks = List.copyOf(ticks);
        levels = List.copyOf(levels);
    }

    /** @param points in ascending order across, values from 0 to 100 */
    public static Curve through(
            String title,
            String description,
            List<Point> points,
            DoubleFunction<String> position,
            DoubleFunction<String> value) {
        double first = points.getFirst().x();
        double last = points.getLast().x();
        double air = (last - first) * OVERHANG;
        Scale scale = new Scale(first - air, last + air);
        List<Point> line = new ArrayList<>();
        line.add(new Point(scale.min(), points.getFirst().value()));
        line.addAll(points);
        line.add(new Point(scale.max(), points.getLast().value()));
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 1; i < line.size(); i++) {
            Point from = line.get(i - 1);
            Point to = line.get(i);
            stretches.add(new Stretch(scale.at(from.x()), down(from.value()), scale.at(to.x()), down(to.value())));
        }
        return new Curve(
                title,
                description,
                stretches,
                points.stream()
                        .map(point -> new Knot(
                                scale.at(point.x()), down(point.value()), value.apply(point.value()), Anchor.START))
                        .toList(),
                points.stream().map(point -> scale.tick(point.x(), position)).toList(),
                List.of(0.0, TOP / 2, TOP).stream()
                        .map(level -> new Level(down(level), value.apply(level)))
                        .toList());
    }

    private static double down(double value) {
        return Math.round(10 * PLOT * (1 - value / TOP)) / 10.0;
    }
}
