package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many fall into each of a row of ranges, as columns.
 *
 * @param marker the value the page is about, among the others; null for none
 */
public record Histogram(
        String title,
        String description,
        List<Column> columns,
        List<Tick> ticks,
        @Nullable Marker marker) {

    /** Height of the tallest column, in pixels. */
    public static final int PLOT = 140;

    /** Air between columns, in percent of the width. */
    private static final double AIR = 0.6;

    /**
     * @param from inclusive; {@code to} exclusive, but for the last
     * @param shown the count as it is printed above the column
     */
    public record Bin(double from, double to, long count, String shown, Tone tone) {

        public Bin(double from, double to, long count, Tone tone) {
            this(from, to, count, Long.toString(count), tone);
        }

        public Bin {
            if (!(from < to) || count < 0) {
                throw new IllegalArgumentException("Not a range: " + from + " to " + to + " holding " + count);
            }
        }
    }

    /**
     * @param middle where the column's figure is printed
     * @param y      top of the column, in pixels from the top of the plot
     */
    public record Column(
            long count, String shown, Tone tone, Percent x, Percent width, Percent middle, double y, double height) {}

    public record Marker(String label, Percent x, Anchor anchor) {}

    public Histogram {
        columns = List.copyOf(columns);
        ticks = List.copyOf(ticks);
    }

    public static Histogram of(String title, String description, Scale scale, List<Bin> bins, List<Tick> ticks) {
        long tallest = Math.max(1, bins.stream().mapToLong(Bin::count).max().orElse(1));
        List<Column> columns = new ArrayList<>();
        for (Bin bin : bins) {
            double height = Math.round(10.0 * PLOT * bin.count() / tallest) / 10.0;
            Percent x = scale.at(bin.from());
            Percent width = scale.between(bin.from(), bin.to());
            columns.add(new Column(
                    bin.count(),
                    bin.shown(),
                    bin.tone(),
                    new Percent(x.value() + AIR / 2),
                    new Percent(Math.max(0, width.value() - AIR)),
                    scale.at((bin.from() + bin.to()) / 2),
                    PLOT - height,
                    height));
        }
        return new Histogram(title, description, columns, ticks, null);
    }

    public Histogram marking(Scale scale, double value, String label) {
        Percent x = scale.at(value);
        return new Histogram(title, description, columns, ticks, new Marker(label, x, Anchor.within(x, 20)));
    }
}
