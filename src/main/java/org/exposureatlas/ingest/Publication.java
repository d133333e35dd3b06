package org.exposureatlas.ingest;

import java.util.List;
import java.util.Optional;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.occupation.Occupations;
import org.exposureatlas.occupation.career.Careers;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.Bands;
import org.exposureatlas.scoring.Scores;
import org.exposureatlas.seniority.SeniorityCurves;
import org.exposureatlas.signal.Signals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores a sound seed as a new edition and publishes it, in one transaction: readers see all of it or nothing. */
@Service
public class Publication {

    private final Editions editions;
    private final Occupations occupations;
    private final Signals signals;
    private final SeniorityCurves curves;
    private final Scores scores;
    private final Careers careers;
    private final Insights insights;

    Publication(
            Editions editions,
            Occupations occupations,
            Signals signals,
            SeniorityCurves curves,
            Scores scores,
            Careers careers,
            Insights insights) {
        this.editions = editions;
        this.occupations = occupations;
        this.signals = signals;
        this.curves = curves;
        this.scores = scores;
        this.careers = careers;
        this.insights = insights;
    }

    /** @return the new edition, or nothing where the current one already has this content */
    @Transactional
    public Optional<EditionInfo> publish(Seed seed) {
        editions.takeLoadingLock();
        if (editions.current()
                .filter(current -> current.contentHash().equals(seed.contentHash()))
                .isPresent()) {
            return Optional.empty();
        }
        EditionInfo edition = editions.open(seed.label(), seed.asOf(), seed.contentHash());
        occupations.store(edition.id(), seed.catalog());
        careers.store(edition.id(), seed.careers());
        insights.store(edition.id(), seed.insight());
        signals.store(edition.id(), seed.signals());
        curves.store(edition.id(), seed.curves());
        scores.store(edition.id(), seed.documents(), seed.scores(), bands(seed));
        return Optional.of(editions.publish(edition.id()));
    }

    private static List<Band> bands(Seed seed) {
        return seed.method().models().stream()
                .flatMap(model -> Bands.of(model, seed.catalog().occupations(), seed.scores()).stream())
                .toList();
    }
}
