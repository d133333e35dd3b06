package org.exposureatlas.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as the pages print them. Everything that is printed twice is printed by the same method. */
public final class Figures {

    /** Of words and figures; a second language will choose its own. */
    private static final Locale LOCALE = Locale.US;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", LOCALE);
    private static final String MINUS = "\u2212";

    private Figures() {}

    /** {@code 232,600} */
    public static String count(long number) {
        return NumberFormat.getIntegerInstance(LOCALE).format(number).replace("-", MINUS);
    }

    /** One decimal, half up: {@code 48.6}; scores, contributions, feasibilities. */
    public static String tenth(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP).toPlainString().replace("-", MINUS);
    }

    /** {@code 63.2%} of a share between 0 and 1. */
    public static String percent(BigDecimal share) {
        return tenth(share.movePointRight(2)) + "%";
    }

    /** {@code 90%} of a share between 0 and 1. */
    public static String wholePercent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** {@code +1%}, {@code −3%}, {@code 0%} of a whole percent. */
    public static String change(int percent) {
        return (percent > 0 ? "+" : "") + count(percent) + "%";
    }

    /** {@code $74,720} */
    public static String dollars(long amount) {
        return "$" + count(amount);
    }

    /** {@code $35.92}, or {@code $74,720} where there are no cents to print. */
    public static String dollars(BigDecimal amount) {
        if (amount.compareTo(BigDecimal.valueOf(1000)) >= 0) {
            return dollars(amount.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
        return "$" + amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** {@code 22 November 2026} */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** {@code 86th} */
    public static String ordinal(long number) {
        long lastTwo = Math.abs(number) % 100;
        String ending = lastTwo >= 11 && lastTwo <= 13
                ? "th"
                : switch ((int) (lastTwo % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return count(number) + ending;
    }

    /** A plain number without trailing zeros: {@code 0.0421}, {@code 96.4}. */
    public static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped)
                .toPlainString()
                .replace("-", MINUS);
    }
}
