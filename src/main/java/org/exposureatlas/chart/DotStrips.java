package org.exposureatlas.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several measures of one thing on a common axis from 0 to 100, a dot each, with the span of those that count. The
 * names and figures are text of the page; only the strips are drawn.
 *
 * @param span the stretch between the lowest and the highest counted dot; null with fewer than two
 */
public record DotStrips(
        List<Strip> strips, List<Tick> ticks, @Nullable Span span) {

    private static final double[] QUARTERS = {0, 25, 50, 75, 100};

    /**
     * @param note    a second line: authors, year, what it measures; null for none
     * @param value   from 0 to 100; null where the measure says nothing about this thing
     * @param shown   the figure as it is printed, or the words that stand in its place
     * @param counted whether the measure takes part in the span
     */
    public record Measure(
            String label, @Nullable String note, @Nullable Double value, String shown, boolean counted) {}

    public record Strip(String label, @Nullable String note, String shown, boolean counted, boolean drawn, Percent x) {}

    /** @param points the distance between the two, in points */
    public record Span(String lowest, String highest, double points, Percent x, Percent width) {}

    public DotStrips {
        strips = List.copyOf(strips);
        ticks = List.copyOf(ticks);
    }

    public static DotStrips of(List<Measure> measures) {
        List<Tick> ticks = Arrays.stream(QUARTERS)
                .mapToObj(at -> Scale.HUNDRED.tick(at, v -> Integer.toString((int) v)))
                .toList();
        return new DotStrips(measures.stream().map(DotStrips::strip).toList(), ticks, span(measures));
    }

    private static Strip strip(Measure measure) {
        Double value = measure.value();
        return new Strip(
                measure.label(),
                measure.note(),
                measure.shown(),
                measure.counted(),
                value != null,
                value == null ? Percent.ZERO : Scale.HUNDRED.at(value));
    }

    private static @Nullable Span span(List<Measure> measures) {
        record Dot(String label, double value) {}
        List<Dot> dots = measures.stream()
                .filter(Measure::counted)
                .<Dot>mapMulti((measure, out) -> {
                    Double value = measure.value();
                    if (value != null) {
                        out.accept(new Dot(measure.label(), value));
                    }
                })
                .sorted(Comparator.comparingDouble(Dot::value))
                .toList();
        if (dots.size() < 2) {
            return null;
        }
        Dot lowest = dots.getFirst();
        Dot highest = dots.getLast();
        return new Span(
                lowest.label(),
                highest.label(),
                highest.value() - lowest.value(),
                Scale.HUNDRED.at(lowest.value()),
                Scale.HUNDRED.between(lowest.value(), highest.value()));
    }
}
