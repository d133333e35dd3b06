package org.exposureatlas.edition;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changes for readers between two editions.
 *
 * @param before label of the edition before; {@code null} where there is none
 * @param changes tier changes first, then what is new or gone, then the largest change of the score first
 */
public record Difference(@Nullable String before, String after, List<OccupationChange> changes) {

    public Difference {
        changes = changes.stream().sorted(ORDER).toList();
    }

    private static final Comparator<OccupationChange> ORDER = Comparator.comparing(OccupationChange::rank)
            .thenComparing(OccupationChange::size, Comparator.reverseOrder())
            .thenComparing(OccupationChange::title);

    /** What happened to an occupation. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a change comes from. */
    public enum Cause {
        DATA,
        MODEL,
        RATER,
        CORRECTION;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One input that is not what it was.
     *
     * @param what what kind of input it is, a key of the message files
     * @param name which one, such as a task's key; empty where there is only one
     */
    public record InputChange(
            Cause cause,
            String what,
            String name,
            @Nullable String before,
            @Nullable String after) {}

    /** Points of the shown score by cause; they add up to its change. */
    public record Parts(BigDecimal data, BigDecimal model, BigDecimal rater, BigDecimal correction) {

        public BigDecimal of(Cause cause) {
            return switch (cause) {
                case DATA -> data;
                case MODEL -> model;
                case RATER -> rater;
                case CORRECTION -> correction;
            };
        }

        public BigDecimal sum() {
            return data.add(model).add(rater).add(correction);
        }
    }

    /**
     * @param oldAoi as shown; {@code null} where it is withheld or the occupation is new
     * @param parts only where there is a score before and after
     */
    public record OccupationChange(
            String occupation,
            String title,
            Kind kind,
            @Nullable BigDecimal oldAoi,
            @Nullable BigDecimal newAoi,
            @Nullable String oldTier,
            @Nullable String newTier,
            @Nullable Parts parts,
            List<InputChange> inputs) {

        public OccupationChange {
            inputs = List.copyOf(inputs);
        }

        public boolean changesTier() {
            return oldTier != null && newTier != null && !oldTier.equals(newTier);
        }

        public boolean changesScore() {
            return parts != null && parts.sum().signum() != 0;
        }

        private BigDecimal size() {
            return parts == null ? BigDecimal.ZERO : parts.sum().abs();
        }

        private int rank() {
            if (changesTier()) {
                return 0;
            }
            return switch (kind) {
                case ADDED -> 1;
                case REMOVED -> 2;
                case CHANGED -> changesScore() ? 3 : 4;
            };
        }
    }

    /** The columns of {@link #table()}. */
    public List<String> header() {
        return List.of(
                "occupation",
                "title",
                "kind",
                "aoi_before",
                "aoi_after",
                "tier_before",
                "tier_after",
                "by_data",
                "by_model",
                "by_rater",
                "by_correction",
                "inputs");
    }

    /** All changes as plain text, a row each. */
    public List<List<String>> table() {
        return changes.stream()
                .map(change -> List.of(
                        change.occupation(),
                        change.title(),
                        change.kind().key(),
                        text(change.oldAoi()),
                        text(change.newAoi()),
                        text(change.oldTier()),
                        text(change.newTier()),
                        text(change.parts() == null ? null : change.parts().data()),
                        text(change.parts() == null ? null : change.parts().model()),
                        text(change.parts() == null ? null : change.parts().rater()),
                        text(change.parts() == null ? null : change.parts().correction()),
                        change.inputs().stream()
                                .map(input -> (input.what() + " " + input.name()).strip())
                                .collect(Collectors.joining("; "))))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    public long tierChanges() {
        return changes.stream().filter(OccupationChange::changesTier).count();
    }

    public long scoreChanges() {
        return changes.stream().filter(OccupationChange::changesScore).count();
    }
}
