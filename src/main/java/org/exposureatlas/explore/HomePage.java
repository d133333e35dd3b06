package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * What the home page shows.
 *
 * @param jobs {@code null} where no numbers of jobs are loaded
 * @param tierBar the tiers on one bar, as wide as their jobs, or as their occupations where no jobs are loaded
 * @param withheld occupations without a score
 * @param formula the signals of the default model with their weights
 */
record HomePage(
        String occupations,
        String categoryCount,
        @Nullable String jobs,
        String tasks,
        String finding,
        CompositionBar tierBar,
        List<TierRow> tiers,
        int withheld,
        BarList most,
        BarList least,
        BarList categories,
        List<SignalLine> formula,
        ExposureCharts.@Nullable Distribution distribution) {

    private static final int LISTED = 10;

    /** Below this a number of jobs is said whole: a tenth of a million would say little. */
    private static final int FEW = 1_000_000;

    /** @param jobsShare of the jobs of all occupations with a score */
    record TierRow(Listing.Tier tier, String href, String occupations, String jobs, String jobsShare) {}

    record SignalLine(String weight, String name, String explains) {}

    static HomePage of(Roster roster, Words words) {
        List<Listing> ranked = roster.ranked();
        Aggregate all = Aggregate.of(roster, roster.listings());
        long scoredJobs = Math.max(1, Aggregate.jobs(ranked));
        List<TierRow> rows = all.tiers().stream()
                .map(count -> new TierRow(
                        count.tier(),
                        Address.of("/occupations")
                                .with("tier", count.tier().key())
                                .toString(),
                        Figures.count(count.occupations()),
                        Figures.count(count.jobs()),
                        Figures.wholePercent(share(count.jobs(), scoredJobs))))
                .toList();
        return new HomePage(
                Figures.count(roster.listings().size()),
                Figures.count(roster.atlas().catalog().categories().size()),
                roster.hasJobs() ? millions(all.jobs(), words) : null,
                Figures.count(roster.atlas().catalog().occupations().stream()
                        .mapToLong(occupation -> occupation.tasks().size())
                        .sum()),
                roster.hasJobs() ? finding(all, scoredJobs, words) : findingWithoutJobs(all, words),
                roster.hasJobs() ? tierBar(all, scoredJobs, words) : tierBarWithoutJobs(all, words),
                rows,
                all.occupations() - all.scored(),
                BarList.ranking(
                        Scale.HUNDRED, items(ranked.stream().limit(LISTED).toList())),
                BarList.of(
                        Scale.HUNDRED,
                        items(ranked.reversed().stream().limit(LISTED).toList())),
                categories(roster, words),
                formula(roster.atlas().model()),
                ExposureCharts.of(roster, roster.listings(), words).distribution());
    }

    /** A number of jobs as a reader takes it in: 143.1 million, or 41,500. */
    static String millions(long number, Words words) {
        return number < FEW
                ? Figures.count(number)
                : words.say("home.million", Figures.tenth(BigDecimal.valueOf(number, 6)));
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), java.math.MathContext.DECIMAL64);
    }

    /** The sentence over the tiers: how many of the jobs are in the two most exposed ones. */
    private static String finding(Aggregate all, long scoredJobs, Words words) {
        List<Aggregate.TierCount> top =
                all.tiers().subList(0, Math.min(2, all.tiers().size()));
        long jobs = top.stream().mapToLong(Aggregate.TierCount::jobs).sum();
        return words.say(
                "home.tiers.finding",
                Figures.wholePercent(share(jobs, scoredJobs)),
                Figures.tenth(top.getLast().tier().from()));
    }

    private static String findingWithoutJobs(Aggregate all, Words words) {
        List<Aggregate.TierCount> top =
                all.tiers().subList(0, Math.min(2, all.tiers().size()));
        return words.say(
                "home.tiers.finding.nojobs",
                Figures.wholePercent(share(
                        top.stream().mapToLong(Aggregate.TierCount::occupations).sum(), Math.max(1, all.scored()))),
                Figures.tenth(top.getLast().tier().from()));
    }

    private static CompositionBar tierBarWithoutJobs(Aggregate all, Words words) {
        List<CompositionBar.Part> parts = new ArrayList<>();
        for (Aggregate.TierCount count : all.tiers().reversed()) {
            parts.add(new CompositionBar.Part(
                    count.tier().name(),
                    count.occupations(),
                    Figures.count(count.occupations()),
                    count.tier().tone()));
        }
        return CompositionBar.of(
                words.say("home.tiers.title.nojobs"),
                String.join(
                        ", ",
                        parts.stream()
                                .map(part -> part.label() + " " + part.shown())
                                .toList()),
                new Scale(0, Math.max(1, all.scored())),
                parts,
                Figures.count(all.scored()),
                List.of());
    }

    private static CompositionBar tierBar(Aggregate all, long scoredJobs, Words words) {
        List<CompositionBar.Part> parts = new ArrayList<>();
        for (Aggregate.TierCount count : all.tiers().reversed()) {
            parts.add(new CompositionBar.Part(
                    count.tier().name(),
                    count.jobs(),
                    millions(count.jobs(), words),
                    count.tier().tone()));
        }
        return CompositionBar.of(
                words.say("home.tiers.title"),
                String.join(
                        ", ",
                        parts.stream()
                                .map(part -> part.label() + " " + part.shown())
                                .toList()),
                new Scale(0, scoredJobs),
                parts,
                millions(scoredJobs, words),
                List.of());
    }

    private static List<BarList.Item> items(List<Listing> listings) {
        return listings.stream()
                .map(listing -> new BarList.Item(
                        listing.title(),
                        listing.href(),
                        null,
                        Objects.requireNonNull(listing.aoi()).doubleValue(),
                        Objects.requireNonNull(listing.aoiShown()),
                        listing.tone()))
                .toList();
    }

    private static BarList categories(Roster roster, Words words) {
        Comparator<Map.Entry<Category, Aggregate>> byMean = Comparator.comparing(
                entry -> entry.getValue().mean(roster.hasJobs()), Comparator.nullsLast(Comparator.reverseOrder()));
        return BarList.ranking(
                Scale.HUNDRED,
                roster.atlas().catalog().categories().stream()
                        .map(category -> Map.entry(category, Aggregate.of(roster, roster.in(category))))
                        .sorted(byMean)
                        .map(entry -> categoryBar(roster, entry.getKey(), entry.getValue(), words))
                        .toList());
    }

    private static BarList.Item categoryBar(Roster roster, Category category, Aggregate aggregate, Words words) {
        BigDecimal mean = aggregate.mean(roster.hasJobs());
        return new BarList.Item(
                category.name(),
                "/categories/" + category.slug(),
                aggregate.jobs() == 0
                        ? words.say(
                                roster.hasJobs() ? "home.categories.nojobs" : "home.categories.occupations",
                                aggregate.occupations())
                        : words.say("home.categories.note", aggregate.occupations(), millions(aggregate.jobs(), words)),
                mean == null ? null : mean.doubleValue(),
                mean != null
                        ? Figures.tenth(mean)
                        : words.say(aggregate.scored() == 0 ? "home.withheld" : "home.nojobs"),
                mean == null ? Tone.NEUTRAL : Exposure.tone(roster, mean));
    }

    private static List<SignalLine> formula(ScoringModel model) {
        return model.signals().stream()
                .map(signal -> new SignalLine(Figures.wholePercent(signal.weight()), signal.name(), signal.explains()))
                .toList();
    }
}
