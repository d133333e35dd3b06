package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.Percentiles;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.PublishedValue;
import org.jspecify.annotations.Nullable;

/**
 * What the color of a tile of the map stands for: five steps from little to much.
 *
 * @param label for a list of choices, {@code noun} for the middle of a sentence
 * @param tones class name of a step without its number
 * @param steps what each step stands for, from 1
 * @param step 1 to 5; {@code null} where the figure is missing
 * @param shown the figure as it is printed, with its unit
 */
record MapColor(
        String key,
        String label,
        String noun,
        String tones,
        List<String> steps,
        Function<Listing, @Nullable Integer> step,
        Function<Listing, String> shown) {

    private static final MathContext NATIVE_DIGITS = new MathContext(3);
    private static final List<Integer> GROWTH_CUTS = List.of(-5, 0, 5, 10);
    private static final List<Integer> PAY_CUTS = List.of(40_000, 60_000, 80_000, 110_000);
    private static final List<Integer> PERCENTILE_CUTS = List.of(20, 40, 60, 80);

    /** All there are: our score, growth, pay, and each published measure. */
    static List<MapColor> all(Roster roster, Words words) {
        List<MapColor> colors = new ArrayList<>();
        colors.add(aoi(roster, words));
        colors.add(growth(words));
        colors.add(pay(words));
        roster.atlas().signals().measures().stream()
                .filter(PublishedMeasure::headline)
                .forEach(measure -> colors.add(measure(roster, measure, words)));
        roster.atlas().signals().measures().stream()
                .filter(measure -> !measure.headline())
                .forEach(measure -> colors.add(measure(roster, measure, words)));
        return colors;
    }

    String tone(Listing listing) {
        Integer found = step.apply(listing);
        return found == null ? "tone-none" : tones + found;
    }

    private static MapColor aoi(Roster roster, Words words) {
        List<String> steps = new ArrayList<>();
        BigDecimal before = null;
        for (Listing.Tier tier : roster.tiers()) {
            steps.addFirst(
                    before == null
                            ? words.say("map.aoi.from", tier.name(), Figures.plain(tier.from()))
                            : words.say(
                                    "map.aoi.range", tier.name(), Figures.plain(tier.from()), Figures.plain(before)));
            before = tier.from();
        }
        return new MapColor(
                "aoi",
                words.say("list.aoi"),
                words.say("map.noun.aoi"),
                "tone-tier-",
                steps,
                listing -> listing.tier() == null ? null : listing.tier().step(),
                listing -> {
                    Listing.Tier tier = listing.tier();
                    String aoi = listing.aoiShown();
                    return tier == null || aoi == null
                            ? words.say("map.withheld")
                            : words.say("map.aoi", aoi, tier.name());
                });
    }

    private static MapColor growth(Words words) {
        return new MapColor(
                "growth",
                words.say("map.growth.label"),
                words.say("map.noun.growth"),
                "tone-change-",
                ranges(GROWTH_CUTS, Figures::change, words),
                listing -> stepOf(GROWTH_CUTS, listing.growth()),
                listing -> listing.growth() == null
                        ? words.say("map.nogrowth")
                        : words.say("map.growth", Figures.change(listing.growth())));
    }

    private static MapColor pay(Words words) {
        return new MapColor(
                "pay",
                words.say("map.pay.label"),
                words.say("map.noun.pay"),
                "tone-level-",
                ranges(PAY_CUTS, cut -> Figures.dollars((long) cut), words),
                listing -> stepOf(PAY_CUTS, listing.pay()),
                listing -> listing.payShown() == null
                        ? words.say("map.nopay")
                        : words.say("map.pay", Objects.requireNonNull(listing.payShown())));
    }

    private static MapColor measure(Roster roster, PublishedMeasure measure, Words words) {
        Percentiles percentiles = roster.atlas().signals().percentilesOf(measure.key());
        return new MapColor(
                measure.key(),
                words.say("map.measure.label", measure.title(), measure.authors(), Integer.toString(measure.year())),
                words.say("map.noun.measure", measure.title()),
                "tone-level-",
                List.of(
                        words.say("map.measure.lowest"),
                        words.say("map.measure.second"),
                        words.say("map.measure.middle"),
                        words.say("map.measure.fourth"),
                        words.say("map.measure.highest")),
                listing -> percentiles
                        .of(listing.slug())
                        .map(standing -> Objects.requireNonNull(stepOf(
                                PERCENTILE_CUTS,
                                standing.percentile()
                                        .setScale(0, RoundingMode.FLOOR)
                                        .intValueExact())))
                        .orElse(null),
                listing -> percentiles
                        .of(listing.slug())
                        .map(standing -> words.say(
                                "map.measure",
                                measure.title(),
                                shown(standing.value()),
                                Figures.ordinal(standing.percentile()
                                        .setScale(0, RoundingMode.HALF_UP)
                                        .longValueExact())))
                        .orElse(words.say("map.novalue")));
    }

    private static String shown(PublishedValue value) {
        return Figures.plain(value.value().round(NATIVE_DIGITS));
    }

    private static @Nullable Integer stepOf(List<Integer> cuts, @Nullable Integer value) {
        return value == null
                ? null
                : 1 + (int) cuts.stream().filter(cut -> value >= cut).count();
    }

    private static List<String> ranges(List<Integer> cuts, Function<Integer, String> shown, Words words) {
        List<String> ranges = new ArrayList<>();
        ranges.add(words.say("map.under", shown.apply(cuts.getFirst())));
        for (int i = 1; i < cuts.size(); i++) {
            ranges.add(words.say("map.range", shown.apply(cuts.get(i - 1)), shown.apply(cuts.get(i))));
        }
        ranges.add(words.say("map.from", shown.apply(cuts.getLast())));
        return ranges;
    }
}
