package org.exposureatlas.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.exposureatlas.platform.Words;

/** Points in time and lengths of it as an operator reads them: to the minute, in UTC. */
final class Moments {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.US).withZone(ZoneOffset.UTC);

    private Moments() {}

    static String minute(Instant moment, Words words) {
        return words.say("admin.moment", MINUTE.format(moment));
    }

    static String length(Duration length, Words words) {
        long seconds = Math.max(1, length.toSeconds());
        return seconds < 90 ? words.say("admin.seconds", seconds) : words.say("admin.minutes", (seconds + 30) / 60);
    }
}
