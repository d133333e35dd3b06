package org.exposureatlas.report;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.edition.Changes;
import org.exposureatlas.edition.DifferenceView;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionHistory;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * How the index of an occupation has moved from edition to edition, and why: up to the edition the page belongs to, so
 * that its page is the same whenever it is shown. What came afterwards stands on the page of editions.
 */
record HistoryPart(List<Step> steps, String feed) {

    /** @param href the report in that edition; {@code null} where it is the present one or no longer kept */
    record Step(
            String edition,
            @Nullable String href,
            String since,
            String aoi,
            String change,
            String cause,
            String note) {}

    static HistoryPart of(Atlas atlas, EditionHistory.Book book, String slug, Words words) {
        List<Step> steps = new ArrayList<>();
        List<Changes.Step> changes = book.before(atlas.edition().id(), slug);
        for (int i = 0; i < changes.size(); i++) {
            Changes.Step step = changes.get(i);
            EditionEvent event = book.event(step.event());
            boolean shown = atlas.edition().id().equals(event.edition());
            steps.add(new Step(
                    event.label(),
                    shown || event.edition() == null ? null : "/editions/" + event.label() + "/occupations/" + slug,
                    Figures.day(event.at().atOffset(ZoneOffset.UTC).toLocalDate()),
                    step.change().newAoi() == null
                            ? words.say("difference.no-score")
                            : Figures.tenth(step.change().newAoi()),
                    DifferenceView.change(step.change(), words),
                    i == changes.size() - 1 && step.change().oldAoi() == null
                            ? words.say("history.timeline.first")
                            : DifferenceView.causes(step.change(), words),
                    event.note()));
        }
        return new HistoryPart(List.copyOf(steps), "/feeds/occupations/" + slug + ".xml");
    }
}
