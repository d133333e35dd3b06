package org.exposureatlas.billing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.exposureatlas.shared.Figures;

/** Days and moments as readers see them, all in UTC. */
final class Dates {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.US);

    private Dates() {}

    static String day(Instant moment) {
        return Figures.day(moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }
}
