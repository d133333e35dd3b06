package org.exposureatlas.admin;

import java.util.Locale;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.platform.Words;

/** Lines about editions, as the admin's pages print them. */
final class EditionRow {

    private EditionRow() {}

    /** A move of the pointer. */
    record Event(String label, String what, String when, String who, String note) {}

    static Event event(EditionEvent event, Actors actors, Words words) {
        return new Event(
                event.label(),
                words.say("history.event." + event.kind().name().toLowerCase(Locale.ROOT)),
                Moments.minute(event.at(), words),
                actors.name(event.actor()),
                event.note());
    }
}
