package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.exposureatlas.chart.Percent;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.BandWords;
import org.exposureatlas.scoring.ResilienceReading;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.seniority.CareerLevel;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.Percentiles;
import org.exposureatlas.signal.PublishedMeasure;
import org.jspecify.annotations.Nullable;

/**
 * Two to four occupations beside one another. Every row has a cell for each of them, in their order.
 *
 * @param problems what of the address could not be understood
 * @param full whether there is room for no more, {@code enough} whether there are two to compare
 */
record Comparison(
        List<Side> sides,
        List<Block> blocks,
        List<List<TaskLine>> tasks,
        List<String> problems,
        boolean full,
        boolean enough) {

    static final int MOST = 4;
    private static final int LEAST = 2;
    private static final int LONGEST_SLUG = 100;

    /** @param without address of the page without it */
    record Side(
            Listing listing,
            String without,
            @Nullable String band,
            @Nullable String rank,
            @Nullable String verdict,
            Percent width) {}

    record Block(String name, @Nullable String note, List<Row> rows) {}

    record Row(String label, @Nullable String note, List<Cell> cells) {}

    /** @param bar how long a bar behind the figure is; {@code null} for none */
    record Cell(String text, @Nullable Percent bar, Tone tone) {}

    record TaskLine(String statement, String feasibility, Tone tone, Percent width) {}

    static Comparison of(Roster roster, List<String> asked, Words words) {
        List<String> problems = new ArrayList<>();
        List<Listing> chosen = new ArrayList<>();
        for (String slug : asked) {
            if (slug.isBlank()) {
                continue;
            }
            Optional<Listing> found = slug.length() > LONGEST_SLUG ? Optional.empty() : roster.find(slug);
            if (found.isEmpty()) {
                problems.add(
                        words.say("compare.problem.unknown", slug.length() > 60 ? slug.substring(0, 60) + "…" : slug));
            } else if (chosen.contains(found.get())) {
                problems.add(words.say("compare.problem.twice", found.get().title()));
            } else if (chosen.size() == MOST) {
                problems.add(words.say("compare.problem.many", MOST, found.get().title()));
            } else {
                chosen.add(found.get());
            }
        }
        List<Occupation> occupations = chosen.stream()
                .map(listing -> roster.atlas().catalog().find(listing.slug()).orElseThrow())
                .toList();
        return new Comparison(
                chosen.stream()
                        .map(listing -> side(roster, chosen, listing, words))
                        .toList(),
                chosen.isEmpty() ? List.of() : blocks(roster, chosen, occupations, words),
                occupations.stream()
                        .map(occupation -> tasks(roster, occupation))
                        .toList(),
                problems,
                chosen.size() == MOST,
                chosen.size() >= LEAST);
    }

    /** The address that shows these occupations. */
    static Address address(List<Listing> chosen) {
        Address address = Address.of("/compare");
        for (Listing listing : chosen) {
            address = address.and("o", listing.slug());
        }
        return address;
    }

    private static Side side(Roster roster, List<Listing> chosen, Listing listing, Words words) {
        Optional<Band> band = roster.atlas().scores().band(listing.slug());
        Listing.Tier tier = listing.tier();
        return new Side(
                listing,
                address(chosen).without("o", listing.slug()).toString(),
                band.map(found -> BandWords.range(found, words)).orElse(null),
                band.map(found -> words.say(
                                "compare.rank", BandWords.rank(found, words), BandWords.rankRange(found, words)))
                        .orElse(null),
                tier == null ? null : roster.atlas().model().tier(tier.key()).verdict(),
                listing.aoi() == null
                        ? Percent.ZERO
                        : Scale.HUNDRED.at(listing.aoi().doubleValue()));
    }

    private static List<Block> blocks(Roster roster, List<Listing> chosen, List<Occupation> occupations, Words words) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(words.say("compare.facts"), null, facts(chosen, occupations, words)));
        blocks.add(new Block(
                words.say("compare.signals"), words.say("compare.signals.note"), signals(roster, chosen, words)));
        blocks.add(new Block(
                words.say("compare.seniority"), words.say("compare.seniority.note"), levels(roster, chosen, words)));
        blocks.add(new Block(
                words.say("compare.resilience"),
                words.say("compare.resilience.note"),
                resilience(roster, occupations, words)));
        blocks.add(new Block(
                words.say("compare.measures"), words.say("compare.measures.note"), measures(roster, chosen, words)));
        return blocks;
    }

    private static List<Row> facts(List<Listing> chosen, List<Occupation> occupations, Words words) {
        double pay = most(chosen, Listing::pay);
        double jobs = most(chosen, Listing::jobs);
        return List.of(
                row(
                        words.say("list.category"),
                        null,
                        chosen,
                        listing -> text(listing.category().name())),
                row(
                        words.say("compare.pay"),
                        null,
                        chosen,
                        listing -> amount(listing.payShown(), listing.pay(), pay, words)),
                row(
                        words.say("compare.jobs"),
                        null,
                        chosen,
                        listing -> amount(listing.jobsShown(), listing.jobs(), jobs, words)),
                row(words.say("compare.growth"), null, chosen, listing -> orNone(listing.growthShown(), words)),
                row(
                        words.say("compare.openings"),
                        null,
                        occupations,
                        occupation -> orNone(
                                occupation.jobs() == null
                                        ? null
                                        : Figures.count(occupation.jobs().openings()),
                                words)),
                row(
                        words.say("compare.education"),
                        null,
                        occupations,
                        occupation -> orNone(
                                occupation.entry() == null
                                        ? null
                                        : occupation.entry().education(),
                                words)),
                row(
                        words.say("compare.experience"),
                        null,
                        occupations,
                        occupation -> orNone(
                                occupation.entry() == null
                                        ? null
                                        : occupation.entry().experience(),
                                words)),
                row(
                        words.say("compare.training"),
                        null,
                        occupations,
                        occupation -> orNone(
                                occupation.entry() == null
                                        ? null
                                        : occupation.entry().training(),
                                words)),
                row(
                        words.say("compare.codes"),
                        null,
                        occupations,
                        occupation -> text(String.join(", ", occupation.socCodes()))));
    }

    private static List<Row> signals(Roster roster, List<Listing> chosen, Words words) {
        List<Row> rows = new ArrayList<>();
        for (ScoringModel.Signal signal : roster.atlas().model().signals()) {
            rows.add(row(
                    signal.name(),
                    words.say("compare.signal.weight", Figures.wholePercent(signal.weight())),
                    chosen,
                    listing -> card(roster, listing).signals().stream()
                            .filter(score -> score.signal().equals(signal.key()))
                            .findFirst()
                            .map(score -> signal(roster, score, words))
                            .orElse(text(words.say("list.none")))));
        }
        rows.add(row(words.say("list.completeness"), null, chosen, listing -> text(listing.completenessShown())));
        return rows;
    }

    private static Cell signal(Roster roster, ScoreCard.SignalScore score, Words words) {
        BigDecimal value = score.value();
        if (value == null) {
            return text(words.say("compare.pending"));
        }
        BigDecimal contribution = score.contribution();
        String shown = Figures.tenth(value);
        return new Cell(
                contribution == null ? shown : words.say("compare.signal", shown, Figures.tenth(contribution)),
                Scale.HUNDRED.at(value.doubleValue()),
                Exposure.tone(roster, value));
    }

    private static List<Row> levels(Roster roster, List<Listing> chosen, Words words) {
        List<Row> rows = new ArrayList<>();
        for (CareerLevel level : CareerLevel.values()) {
            rows.add(row(
                    words.say("level." + level.key()),
                    words.say("compare.bytasks"),
                    chosen,
                    listing -> level(roster, listing, level, ScoreCard.LevelScore::byTasks, words)));
            rows.add(row(
                    words.say("level." + level.key()),
                    words.say("compare.bycurve"),
                    chosen,
                    listing -> level(roster, listing, level, ScoreCard.LevelScore::byCurve, words)));
        }
        return rows;
    }

    private static Cell level(
            Roster roster,
            Listing listing,
            CareerLevel level,
            Function<ScoreCard.LevelScore, @Nullable BigDecimal> figure,
            Words words) {
        return card(roster, listing).levels().stream()
                .filter(score -> score.level() == level)
                .findFirst()
                .map(figure)
                .map(value -> new Cell(
                        Figures.tenth(value), Scale.HUNDRED.at(value.doubleValue()), Exposure.tone(roster, value)))
                .orElse(text(words.say("list.none")));
    }

    private static List<Row> resilience(Roster roster, List<Occupation> occupations, Words words) {
        ScoringModel model = roster.atlas().model();
        List<ResilienceReading> readings =
                occupations.stream().map(roster.atlas()::resilience).toList();
        return List.of(
                row(
                        words.say("compare.resilience.class"),
                        null,
                        readings,
                        reading -> text(
                                reading.resilienceClass() == null
                                        ? words.say("list.withheld")
                                        : words.say(
                                                "compare.resilience.total",
                                                model.resilienceClass(reading.resilienceClass())
                                                        .name(),
                                                Objects.requireNonNull(reading.total())))),
                row(
                        words.say("compare.resilience.exposure"),
                        roster.atlas().signals().measures().stream()
                                .filter(each -> each.key()
                                        .equals(model.resilience().exposure().measure()))
                                .findFirst()
                                .map(PublishedMeasure::title)
                                .orElse(null),
                        readings,
                        reading -> points(
                                reading.exposure() == null
                                        ? null
                                        : reading.exposure()
                                                .value()
                                                .setScale(3, RoundingMode.HALF_UP)
                                                .toPlainString(),
                                reading.resilience().exposurePoints(),
                                words)),
                row(
                        words.say("compare.resilience.growth"),
                        null,
                        readings,
                        reading -> points(
                                reading.growth() == null ? null : Figures.change(reading.growth()),
                                reading.resilience().growthPoints(),
                                words)),
                row(
                        words.say("compare.resilience.human"),
                        words.say("compare.resilience.human.note"),
                        readings,
                        reading -> points(
                                reading.human() == null ? null : Figures.tenth(reading.human()),
                                reading.resilience().humanPoints(),
                                words)));
    }

    private static Cell points(@Nullable String figure, @Nullable Integer points, Words words) {
        return text(
                figure == null || points == null
                        ? words.say("list.none")
                        : words.say("compare.resilience.points", figure, points));
    }

    private static List<Row> measures(Roster roster, List<Listing> chosen, Words words) {
        List<Row> rows = new ArrayList<>();
        for (PublishedMeasure measure : roster.atlas().signals().measures()) {
            if (!measure.headline()) {
                continue;
            }
            Percentiles percentiles = roster.atlas().signals().percentilesOf(measure.key());
            rows.add(row(
                    measure.title(),
                    words.say("compare.by", measure.authors(), Integer.toString(measure.year())),
                    chosen,
                    listing -> percentiles
                            .of(listing.slug())
                            .map(standing -> new Cell(
                                    Figures.ordinal(standing.percentile()
                                            .setScale(0, RoundingMode.HALF_UP)
                                            .longValueExact()),
                                    Scale.HUNDRED.at(standing.percentile().doubleValue()),
                                    Tone.NEUTRAL))
                            .orElse(text(words.say("map.novalue")))));
        }
        rows.add(row(
                words.say("list.spread"),
                words.say("compare.spread"),
                chosen,
                listing -> orNone(
                        listing.spreadShown() == null
                                ? null
                                : words.say(
                                        listing.disagree() ? "compare.disagree" : "compare.agree",
                                        Objects.requireNonNull(listing.spreadShown())),
                        words)));
        return rows;
    }

    private static List<TaskLine> tasks(Roster roster, Occupation occupation) {
        return roster.atlas().scores().of(occupation.slug()).tasks().stream()
                .sorted(Comparator.comparing(ScoreCard.TaskScore::feasibility).reversed())
                .map(score -> new TaskLine(
                        occupation.tasks().stream()
                                .filter(task -> task.key().equals(score.task()))
                                .findFirst()
                                .map(Task::statement)
                                .orElse(score.task()),
                        Figures.tenth(score.feasibility()),
                        Exposure.tone(roster, score.feasibility()),
                        Scale.HUNDRED.at(score.feasibility().doubleValue())))
                .toList();
    }

    private static ScoreCard card(Roster roster, Listing listing) {
        return roster.atlas().scores().of(listing.slug());
    }

    private static double most(List<Listing> chosen, Function<Listing, @Nullable Integer> figure) {
        return chosen.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private static Cell amount(@Nullable String shown, @Nullable Integer value, double most, Words words) {
        return shown == null || value == null || most <= 0
                ? text(words.say("list.none"))
                : new Cell(shown, new Scale(0, most).at(value), Tone.NEUTRAL);
    }

    private static Cell orNone(@Nullable String shown, Words words) {
        return text(shown == null ? words.say("list.none") : shown);
    }

    private static Cell text(String text) {
        return new Cell(text, null, Tone.NEUTRAL);
    }

    private static <T> Row row(String label, @Nullable String note, List<T> sides, Function<T, Cell> cell) {
        return new Row(label, note, sides.stream().map(cell).toList());
    }
}
