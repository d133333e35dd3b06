package org.exposureatlas.edition;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.exposureatlas.edition.Difference.Cause;
import org.exposureatlas.edition.Difference.InputChange;
import org.exposureatlas.edition.Difference.OccupationChange;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * A difference as it is printed, by the fragment of the same name.
 *
 * @param summary how many of what
 * @param more how many rows are not shown
 */
public record DifferenceView(String summary, List<Row> rows, int more) {

    /**
     * @param score the score before and after, {@code change} the difference of the two
     * @param parts the points of the change by cause, in the order data, model, rater, correction
     * @param inputs what is not what it was
     */
    public record Row(
            String occupation,
            String title,
            String kind,
            String score,
            String change,
            @Nullable String tier,
            List<String> parts,
            List<String> inputs) {}

    /** Inputs named one by one; what is beyond is counted. */
    private static final int MOST_INPUTS = 6;

    /**
     * @param tierName the name of a tier by its key
     * @param most how many rows are shown
     */
    public static DifferenceView of(Difference difference, UnaryOperator<String> tierName, int most, Words words) {
        return new DifferenceView(
                summary(difference, words),
                difference.changes().stream()
                        .limit(most)
                        .map(change -> row(change, tierName, words))
                        .toList(),
                Math.max(0, difference.changes().size() - most));
    }

    /** One sentence on what changed. */
    public static String summary(Difference difference, Words words) {
        return difference.changes().isEmpty()
                ? words.say("difference.none")
                : words.say(
                        "difference.summary",
                        difference.count(Difference.Kind.ADDED),
                        difference.count(Difference.Kind.REMOVED),
                        difference.scoreChanges(),
                        difference.tierChanges(),
                        difference.count(Difference.Kind.CHANGED) - difference.scoreChanges());
    }

    private static Row row(OccupationChange change, UnaryOperator<String> tierName, Words words) {
        return new Row(
                change.occupation(),
                change.title(),
                words.say("difference.kind." + change.kind().key()),
                score(change, words),
                signed(change.parts() == null ? null : change.parts().sum(), words),
                tier(change, tierName, words),
                java.util.Arrays.stream(Cause.values())
                        .map(cause -> signed(
                                change.parts() == null ? null : change.parts().of(cause), words))
                        .toList(),
                inputs(change, words));
    }

    private static String score(OccupationChange change, Words words) {
        String none = words.say("difference.no-score");
        String before = change.oldAoi() == null ? none : Figures.tenth(change.oldAoi());
        String after = change.newAoi() == null ? none : Figures.tenth(change.newAoi());
        return switch (change.kind()) {
            case ADDED -> after;
            case REMOVED -> before;
            case CHANGED -> words.say("difference.from-to", before, after);
        };
    }

    private static @Nullable String tier(OccupationChange change, UnaryOperator<String> tierName, Words words) {
        String before = change.oldTier();
        String after = change.newTier();
        if (before != null && after != null && change.changesTier()) {
            return words.say("difference.from-to", tierName.apply(before), tierName.apply(after));
        }
        String only = after == null ? before : after;
        return only == null ? null : tierName.apply(only);
    }

    /** {@code +1.2}, {@code −0.4}, or a dash for nothing. */
    static String signed(@Nullable BigDecimal points, Words words) {
        if (points == null || points.signum() == 0) {
            return words.say("difference.unchanged");
        }
        return (points.signum() > 0 ? "+" : "") + Figures.tenth(points);
    }

    private static List<String> inputs(OccupationChange change, Words words) {
        List<String> said = new java.util.ArrayList<>(change.inputs().stream()
                .limit(MOST_INPUTS)
                .map(input -> said(input, words))
                .toList());
        if (change.inputs().size() > MOST_INPUTS) {
            said.add(words.say("difference.inputs.more", change.inputs().size() - MOST_INPUTS));
        }
        return said;
    }

    /** What changed, in words: the cause, which input, and from what to what. */
    public static String said(InputChange input, Words words) {
        String what = words.say("difference.what." + input.what(), input.name());
        String cause = words.say("difference.cause." + input.cause().key());
        if (input.before() == null && input.after() == null) {
            return words.say("difference.input", cause, what);
        }
        String none = words.say("difference.nothing");
        return words.say(
                "difference.input.from-to",
                cause,
                what,
                input.before() == null ? none : input.before(),
                input.after() == null ? none : input.after());
    }

    /** The points of a change, with their sign. */
    public static String change(OccupationChange change, Words words) {
        return signed(change.parts() == null ? null : change.parts().sum(), words);
    }

    /** The causes of a change of the score, the weightiest first: for a timeline. */
    public static String causes(OccupationChange change, Words words) {
        Difference.Parts parts = change.parts();
        if (parts == null) {
            return words.say("difference.kind." + change.kind().key());
        }
        List<String> said = java.util.Arrays.stream(Cause.values())
                .filter(cause -> parts.of(cause).signum() != 0)
                .sorted(java.util.Comparator.comparing(
                                (Cause cause) -> parts.of(cause).abs())
                        .reversed())
                .map(cause -> words.say(
                        "difference.cause-with-points",
                        words.say("difference.cause." + cause.key()),
                        signed(parts.of(cause), words)))
                .toList();
        return said.isEmpty() ? words.say("difference.inputs-only") : String.join(", ", said);
    }
}
