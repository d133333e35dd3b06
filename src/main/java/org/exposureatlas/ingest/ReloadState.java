package org.exposureatlas.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * The reload that is under way: who holds it, and how far it has come.
 *
 * @param actor who holds it, as the audit log names them
 * @param heartbeat when its holder was last heard of
 * @param source where the data come from, in words
 * @param began when the present run of steps began
 * @param edition the staged edition; {@code null} before there is one
 * @param base the edition its difference is made against
 * @param outcome what came of it: the label of an edition, or why it failed
 * @param problems why the data were refused
 */
public record ReloadState(
        String actor,
        Instant since,
        Instant heartbeat,
        String source,
        Phase phase,
        int done,
        int total,
        Instant began,
        @Nullable EditionId edition,
        @Nullable EditionId base,
        @Nullable String outcome,
        List<Problem> problems,
        boolean cancelled) {

    public ReloadState {
        problems = List.copyOf(problems);
    }

    /** Those with a weight are running; it is their part of the whole, in percent of its usual time. */
    public enum Phase {
        CHECK(20),
        SCORE(5),
        BANDS(5),
        STORE(60),
        COMPARE(5),
        PUBLISH(5),
        /** Waits for a person: nothing is wrong, and nothing was stored because nobody asked for it. */
        SOUND(0),
        /** Waits for a person: the data are stored and nobody sees them. */
        STAGED(0),
        REFUSED(0),
        /** The data are those readers see, or those of an edition that is kept. */
        KNOWN(0),
        FAILED(0),
        PUBLISHED(0);

        private final int weight;

        Phase(int weight) {
            this.weight = weight;
        }

        public boolean isRunning() {
            return weight > 0;
        }

        static Phase of(Progress.Step step) {
            return valueOf(step.name());
        }
    }

    /** Percent of the whole that is done, by the usual times of its steps. */
    public int percent() {
        if (!phase.isRunning()) {
            return 100;
        }
        double percent = 0;
        for (Phase earlier : Phase.values()) {
            if (earlier.ordinal() < phase.ordinal()) {
                percent += earlier.weight;
            }
        }
        return (int) (percent + (total == 0 ? 0 : (double) phase.weight * done / total));
    }

    /** How long it will still take, as far as one can tell. */
    public Optional<Duration> left(Instant now) {
        int percent = percent();
        return phase.isRunning() && percent >= 5 && now.isAfter(began)
                ? Optional.of(
                        Duration.between(began, now).multipliedBy(100 - percent).dividedBy(percent))
                : Optional.empty();
    }
}
