package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A straight scale from numbers to positions; numbers outside it sit on its ends. */
public record Scale(double min, double max) {

    /** The scale of every index on the site. */
    public static final Scale HUNDRED = new Scale(0, 100);

    /** A label this close to an end, in percent of the width, hangs inwards. */
    private static final double EDGE = 4;

    /** Forgives the last digits of binary fractions where a number meets a step. */
    private static final double ROUNDING = 1e-9;

    public Scale {
        if (!(min < max)) {
            throw new IllegalArgumentException("A scale needs room: " + min + " to " + max);
        }
    }

    /** The scale from zero that holds all the values and ends on a round number. */
    public static Scale fromZero(double greatest) {
        double step = roundStep(Math.max(greatest, Double.MIN_NORMAL) / 4);
        return new Scale(0, Math.max(1, Math.ceil(greatest / step - ROUNDING)) * step);
    }

    /** The scale with zero in the middle that holds all the values. */
    public static Scale aroundZero(double greatestSize) {
        double end = fromZero(Math.abs(greatestSize)).max();
        return new Scale(-end, end);
    }

    public Percent at(double value) {
        return new Percent(100 * (Math.clamp(value, min, max) - min) / (max - min));
    }

    /** The width between two numbers. */
    public Percent between(double from, double to) {
        return new Percent(Math.abs(at(to).value() - at(from).value()));
    }

    /** Ticks at round numbers, about as many as asked for. */
    public List<Tick> ticks(int about, DoubleFunction<String> label) {
        double step = roundStep((max - min) / Math.max(about, 1));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - ROUNDING); i * step <= max + step * ROUNDING; i++) {
            ticks.add(tick(i * step, label));
        }
        return List.copyOf(ticks);
    }

    public Tick tick(double value, DoubleFunction<String> label) {
        Percent x = at(value);
        return new Tick(x, label.apply(value), Anchor.within(x, EDGE));
    }

    /** The smallest of 1, 2, 5 times a power of ten that is no smaller than the given step. */
    private static double roundStep(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        for (double factor : new double[] {1, 2, 5}) {
            if (step <= factor * power * (1 + ROUNDING)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
