package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pay from which on the wage tables print a mark instead of a figure, US dollars an hour and a year. */
record TopCode(BigDecimal hourly, BigDecimal annual) {

    private static final Pattern LEGEND = Pattern.compile("\\$([\\d.,]+) per hour or \\$([\\d,]+)(?:\\.00)? per year");

    /** What a legend in the workbook says; {@code null} if it says nothing. */
    static @Nullable TopCode inLegend(String text) {
        Matcher legend = LEGEND.matcher(text);
        if (!legend.find()) {
            return null;
        }
        BigDecimal hourly = Line.decimal(legend.group(1));
        BigDecimal annual = Line.decimal(legend.group(2));
        return hourly == null || annual == null ? null : new TopCode(hourly, annual);
    }

    /** @throws IllegalArgumentException if it is not an hourly and an annual figure */
    static TopCode parse(String text) {
        String[] figures = text.split(":", 2);
        BigDecimal hourly = Line.decimal(figures[0]);
        BigDecimal annual = figures.length == 2 ? Line.decimal(figures[1]) : null;
        if (hourly == null || annual == null) {
            throw new IllegalArgumentException(
                    "--topcode: found \"" + text + "\", expected pay by the hour, a colon, pay by the year");
        }
        return new TopCode(hourly, annual);
    }
}
