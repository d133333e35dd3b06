package org.exposureatlas.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.exposureatlas.edition.Changes;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.occupation.Catalog;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Occupations;
import org.exposureatlas.occupation.career.Careers;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.Parallel;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.Bands;
import org.exposureatlas.scoring.Scores;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.seniority.SeniorityCurves;
import org.exposureatlas.signal.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores a sound seed as a new edition and publishes it. Each step is one transaction: readers see all of it or nothing,
 * and what is stopped leaves nothing.
 */
@Service
public class Publication {

    private final Editions editions;
    private final Occupations occupations;
    private final Signals signals;
    private final SeniorityCurves curves;
    private final Scores scores;
    private final Careers careers;
    private final Insights insights;
    private final Changes changes;

    Publication(
            Editions editions,
            Occupations occupations,
            Signals signals,
            SeniorityCurves curves,
            Scores scores,
            Careers careers,
            Insights insights,
            Changes changes) {
        this.editions = editions;
        this.occupations = occupations;
        this.signals = signals;
        this.curves = curves;
        this.scores = scores;
        this.careers = careers;
        this.insights = insights;
        this.changes = changes;
    }

    /** Thrown where the edition shown is not the one a difference was made for. */
    public static class BaseMovedException extends RuntimeException {
        BaseMovedException(String now) {
            super("Readers see edition " + now + " by now; look at the difference again");
        }
    }

    /** @return the edition published, or nothing where the current one already has this content */
    @Transactional
    public Optional<EditionInfo> publish(Seed seed) {
        return publish(seed, AuditLog.PROGRAM, "", Progress.NONE);
    }

    /**
     * Stages and publishes in one transaction. Content that was published before is not stored again: readers are shown
     * the edition that has it.
     *
     * @param actor who does it, as the audit log names them
     * @param note why, in the words readers see; may be empty
     * @return the edition shown now, or nothing where it was the one already
     */
    @Transactional
    public Optional<EditionInfo> publish(Seed seed, String actor, String note, Progress progress) {
        editions.takeLoadingLock();
        Optional<EditionInfo> before = editions.current();
        if (before.filter(current -> current.contentHash().equals(seed.contentHash()))
                .isPresent()) {
            return Optional.empty();
        }
        Optional<EditionInfo> kept = editions.publishedWith(seed.contentHash());
        if (kept.isPresent()) {
            showAgain(EditionEvent.Kind.PUBLICATION, kept.get(), before, actor, note);
            return kept;
        }
        // The edition shown does not change while this transaction holds the lock: it is compared meanwhile.
        Future<Difference> difference = Parallel.begin(() -> difference(before, seed));
        EditionInfo edition = store(seed, progress);
        progress.at(Progress.Step.COMPARE, 0, 1);
        EditionEvent event = editions.publish(edition.id(), actor, note);
        changes.store(event, Parallel.await(difference));
        return editions.find(edition.id());
    }

    /** Stores a seed as an edition that nobody sees yet. */
    @Transactional
    EditionInfo stage(Seed seed, Progress progress) {
        return stage(seed, progress, staged -> {});
    }

    /** @param and what is to happen in the same transaction, so that there is never one without the other */
    @Transactional
    EditionInfo stage(Seed seed, Progress progress, Consumer<EditionInfo> and) {
        editions.takeLoadingLock();
        EditionInfo staged = store(seed, progress);
        and.accept(staged);
        return staged;
    }

    private EditionInfo store(Seed seed, Progress progress) {
        progress.at(Progress.Step.BANDS, 0, 1);
        // The bands are computed while the database is busy with everything else.
        Future<List<Band>> bands = Parallel.begin(() -> bands(seed));
        int part = 0;
        int parts = 5;
        EditionInfo edition = editions.open(seed.label(), seed.asOf(), seed.contentHash());
        progress.at(Progress.Step.STORE, part++, parts);
        occupations.store(edition.id(), seed.catalog());
        progress.at(Progress.Step.STORE, part++, parts);
        careers.store(edition.id(), seed.careers());
        progress.at(Progress.Step.STORE, part++, parts);
        insights.store(edition.id(), seed.insight());
        signals.store(edition.id(), seed.signals());
        progress.at(Progress.Step.STORE, part++, parts);
        curves.store(edition.id(), seed.curves());
        scores.store(edition.id(), seed.documents(), seed.scores(), Parallel.await(bands));
        progress.at(Progress.Step.STORE, part, parts);
        return edition;
    }

    private static List<Band> bands(Seed seed) {
        List<Band> bands = new ArrayList<>();
        for (ScoringModel model : seed.method().models()) {
            bands.addAll(Bands.of(model, seed.catalog().occupations(), seed.scores()));
        }
        return bands;
    }

    /**
     * Publishes a staged edition.
     *
     * @param base the edition its difference was looked at against; {@code null} where nothing was published
     */
    @Transactional
    EditionEvent publishStaged(EditionInfo staged, @Nullable EditionId base, String actor, String note) {
        return publishStaged(staged, base, actor, note, event -> {});
    }

    /** @param and what is to happen in the same transaction */
    @Transactional
    EditionEvent publishStaged(
            EditionInfo staged, @Nullable EditionId base, String actor, String note, Consumer<EditionEvent> and) {
        editions.takeLoadingLock();
        Optional<EditionInfo> before = editions.current();
        if (!before.map(EditionInfo::id).equals(Optional.ofNullable(base))) {
            throw new BaseMovedException(before.map(EditionInfo::label).orElse("none"));
        }
        Difference difference = difference(before, staged);
        EditionEvent event = editions.publish(staged.id(), actor, note);
        changes.store(event, difference);
        and.accept(event);
        return event;
    }

    /**
     * Shows readers an edition again that was published before and is kept. Its pages are what they were.
     *
     * @return nothing where it is the one shown
     */
    @Transactional
    public Optional<EditionEvent> rollBack(EditionInfo to, String actor, String note) {
        editions.takeLoadingLock();
        Optional<EditionInfo> before = editions.current();
        if (before.map(EditionInfo::id).equals(Optional.of(to.id()))) {
            return Optional.empty();
        }
        return Optional.of(showAgain(EditionEvent.Kind.ROLLBACK, to, before, actor, note));
    }

    private EditionEvent showAgain(
            EditionEvent.Kind kind, EditionInfo to, Optional<EditionInfo> before, String actor, String note) {
        Difference difference = difference(before, to);
        EditionEvent event = editions.showAgain(kind, to.id(), actor, note);
        changes.store(event, difference);
        return event;
    }

    /** What changes for readers from one stored edition to another. */
    @Transactional(readOnly = true)
    public Difference difference(Optional<EditionInfo> before, EditionInfo after) {
        return DifferenceMaker.make(before.map(this::content).orElse(null), content(after));
    }

    /** What would change for readers if a seed were published. */
    @Transactional(readOnly = true)
    public Difference difference(Optional<EditionInfo> before, Seed after) {
        return DifferenceMaker.make(before.map(this::content).orElse(null), Content.of(after));
    }

    private Content content(EditionInfo edition) {
        Catalog catalog = occupations.of(edition.id());
        return new Content(
                edition.label(),
                edition.asOf(),
                catalog,
                careers.of(edition.id()),
                signals.of(edition.id()),
                catalog.categories().stream()
                        .map(Category::slug)
                        .flatMap(category -> curves.of(edition.id(), category).stream())
                        .collect(Collectors.toMap(curve -> curve.category(), curve -> curve)),
                scores.of(edition.id()));
    }
}
