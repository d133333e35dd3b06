package org.exposureatlas.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labelled horizontal bars, one under another: a ranking, or a two-sided comparison around zero. The labels and
 * figures are text of the page; only the bars are drawn.
 *
 * @param zero   where the bars start
 * @param ranked whether the order is a ranking, so that the rows are numbered
 */
public record BarList(List<Bar> bars, Percent zero, boolean ranked) {

    /**
     * @param href  where the label leads; null for plain text
     * @param note  a second line under the label; null for none
     * @param value on the scale of the list; null where there is no figure, and then no bar
     * @param shown the figure as it is printed, or the words that stand in its place
     */
    public record Item(
            String label,
            @Nullable String href,
            @Nullable String note,
            @Nullable Double value,
            String shown,
            Tone tone) {

        public static Item of(String label, double value, String shown, Tone tone) {
            return new Item(label, null, null, value, shown, tone);
        }
    }

    /** @param drawn whether there is a figure to draw */
    public record Bar(
            String label,
            @Nullable String href,
            @Nullable String note,
            String shown,
            Tone tone,
            boolean drawn,
            Percent x,
            Percent width) {}

    public BarList {
        bars = List.copyOf(bars);
    }

    public static BarList of(Scale scale, List<Item> items) {
        return new BarList(bars(scale, items), scale.at(0), false);
    }

    public static BarList ranking(Scale scale, List<Item> items) {
        return new BarList(bars(scale, items), scale.at(0), true);
    }

    /** Whether bars go both ways. */
    public boolean twoSided() {
        return zero.value() > 0;
    }

    private static List<Bar> bars(Scale scale, List<Item> items) {
        return items.stream().map(item -> bar(scale, item)).toList();
    }

    private static Bar bar(Scale scale, Item item) {
        Double value = item.value();
        if (value == null) {
            return new Bar(
                    item.label(),
                    item.href(),
                    item.note(),
                    item.shown(),
                    item.tone(),
                    false,
                    scale.at(0),
                    Percent.ZERO);
        }
        return new Bar(
                item.label(),
                item.href(),
                item.note(),
                item.shown(),
                item.tone(),
                true,
                scale.at(Math.min(value, 0)),
                scale.between(0, value));
    }
}
