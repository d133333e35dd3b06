package org.exposureatlas.chart;

import java.util.Locale;

/**
 * The role a mark plays, which the style sheet turns into a colour for light, dark and print. A tone never stands
 * alone: every mark that carries one also carries a number or a word.
 */
public enum Tone {
    /** Exposure, from insulated (1) to highly exposed (5). */
    TIER_1,
    TIER_2,
    TIER_3,
    TIER_4,
    TIER_5,
    /** Parts of a whole, in the order they are listed. */
    PART_1,
    PART_2,
    PART_3,
    PART_4,
    PART_5,
    PART_6,
    /** Anything without a meaning of its own. */
    NEUTRAL,
    /** The thing the page is about, among others. */
    ACCENT,
    /** Below and above the middle of a two-sided scale. */
    BELOW,
    ABOVE;

    private static final int TIERS = 5;
    private static final int PARTS = 6;

    /** @param step 1 for the least exposed tier to 5 for the most exposed */
    public static Tone tier(int step) {
        if (step < 1 || step > TIERS) {
            throw new IllegalArgumentException("No tier " + step + ": tiers run from 1 to " + TIERS);
        }
        return values()[step - 1];
    }

    /** @param position from 0; a seventh part takes the first tone again */
    public static Tone part(int position) {
        if (position < 0) {
            throw new IllegalArgumentException("No part " + position);
        }
        return values()[PART_1.ordinal() + position % PARTS];
    }

    /** The class name, such as {@code tone-tier-3}. */
    @Override
    public String toString() {
        return "tone-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
