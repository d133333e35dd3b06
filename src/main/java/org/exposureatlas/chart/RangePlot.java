package org.exposureatlas.chart;

import java.util.List;

/**
 * Many ranges side by side, in order: the range of ranks of every occupation, say. Across is the place in the order,
 * down the range, small numbers on top.
 *
 * @param levels labelled heights, {@code y} in pixels from the top of the plot
 */
public record RangePlot(String title, String description, List<Bar> bars, List<Tick> ticks, List<Level> levels) {

    /** Height of the plot, in pixels. */
    public static final int PLOT = 300;

    /** @param value the figure that the range is about, between its ends or not */
    public record Item(double at, double value, double from, double to, Tone tone) {}

    /** Heights in pixels from the top. */
    public record Bar(Percent x, double y, double top, double bottom, Tone tone) {}

    public record Level(double y, String label) {}

    public RangePlot {
        bars = List.copyOf(bars);
        ticks = List.copyOf(ticks);
        levels = List.copyOf(levels);
    }

    /** @param down the scale of the ranges, its lower end on top */
    public static RangePlot of(
            String title,
            String description,
            Scale across,
            Scale down,
            List<Item> items,
            List<Tick> ticks,
            List<Double> levels,
            java.util.function.DoubleFunction<String> label) {
        return new RangePlot(
                title,
                description,
                items.stream()
                        .map(item -> new Bar(
                                across.at(item.at()),
                                pixels(down, item.value()),
                                pixels(down, item.from()),
                                pixels(down, item.to()),
                                item.tone()))
                        .toList(),
                ticks,
                levels.stream()
                        .map(level -> new Level(pixels(down, level), label.apply(level)))
                        .toList());
    }

    private static double pixels(Scale scale, double value) {
        return Math.round(PLOT * scale.at(value).value() / 10) / 10.0;
    }
}
