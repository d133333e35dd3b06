package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Entry;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.Percentiles;
import org.exposureatlas.signal.PublishedMeasure;
import org.jspecify.annotations.Nullable;

/**
 * All occupations of an edition as lists show them. Immutable.
 *
 * @param listings in the order of their titles
 * @param tiers from the most exposed to the least
 */
record Roster(Atlas atlas, List<Listing> listings, List<Listing.Tier> tiers) {

    /** The most exposed first; occupations without a score last; then by title. */
    static final Comparator<Listing> BY_EXPOSURE = Comparator.comparing(
                    Listing::aoi, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
            .thenComparing(Listing::title);

    Roster {
        listings = List.copyOf(listings);
        tiers = List.copyOf(tiers);
    }

    static Roster of(Atlas atlas) {
        List<Listing.Tier> tiers = atlas.model().tiers().stream()
                .map(tier -> new Listing.Tier(tier.key(), tier.name(), tier.from(), atlas.step(tier.key())))
                .toList();
        Map<String, Place> places = places(atlas);
        List<Percentiles> headline = atlas.signals().measures().stream()
                .filter(PublishedMeasure::headline)
                .map(measure -> atlas.signals().percentilesOf(measure.key()))
                .toList();
        return new Roster(
                atlas,
                atlas.catalog().occupations().stream()
                        .map(occupation -> listing(atlas, occupation, tiers, places, headline))
                        .toList(),
                tiers);
    }

    Optional<Listing> find(String slug) {
        return listings.stream().filter(listing -> listing.slug().equals(slug)).findFirst();
    }

    Optional<Listing.Tier> tier(String key) {
        return tiers.stream().filter(tier -> tier.key().equals(key)).findFirst();
    }

    List<Listing> in(Category category) {
        return listings.stream()
                .filter(listing -> listing.category().equals(category))
                .toList();
    }

    /** Whether numbers of jobs are loaded at all: without them nothing can be weighted by jobs. */
    boolean hasJobs() {
        return listings.stream().anyMatch(listing -> listing.jobs() != null);
    }

    /** Whether these are the occupations of the O*NET taxonomy and not those of the handbook. */
    boolean isTaxonomy() {
        return atlas.catalog().occupations().stream().anyMatch(occupation -> occupation.taxonomy() != null);
    }

    /** The occupations that have a score, the most exposed first. */
    List<Listing> ranked() {
        return listings.stream()
                .filter(listing -> listing.aoi() != null)
                .sorted(BY_EXPOSURE)
                .toList();
    }

    private record Place(int rank, boolean tied) {}

    private static Map<String, Place> places(Atlas atlas) {
        List<Atlas.Scored> ranked = atlas.ranked();
        Map<BigDecimal, Long> counts = ranked.stream()
                .map(scored -> Objects.requireNonNull(scored.score().aoi()))
                .collect(Collectors.groupingBy(aoi -> aoi, Collectors.counting()));
        Map<String, Place> places = new HashMap<>();
        int rank = 0;
        BigDecimal before = null;
        for (int i = 0; i < ranked.size(); i++) {
            BigDecimal aoi = Objects.requireNonNull(ranked.get(i).score().aoi());
            if (before == null || aoi.compareTo(before) != 0) {
                rank = i + 1;
            }
            before = aoi;
            places.put(ranked.get(i).occupation().slug(), new Place(rank, Objects.requireNonNull(counts.get(aoi)) > 1));
        }
        return places;
    }

    private static Listing listing(
            Atlas atlas,
            Occupation occupation,
            List<Listing.Tier> tiers,
            Map<String, Place> places,
            List<Percentiles> headline) {
        ScoreCard score = atlas.scores().of(occupation.slug());
        Place place = places.get(occupation.slug());
        Jobs jobs = occupation.jobs();
        Pay pay = occupation.pay();
        Entry entry = occupation.entry();
        BigDecimal spread = spread(occupation.slug(), headline);
        return new Listing(
                occupation.slug(),
                occupation.title(),
                occupation.category(),
                score.aoi(),
                tiers.stream()
                        .filter(tier -> tier.key().equals(score.tier()))
                        .findFirst()
                        .orElse(null),
                place == null ? null : place.rank(),
                place != null && place.tied(),
                jobs == null ? null : jobs.employment(),
                pay == null ? null : pay.annualMedian(),
                pay != null && pay.medianTopcoded(),
                jobs == null ? null : jobs.changePercent(),
                entry == null ? null : entry.education(),
                score.completeness(),
                spread,
                spread != null && spread.compareTo(atlas.model().disagreement().points()) > 0,
                atlas.scores()
                        .band(occupation.slug())
                        .map(band -> band.bestRank() == band.worstRank()
                                ? Figures.count(band.bestRank())
                                : Figures.count(band.bestRank()) + "–" + Figures.count(band.worstRank()))
                        .orElse(null),
                atlas.resilience(occupation).resilienceClass());
    }

    private static @Nullable BigDecimal spread(String slug, List<Percentiles> headline) {
        List<BigDecimal> values = new ArrayList<>();
        headline.forEach(percentiles ->
                percentiles.of(slug).map(Percentiles.Standing::percentile).ifPresent(values::add));
        return values.size() < 2
                ? null
                : values.stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .subtract(values.stream().min(Comparator.naturalOrder()).orElseThrow());
    }
}
