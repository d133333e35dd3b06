package org.exposureatlas.explore.method;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.DifferenceView;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * One edition: when readers saw it and what it changed.
 *
 * @param state current, kept or gone, in words
 * @param comparedWith one sentence on the edition before
 * @param base what stands before an occupation's name in the address of its report
 */
record EditionPage(
        List<Crumb> crumbs,
        String label,
        String asOf,
        String published,
        String fingerprint,
        String state,
        List<EditionsPage.Event> events,
        String comparedWith,
        @Nullable DifferenceView difference,
        String base) {

    private static final int ROWS = 100;
    private static final int FINGERPRINT = 12;

    /**
     * @param events its own, the latest first
     * @param kept the edition where it is still there
     */
    static EditionPage of(
            List<EditionEvent> events,
            @Nullable EditionInfo kept,
            EditionInfo current,
            Difference difference,
            UnaryOperator<String> tierName,
            Words words) {
        EditionEvent first = events.getLast();
        boolean shown = kept != null && kept.id().equals(current.id());
        return new EditionPage(
                List.of(
                        new Crumb(words.say("layout.nav.home"), "/"),
                        new Crumb(words.say("editions.title"), "/editions")),
                first.label(),
                Figures.day(first.asOf()),
                Figures.day(first.at().atOffset(ZoneOffset.UTC).toLocalDate()),
                first.contentHash().substring(0, FINGERPRINT),
                words.say("history.edition.state." + (shown ? "current" : kept == null ? "gone" : "kept")),
                events.stream()
                        .map(event -> EditionsPage.Event.of(event, words))
                        .toList(),
                first.previous() == null
                        ? words.say("history.edition.changes.first")
                        : words.say("history.edition.changes.from", first.previous()),
                first.previous() == null ? null : DifferenceView.of(difference, tierName, ROWS, words),
                kept == null || shown ? "/occupations/" : "/editions/" + first.label() + "/occupations/");
    }
}
