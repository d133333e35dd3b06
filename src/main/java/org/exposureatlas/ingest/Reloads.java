package org.exposureatlas.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.ingest.ReloadState.Phase;
import org.exposureatlas.platform.AuditLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * A person's way from seed files to a published edition: check, stage, look at the difference, publish. One at a time
 * on all nodes; its long parts run in the background, and what is cancelled leaves nothing.
 */
@Service
public class Reloads {

    private static final Logger log = LoggerFactory.getLogger(Reloads.class);

    private static final int MOST_PROBLEMS = 2_000;
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(150);

    private final ReloadRow row;
    private final Publication publication;
    private final Editions editions;
    private final SeedProperties settings;
    private final AuditLog audit;
    private final Clock clock;

    Reloads(
            ReloadRow row,
            Publication publication,
            Editions editions,
            SeedProperties settings,
            AuditLog audit,
            Clock clock) {
        this.row = row;
        this.publication = publication;
        this.editions = editions;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody else is reloading. */
    public static class HeldException extends Exception {

        private final transient ReloadState state;

        HeldException(ReloadState state) {
            super(state.actor() + " is reloading since " + state.since());
            this.state = state;
        }

        public ReloadState state() {
            return state;
        }
    }

    private static final class CancelledException extends RuntimeException {}

    public Optional<ReloadState> state() {
        return row.read();
    }

    /** The holder is still there. */
    public void beat(String actor) {
        row.beat(actor);
    }

    /**
     * Begins to check the seed folder of this server.
     *
     * @param stage whether data without a fault are stored at once
     */
    public void startFromFolder(String actor, boolean stage) throws HeldException {
        start(actor, settings.folder().toString(), stage, () -> SeedFiles.read(settings.folder()));
    }

    /** The same with the bytes of a zip of such a folder. */
    public void startFromZip(String actor, String name, byte[] zip, boolean stage) throws HeldException {
        start(actor, name, stage, () -> SeedFiles.unzip(zip));
    }

    private void start(String actor, String source, boolean stage, Supplier<SeedFiles> files) throws HeldException {
        Optional<ReloadState> before = row.read();
        if (before.isPresent()) {
            ReloadState state = before.get();
            boolean own = state.actor().equals(actor) && !state.phase().isRunning();
            boolean over = state.phase() == Phase.PUBLISHED;
            if (!own && !over && !row.isAbandoned(state)) {
                throw new HeldException(state);
            }
            remove(state);
        }
        if (!row.take(actor, source)) {
            throw new HeldException(row.read().orElseThrow());
        }
        audit.record(actor, "reload-started", "reload", Map.of("source", source));
        inBackground(actor, () -> check(actor, stage, files));
    }

    private void remove(ReloadState state) {
        if (state.edition() != null) {
            editions.discard(state.edition());
        }
        row.remove();
    }

    private void check(String actor, boolean stage, Supplier<SeedFiles> files) {
        Progress progress = reportTo(actor);
        Seed seed;
        try {
            seed = SeedReader.read(files.get(), progress);
        } catch (SeedProblemsException e) {
            audit.record(
                    actor,
                    "reload-refused",
                    "reload",
                    Map.of("problems", Integer.toString(e.problems().size())));
            reach(
                    actor,
                    Phase.REFUSED,
                    null,
                    e.problems().stream().limit(MOST_PROBLEMS).toList());
            return;
        }
        Optional<EditionInfo> current = editions.current();
        Optional<EditionInfo> known = current.filter(
                        edition -> edition.contentHash().equals(seed.contentHash()))
                .or(() -> editions.publishedWith(seed.contentHash()));
        if (known.isPresent()) {
            reach(actor, Phase.KNOWN, known.get().label(), List.of());
        } else if (!stage) {
            reach(actor, Phase.SOUND, seed.label(), List.of());
        } else {
            publication.stage(seed, progress, staged -> {
                if (!row.reachTogether(
                        actor,
                        Phase.STAGED,
                        staged.id(),
                        current.map(EditionInfo::id).orElse(null),
                        null)) {
                    throw new CancelledException();
                }
                audit.record(
                        actor, "edition-staged", "edition:" + staged.label(), Map.of("after", staged.contentHash()));
            });
        }
    }

    private void reach(String actor, Phase phase, @Nullable String outcome, List<Problem> problems) {
        if (!row.reach(actor, phase, null, null, outcome, problems)) {
            throw new CancelledException();
        }
    }

    /**
     * Publishes what is staged, in the background.
     *
     * @param note why, in the words readers see
     * @return false where nothing of this holder is staged
     */
    public boolean publish(String actor, String note) {
        Optional<ReloadState> state = held(actor).filter(held -> held.phase() == Phase.STAGED);
        EditionId edition = state.map(ReloadState::edition).orElse(null);
        if (edition == null) {
            return false;
        }
        EditionId base = state.map(ReloadState::base).orElse(null);
        EditionInfo staged = editions.find(edition).orElseThrow();
        if (!row.reach(actor, Phase.PUBLISH, edition, base, null, List.of())) {
            return false;
        }
        inBackground(actor, () -> publish(actor, note, staged, base));
        return true;
    }

    private void publish(String actor, String note, EditionInfo staged, @Nullable EditionId base) {
        try {
            publication.publishStaged(staged, base, actor, note, event -> {
                if (!row.reachTogether(actor, Phase.PUBLISHED, null, null, event.label())) {
                    throw new CancelledException();
                }
            });
        } catch (Publication.BaseMovedException e) {
            if (!row.reach(
                    actor,
                    Phase.STAGED,
                    staged.id(),
                    editions.current().map(EditionInfo::id).orElse(null),
                    e.getMessage(),
                    List.of())) {
                throw new CancelledException();
            }
        }
    }

    /** Stops whatever this holder has begun; nothing of it is left. */
    public void cancel(String actor) {
        Optional<ReloadState> held = held(actor);
        if (held.isEmpty()) {
            return;
        }
        row.cancel(actor);
        boolean abandoned = row.isAbandoned(held.get());
        // Read again: what ran a moment ago may have come to its end before it could hear of this.
        held(actor).filter(now -> abandoned || !now.phase().isRunning()).ifPresent(this::remove);
        audit.record(actor, "reload-cancelled", "reload");
    }

    private Optional<ReloadState> held(String actor) {
        return row.read().filter(state -> state.actor().equals(actor));
    }

    private void inBackground(String actor, Runnable work) {
        Thread.ofPlatform().daemon().name("reload").start(() -> {
            try {
                work.run();
            } catch (CancelledException e) {
                held(actor).ifPresent(this::remove);
            } catch (RuntimeException e) {
                log.error("The reload has failed; nothing of it is left", e);
                fail(actor, e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        });
    }

    private void fail(String actor, String why) {
        held(actor).map(ReloadState::edition).ifPresent(editions::discard);
        if (!row.reach(actor, Phase.FAILED, null, null, why, List.of())) {
            held(actor).ifPresent(this::remove);
        }
    }

    /** Writes down how far the work has come, and stops it where it was cancelled. */
    private Progress reportTo(String actor) {
        return new Progress() {

            private Instant last = Instant.EPOCH;
            private @Nullable Step before;

            @Override
            public void at(Step step, int done, int total) {
                Instant now = clock.instant();
                if (step == before && now.isBefore(last.plus(BETWEEN_REPORTS))) {
                    return;
                }
                before = step;
                last = now;
                if (!row.progress(actor, Phase.of(step), done, total)) {
                    throw new CancelledException();
                }
            }
        };
    }
}
