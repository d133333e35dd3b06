package org.exposureatlas.explore.method;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** The published editions, the newest first. */
record EditionsPage(List<Crumb> crumbs, List<Row> rows, List<Event> events) {

    /** A move of the pointer, in words. */
    record Event(String when, String label, String what, String note) {

        static Event of(EditionEvent event, Words words) {
            return new Event(
                    Figures.day(event.at().atOffset(ZoneOffset.UTC).toLocalDate()),
                    event.label(),
                    words.say("history.event." + event.kind().name().toLowerCase(Locale.ROOT)),
                    event.note());
        }
    }

    /** @param current whether readers see it now */
    record Row(String label, String published, String asOf, String fingerprint, boolean current) {}

    /** Digits of the content hash that are printed: enough to tell editions apart. */
    private static final int FINGERPRINT = 12;

    static EditionsPage of(EditionInfo current, List<EditionInfo> published, List<EditionEvent> events, Words words) {
        return new EditionsPage(
                List.of(new Crumb(words.say("layout.nav.home"), "/")),
                published.stream()
                        .map(edition -> new Row(
                                edition.label(),
                                day(edition.publishedAt(), words),
                                Figures.day(edition.asOf()),
                                edition.contentHash().substring(0, FINGERPRINT),
                                edition.id().equals(current.id())))
                        .toList(),
                events.stream().map(event -> Event.of(event, words)).toList());
    }

    private static String day(@Nullable Instant moment, Words words) {
        return moment == null
                ? words.say("method.dash")
                : Figures.day(moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
