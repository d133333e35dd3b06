package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole and its parts on one bar: how a score is put together, or how many occupations are in each tier. Each
 * part has a numbered key, printed under the bar and in the list beside it, so that colour is not needed.
 *
 * @param end   where the last part ends
 * @param total the sum of the parts as it is printed
 */
public record CompositionBar(
        String title, String description, List<Segment> segments, List<Tick> ticks, Percent end, String total) {

    /** Least distance between two keys, in percent: room for a figure on a narrow screen. */
    private static final double KEY_GAP = 3.2;

    /** A tick nearer to the total than this, in percent, would print over it. */
    private static final double TOTAL_ROOM = 14;

    /**
     * @param label what the part is
     * @param value its size, in the units of the scale; not negative
     * @param shown its size as it is printed
     */
    public record Part(String label, double value, String shown, Tone tone) {

        public Part {
            if (!(value >= 0)) {
                throw new IllegalArgumentException(label + " cannot be " + value + " of a whole");
            }
        }
    }

    /**
     * @param key    the part's number, from 1
     * @param middle where the part's leader line starts
     * @param keyAt  where its key is printed
     */
    public record Segment(
            int key, String label, String shown, Tone tone, Percent x, Percent width, Percent middle, Percent keyAt) {}

    public CompositionBar {
        segments = List.copyOf(segments);
        ticks = List.copyOf(ticks);
    }

    /** Lays the parts end to end from zero on the scale. A part of size zero keeps its place in the list. */
    public static CompositionBar of(
            String title, String description, Scale scale, List<Part> parts, String total, List<Tick> ticks) {
        List<Percent> starts = new ArrayList<>();
        List<Percent> middles = new ArrayList<>();
        double sum = 0;
        for (Part part : parts) {
            starts.add(scale.at(sum));
            middles.add(scale.at(sum + part.value() / 2));
            sum += part.value();
        }
        List<Percent> keys = Labels.spread(middles, KEY_GAP, 2, 98);
        List<Segment> segments = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Percent width = scale.between(from, from + part.value());
            from += part.value();
            segments.add(new Segment(
                    i + 1, part.label(), part.shown(), part.tone(), starts.get(i), width, middles.get(i), keys.get(i)));
        }
        Percent end = scale.at(sum);
        List<Tick> apart = ticks.stream()
                .filter(tick -> Math.abs(tick.x().value() - end.value()) >= TOTAL_ROOM)
                .toList();
        return new CompositionBar(title, description, segments, apart, end, total);
    }
}
