package org.exposureatlas.admin;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.edition.DifferenceView;
import org.exposureatlas.ingest.Problem;
import org.exposureatlas.ingest.ReloadState;
import org.exposureatlas.ingest.ReloadState.Phase;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The reload as its page shows it.
 *
 * @param phase {@code idle}, {@code running}, or the phase that waits for a person, in lower case
 * @param own whether the reader of the page holds it
 * @param held who holds it, and since when; {@code null} where nobody does
 * @param outcome the label of an edition, or why it failed
 */
record ReloadPage(
        String phase,
        boolean own,
        @Nullable String held,
        @Nullable String source,
        List<Step> steps,
        @Nullable Progress progress,
        @Nullable String outcome,
        List<Problem> problems,
        int moreProblems,
        @Nullable DifferenceView difference,
        @Nullable String error) {

    private static final int MOST_PROBLEMS = 200;

    /** @param state done, now or later */
    record Step(String name, String state) {}

    /** @param count done of total; @param left how long it will still take */
    record Progress(String step, int percent, String count, String left) {}

    static ReloadPage idle(Words words, @Nullable String error) {
        return new ReloadPage("idle", true, null, null, steps(null, words), null, null, List.of(), 0, null, error);
    }

    static ReloadPage of(
            ReloadState state,
            boolean own,
            String holder,
            @Nullable DifferenceView difference,
            Instant now,
            Words words,
            @Nullable String error) {
        boolean running = state.phase().isRunning();
        return new ReloadPage(
                running ? "running" : state.phase().name().toLowerCase(Locale.ROOT),
                own,
                words.say("admin.reload.held", holder, Moments.minute(state.since(), words)),
                state.source(),
                steps(state.phase(), words),
                running ? progress(state, now, words) : null,
                state.outcome(),
                state.problems().stream().limit(MOST_PROBLEMS).toList(),
                Math.max(0, state.problems().size() - MOST_PROBLEMS),
                difference,
                error);
    }

    static Progress progress(ReloadState state, Instant now, Words words) {
        return new Progress(
                words.say("admin.reload.phase." + state.phase().name().toLowerCase(Locale.ROOT)),
                state.percent(),
                state.total() == 0
                        ? ""
                        : words.say("admin.reload.count", Figures.count(state.done()), Figures.count(state.total())),
                state.left(now)
                        .map(left -> words.say("admin.reload.left", Moments.length(left, words)))
                        .orElse(""));
    }

    private enum Stage {
        CHECK,
        STAGE,
        DIFFERENCE,
        PUBLISH,
        ANNOUNCE
    }

    private static List<Step> steps(@Nullable Phase phase, Words words) {
        int now = phase == null
                ? -1
                : switch (phase) {
                    case CHECK, SCORE, REFUSED -> 0;
                    case SOUND, KNOWN, FAILED, BANDS, STORE -> 1;
                    case STAGED -> 2;
                    case COMPARE, PUBLISH -> 3;
                    case PUBLISHED -> Stage.values().length;
                };
        return Arrays.stream(Stage.values())
                .map(stage -> new Step(
                        words.say("admin.reload.step." + stage.name().toLowerCase(Locale.ROOT)),
                        stage.ordinal() < now ? "done" : stage.ordinal() == now ? "now" : "later"))
                .toList();
    }
}
