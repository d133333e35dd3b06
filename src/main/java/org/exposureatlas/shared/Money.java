package org.exposureatlas.shared;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money.
 *
 * @param cents    in the smallest unit of the currency
 * @param currency ISO 4217, in lower case
 */
public record Money(long cents, String currency) {

    public Money {
        Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    }

    /** As readers see it: whole amounts without cents, such as {@code $9} and {@code $4.50}. */
    public String words() {
        Currency known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        int digits = known.getDefaultFractionDigits();
        BigDecimal amount = BigDecimal.valueOf(cents, digits);
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(known);
        int shown = amount.stripTrailingZeros().scale() <= 0 ? 0 : digits;
        format.setMinimumFractionDigits(shown);
        format.setMaximumFractionDigits(shown);
        return format.format(amount);
    }
}
