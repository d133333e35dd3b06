package org.exposureatlas.chart;

import java.util.List;

/**
 * Points in a plane, one for each occupation, each a link where it has an address.
 *
 * @param ticks along the lower edge; {@code levels} up the left one
 * @param across what is measured across, {@code up} what is measured upwards
 */
public record Scatter(
        String title,
        String description,
        List<Point> points,
        List<Tick> ticks,
        List<Level> levels,
        String across,
        String up) {

    /** Height of the plot, in pixels. */
    public static final int PLOT = 380;

    /** @param name said of the point, with its figures */
    public record Item(String name, String href, double x, double y, Tone tone) {}

    /** @param y in pixels from the top of the plot */
    public record Point(String name, String href, Percent x, double y, Tone tone) {}

    public record Level(double y, String label) {}

    public Scatter {
        points = List.copyOf(points);
        ticks = List.copyOf(ticks);
        levels = List.copyOf(levels);
    }

    public static Scatter of(
            String title,
            String description,
            Scale across,
            String acrossLabel,
            Scale up,
            String upLabel,
            List<Item> items,
            List<Tick> ticks,
            List<Tick> levels) {
        return new Scatter(
                title,
                description,
                items.stream()
                        .map(item -> new Point(
                                item.name(), item.href(), across.at(item.x()), height(up.at(item.y())), item.tone()))
                        .toList(),
                ticks,
                levels.stream()
                        .map(level -> new Level(height(level.x()), level.label()))
                        .toList(),
                acrossLabel,
                upLabel);
    }

    private static double height(Percent part) {
        return Math.round(PLOT * (100 - part.value()) / 10) / 10.0;
    }
}
