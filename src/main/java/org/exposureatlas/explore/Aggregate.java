package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a set of occupations amounts to.
 *
 * @param occupations all of them, {@code scored} those with a score
 * @param jobs of those that have a figure
 * @param mean of the scores; {@code weightedMean} with each occupation weighted by its jobs; {@code deviation} the
 *     standard deviation of the scores, each occupation alike; {@code null} without scores
 * @param tiers from the most exposed to the least, empty ones included
 */
record Aggregate(
        int occupations,
        int scored,
        long jobs,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal weightedMean,
        @Nullable BigDecimal deviation,
        @Nullable Listing lowest,
        @Nullable Listing highest,
        List<TierCount> tiers) {

    /** @param jobs of the occupations counted */
    record TierCount(Listing.Tier tier, int occupations, long jobs) {}

    Aggregate {
        tiers = List.copyOf(tiers);
    }

    static Aggregate of(Roster roster, List<Listing> listings) {
        List<Listing> scored = listings.stream()
                .filter(listing -> listing.aoi() != null)
                .sorted(Roster.BY_EXPOSURE)
                .toList();
        List<TierCount> tiers = new ArrayList<>();
        for (Listing.Tier tier : roster.tiers()) {
            List<Listing> in = scored.stream()
                    .filter(listing -> tier.equals(listing.tier()))
                    .toList();
            tiers.add(new TierCount(tier, in.size(), jobs(in)));
        }
        BigDecimal mean = mean(scored);
        return new Aggregate(
                listings.size(),
                scored.size(),
                jobs(listings),
                mean,
                weightedMean(scored),
                mean == null ? null : deviation(scored, mean),
                scored.isEmpty() ? null : scored.getLast(),
                scored.isEmpty() ? null : scored.getFirst(),
                tiers);
    }

    /** The mean that categories are ranked by. */
    @Nullable
    BigDecimal mean(boolean weighted) {
        return weighted ? weightedMean : mean;
    }

    static long jobs(List<Listing> listings) {
        return listings.stream()
                .mapToLong(listing -> Objects.requireNonNullElse(listing.jobs(), 0))
                .sum();
    }

    private static @Nullable BigDecimal mean(List<Listing> scored) {
        return scored.isEmpty()
                ? null
                : scored.stream()
                        .map(Aggregate::aoi)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(scored.size()), MathContext.DECIMAL64);
    }

    private static @Nullable BigDecimal weightedMean(List<Listing> scored) {
        long weight = jobs(scored);
        return weight == 0
                ? null
                : scored.stream()
                        .map(listing -> aoi(listing)
                                .multiply(BigDecimal.valueOf(Objects.requireNonNullElse(listing.jobs(), 0))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(weight), MathContext.DECIMAL64);
    }

    private static BigDecimal deviation(List<Listing> scored, BigDecimal mean) {
        return scored.stream()
                .map(listing -> aoi(listing).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(scored.size()), MathContext.DECIMAL64)
                .sqrt(MathContext.DECIMAL64);
    }

    private static BigDecimal aoi(Listing listing) {
        return Objects.requireNonNull(listing.aoi());
    }
}
