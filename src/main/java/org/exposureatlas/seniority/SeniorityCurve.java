package org.exposureatlas.seniority;

import java.math.BigDecimal;

/**
 * The multipliers by which a category's exposure differs by career level.
 *
 * @param category slug
 * @param status measured, or assumed where no evidence is published
 * @param source key of the source, {@code note} what it says of it
 */
public record SeniorityCurve(
        String category,
        BigDecimal entry,
        BigDecimal mid,
        BigDecimal senior,
        String status,
        String source,
        String note) {

    public BigDecimal multiplier(CareerLevel level) {
        return switch (level) {
            case ENTRY -> entry;
            case MID -> mid;
            case SENIOR -> senior;
        };
    }
}
