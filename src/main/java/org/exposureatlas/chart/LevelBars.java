package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few levels of one thing as bars from 0 to 100, with a line at the figure for the whole: exposure by seniority.
 *
 * @param reference where the figure for the whole lies; null for no line
 * @param height    of the drawing, in pixels
 */
public record LevelBars(
        String title,
        String description,
        List<Level> levels,
        @Nullable Percent reference,
        int height) {

    /** Pixels from one level to the next. */
    private static final int PITCH = 40;

    /**
     * @param value from 0 to 100; null where the figure is withheld
     * @param shown the figure as it is printed, or why there is none
     */
    public record Reading(String name, @Nullable Double value, String shown, Tone tone) {}

    /** @param y top of the level's row, in pixels */
    public record Level(String name, String shown, Tone tone, boolean drawn, Percent width, int y) {}

    public LevelBars {
        levels = List.copyOf(levels);
    }

    public static LevelBars of(String title, String description, List<Reading> readings, @Nullable Double whole) {
        List<Level> levels = new ArrayList<>();
        for (Reading reading : readings) {
            Double value = reading.value();
            levels.add(new Level(
                    reading.name(),
                    reading.shown(),
                    reading.tone(),
                    value != null,
                    value == null ? Percent.ZERO : Scale.HUNDRED.at(value),
                    levels.size() * PITCH));
        }
        return new LevelBars(
                title, description, levels, whole == null ? null : Scale.HUNDRED.at(whole), levels.size() * PITCH);
    }
}
