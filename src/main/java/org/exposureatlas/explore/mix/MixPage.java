package org.exposureatlas.explore.mix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.ScoreScale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Mix;
import org.exposureatlas.scoring.Rubric;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The score of the reader's own week in an occupation.
 *
 * @param comparison how it compares with the published one, in a sentence
 */
record MixPage(
        List<Crumb> crumbs,
        String slug,
        String title,
        org.exposureatlas.chart.ScoreCard card,
        String comparison,
        boolean changed,
        List<FormError> errors,
        List<TaskField> tasks,
        String total,
        List<OwnField> own,
        List<FactorField> factors,
        @Nullable Drivers drivers,
        List<Human> human) {

    record FormError(String field, String text) {}

    /** @param error what is wrong with the hours as they were given */
    record TaskField(
            String key,
            String statement,
            String importance,
            String feasibility,
            String hours,
            boolean dropped,
            @Nullable String error) {}

    record OwnField(
            int number,
            String statement,
            String hours,
            List<Choice> choices,
            @Nullable String feasibility,
            boolean blank) {}

    record Choice(String factor, String name, List<Level> levels) {}

    record Level(int level, String text, boolean chosen) {}

    record FactorField(String key, String name, String question, List<String> levels) {}

    record Drivers(String finding, BarList bars, DataTable table) {}

    record Human(String statement, String share, @Nullable String remains) {}

    private static final int SHOWN = 5;

    static MixPage of(Atlas atlas, Occupation occupation, MultiValueMap<String, String> asked, Words words) {
        return new Maker(atlas, occupation, words).make(asked);
    }

    private record Maker(Atlas atlas, Occupation occupation, Words words) {

        MixPage make(MultiValueMap<String, String> asked) {
            ScoreCard published = atlas.scores().of(occupation.slug());
            Week week = Week.of(atlas.model(), occupation, published, asked);
            Mix.Result result = Mix.of(atlas.model(), published, week.parts());
            return new MixPage(
                    List.of(
                            new Crumb(words.say("layout.nav.home"), "/"),
                            new Crumb(
                                    occupation.category().name(),
                                    "/categories/" + occupation.category().slug()),
                            new Crumb(occupation.title(), "/occupations/" + occupation.slug())),
                    occupation.slug(),
                    occupation.title(),
                    card(published, result),
                    comparison(published, result, week.changed()),
                    week.changed(),
                    week.faults().entrySet().stream()
                            .map(fault -> new FormError(fault.getKey(), error(fault.getValue())))
                            .toList(),
                    week.slots().stream()
                            .map(slot -> new TaskField(
                                    slot.task().key(),
                                    slot.task().statement(),
                                    words.say("importance."
                                            + slot.task().importance().key()),
                                    Figures.tenth(slot.score().feasibility()),
                                    slot.shown(),
                                    slot.dropped(),
                                    week.faults().containsKey("h-" + slot.task().key())
                                            ? error(Week.Fault.HOURS)
                                            : null))
                            .toList(),
                    Figures.tenth(week.total()),
                    own(week),
                    factors(),
                    result.aoi() == null ? null : drivers(week, result),
                    human(week, result));
        }

        private String error(Week.Fault fault) {
            return switch (fault) {
                case HOURS -> words.say("mix.error.hours", Integer.toString(Week.MOST_HOURS));
                case LEVEL -> words.say("mix.error.level");
                case STATEMENT -> words.say("mix.error.statement", Integer.toString(Week.STATEMENT));
            };
        }

        private org.exposureatlas.chart.ScoreCard card(ScoreCard published, Mix.Result result) {
            BigDecimal aoi = result.aoi();
            String tierKey = result.tier();
            if (published.isWithheld() || aoi == null || tierKey == null) {
                return org.exposureatlas.chart.ScoreCard.withheld(words.say("mix.none"), words.say("mix.none.why"));
            }
            ScoringModel.Tier tier = atlas.model().tier(tierKey);
            return org.exposureatlas.chart.ScoreCard.of(
                    Figures.tenth(aoi),
                    Tone.tier(atlas.step(tierKey)),
                    tier.name(),
                    tier.verdict(),
                    null,
                    ScoreScale.of(
                            words.say("report.scale.title", Figures.tenth(aoi)),
                            words.say("report.scale.description", tier.name(), Figures.plain(tier.from())),
                            aoi.doubleValue(),
                            atlas.model().tiers().reversed().stream()
                                    .skip(1)
                                    .map(each -> each.from().doubleValue())
                                    .toList()));
        }

        private String comparison(ScoreCard published, Mix.Result result, boolean changed) {
            BigDecimal aoi = published.aoi();
            BigDecimal own = result.aoi();
            if (aoi == null || own == null) {
                return words.say("mix.comparison.none");
            }
            if (!changed) {
                return words.say("mix.comparison.default", occupation.title(), Figures.tenth(aoi));
            }
            int direction = own.compareTo(aoi);
            return words.say(
                    direction == 0
                            ? "mix.comparison.same"
                            : direction > 0 ? "mix.comparison.higher" : "mix.comparison.lower",
                    occupation.title(),
                    Figures.tenth(aoi),
                    Figures.tenth(own.subtract(aoi).abs()));
        }

        /** The reader's tasks and, while there is room, one empty place for another. */
        private List<OwnField> own(Week week) {
            List<OwnField> fields = new ArrayList<>();
            for (Week.Own task : week.own()) {
                BigDecimal feasibility = task.feasibility();
                fields.add(new OwnField(
                        task.number(),
                        task.statement(),
                        task.hours(),
                        choices(task.levels()),
                        feasibility == null ? null : Figures.tenth(feasibility),
                        false));
            }
            IntStream.rangeClosed(1, Week.OWN_TASKS)
                    .filter(number -> week.own().stream().noneMatch(task -> task.number() == number))
                    .findFirst()
                    .ifPresent(number -> fields.add(new OwnField(number, "", "", choices(Map.of()), null, true)));
            return fields;
        }

        private List<Choice> choices(Map<String, Integer> chosen) {
            Rubric rubric = atlas.scores().method().rubric();
            return rubric.factors().stream()
                    .map(factor -> new Choice(
                            factor.key(),
                            factor.name(),
                            IntStream.range(0, factor.levels().size())
                                    .mapToObj(i -> {
                                        int level = rubric.scale().min() + i;
                                        return new Level(
                                                level,
                                                words.say(
                                                        "mix.level",
                                                        level,
                                                        factor.levels().get(i)),
                                                chosen.getOrDefault(factor.key(), -1) == level);
                                    })
                                    .toList()))
                    .toList();
        }

        private List<FactorField> factors() {
            return atlas.scores().method().rubric().factors().stream()
                    .map(factor -> new FactorField(factor.key(), factor.name(), factor.question(), factor.levels()))
                    .toList();
        }

        private Map<String, String> statements(Week week) {
            Map<String, String> statements = week.slots().stream()
                    .collect(Collectors.toMap(
                            slot -> slot.task().key(), slot -> slot.task().statement()));
            week.own().forEach(task -> statements.put("own" + task.number(), task.statement()));
            return statements;
        }

        private Drivers drivers(Week week, Mix.Result result) {
            Map<String, String> statements = statements(week);
            List<Mix.Share> byPoints = result.parts().stream()
                    .sorted(Comparator.comparing(Mix.Share::contribution).reversed())
                    .toList();
            Mix.Share first = byPoints.getFirst();
            double greatest = byPoints.getFirst().contribution().doubleValue();
            return new Drivers(
                    words.say(
                            "mix.drivers.finding",
                            statements.getOrDefault(first.key(), first.key()),
                            Figures.tenth(first.contribution())),
                    BarList.of(
                            Scale.fromZero(greatest),
                            byPoints.stream()
                                    .map(share -> new BarList.Item(
                                            statements.getOrDefault(share.key(), share.key()),
                                            null,
                                            words.say(
                                                    "mix.drivers.note",
                                                    Figures.percent(share.share()),
                                                    Figures.tenth(share.feasibility())),
                                            share.contribution().doubleValue(),
                                            Figures.tenth(share.contribution()),
                                            Tone.ACCENT))
                                    .toList()),
                    new DataTable(
                            words.say("mix.drivers.caption"),
                            List.of(
                                    Column.text(words.say("rubric.task")),
                                    Column.figures(words.say("mix.share")),
                                    Column.figures(words.say("method.feasibility")),
                                    Column.figures(words.say("mix.points"))),
                            byPoints.stream()
                                    .map(share -> List.of(
                                            statements.getOrDefault(share.key(), share.key()),
                                            Figures.percent(share.share()),
                                            Figures.tenth(share.feasibility()),
                                            Figures.tenth(share.contribution())))
                                    .toList()));
        }

        /** The tasks that keep most of the week with people: share of the week times what AI cannot do of it. */
        private List<Human> human(Week week, Mix.Result result) {
            Map<String, String> statements = statements(week);
            Map<String, Week.Slot> slots = week.slots().stream()
                    .collect(Collectors.toMap(slot -> slot.task().key(), Function.identity()));
            return result.parts().stream()
                    .sorted(Comparator.comparing((Mix.Share share) -> kept(share))
                            .reversed())
                    .limit(SHOWN)
                    .map(share -> {
                        Week.Slot slot = slots.get(share.key());
                        return new Human(
                                statements.getOrDefault(share.key(), share.key()),
                                words.say(
                                        "mix.human.share",
                                        Figures.percent(share.share()),
                                        Figures.tenth(share.feasibility())),
                                slot == null ? null : slot.task().remainsHuman());
                    })
                    .toList();
        }

        private static BigDecimal kept(Mix.Share share) {
            return share.share().multiply(BigDecimal.valueOf(100).subtract(share.feasibility()), MathContext.DECIMAL64);
        }
    }
}
