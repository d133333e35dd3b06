package org.exposureatlas.chart;

import java.util.List;

/**
 * A range with its middle on one line: pay from the tenth to the ninetieth percentile with the median, say. The
 * middle is labelled above the line and the ends below it.
 */
public record RangeStrip(
        String title, String description, Mark low, Mark middle, Mark high, Percent width, List<Tick> ticks) {

    /** Half the width of an end label, in percent of a narrow screen. */
    private static final double HALF_LABEL = 12;

    /** @param label what the mark is, such as "median" */
    public record Mark(String label, String shown, Percent x, Anchor anchor) {}

    /** @param shown the value as it is printed */
    public record Point(String label, double value, String shown) {}

    public RangeStrip {
        ticks = List.copyOf(ticks);
    }

    public static RangeStrip of(
            String title, String description, Scale scale, Point low, Point middle, Point high, List<Tick> ticks) {
        if (!(low.value() <= middle.value() && middle.value() <= high.value())) {
            throw new IllegalArgumentException(
                    "Out of order: " + low.value() + ", " + middle.value() + ", " + high.value());
        }
        Percent from = scale.at(low.value());
        Percent to = scale.at(high.value());
        boolean crowded = to.value() - from.value() < 2 * HALF_LABEL;
        return new RangeStrip(
                title,
                description,
                mark(
                        low,
                        from,
                        crowded && from.value() > 2 * HALF_LABEL ? Anchor.END : Anchor.within(from, HALF_LABEL)),
                mark(middle, scale.at(middle.value()), Anchor.within(scale.at(middle.value()), HALF_LABEL)),
                mark(
                        high,
                        to,
                        crowded && to.value() < 100 - 2 * HALF_LABEL ? Anchor.START : Anchor.within(to, HALF_LABEL)),
                scale.between(low.value(), high.value()),
                ticks);
    }

    private static Mark mark(Point point, Percent x, Anchor anchor) {
        return new Mark(point.label(), point.shown(), x, anchor);
    }
}
