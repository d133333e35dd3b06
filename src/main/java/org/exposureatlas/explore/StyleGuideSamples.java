package org.exposureatlas.explore;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DotStrips;
import org.exposureatlas.chart.Histogram;
import org.exposureatlas.chart.LevelBars;
import org.exposureatlas.chart.Percent;
import org.exposureatlas.chart.RangeStrip;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.ScoreCard;
import org.exposureatlas.chart.ScoreScale;
import org.exposureatlas.chart.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Example data for the style guide. The official facts are those of instructional coordinators; the scores are made
 * up to show the components and appear nowhere else.
 */
class StyleGuideSamples {

    private static final List<Double> CUTS = List.of(30.0, 40.0, 55.0, 70.0);
    private static final List<String> TIERS =
            List.of("Insulated", "Selectively exposed", "Partially exposed", "Mostly exposed", "Highly exposed");

    record Crumb(String label, String href) {}

    record Fact(
            String term,
            String value,
            @Nullable String note,
            @Nullable String source) {}

    record Tier(Tone tone, String name) {}

    record Page(int number, String href, boolean current) {}

    record Task(
            String statement,
            String importance,
            String feasibility,
            Percent bar,
            @Nullable String note,
            String rationale,
            String remainsHuman,
            @Nullable String evidence,
            @Nullable String raters,
            @Nullable String source) {}

    record FormError(String field, String text) {}

    record Option(String value, String label) {}

    public List<Crumb> crumbs() {
        return List.of(
                new Crumb("Home", "/"),
                new Crumb("Education, training and library", "/categories/education-training-and-library"));
    }

    public List<Tier> tiers() {
        return List.of(1, 2, 3, 4, 5).stream()
                .map(step -> new Tier(Tone.tier(step), TIERS.get(step - 1)))
                .toList();
    }

    public ScoreCard card() {
        ScoreScale scale = ScoreScale.of(
                        "AI Overlap Index 48.6 on a scale from 0 to 100",
                        "The score lies in the third of five tiers, which runs from 40 to 55. Its band runs from 43.9 to 53.0.",
                        48.6,
                        CUTS)
                .within(43.9, 53.0);
        return ScoreCard.of(
                "48.6",
                Tone.TIER_3,
                "Partially exposed",
                "Many routine tasks here overlap with what AI does today; the mix of the work is under pressure.",
                "Between 43.9 and 53.0 when raters and weights are varied",
                scale);
    }

    public ScoreCard highCard() {
        return ScoreCard.of(
                "74.1",
                Tone.TIER_5,
                "Highly exposed",
                "Most of the work, weighted by importance, overlaps with what AI does today.",
                null,
                ScoreScale.of(
                        "AI Overlap Index 74.1 on a scale from 0 to 100",
                        "The score lies in the highest of five tiers.",
                        74.1,
                        CUTS));
    }

    public ScoreCard withheldCard() {
        return ScoreCard.withheld(
                "Score withheld",
                "The tasks of this occupation have not been rated yet, and they are most of the score. The facts and the published measures below do not depend on it.");
    }

    public List<Fact> facts() {
        return List.of(
                new Fact(
                        "Median pay",
                        "$74,720",
                        "a year; $46,560 at the 10th percentile, $115,410 at the 90th",
                        "BLS OEWS · May 2024 · as published"),
                new Fact("Jobs", "232,600", "in 2024", "BLS Employment Projections · 2024–34 · as published"),
                new Fact(
                        "Projected change",
                        "+1%",
                        "slower than average, 2024 to 2034",
                        "BLS Employment Projections · 2024–34 · as published"),
                new Fact(
                        "Openings",
                        "21,900",
                        "a year on average",
                        "BLS Employment Projections · 2024–34 · as published"),
                new Fact("Entry education", "Master’s degree", null, "BLS OOH · August 2025 · as published"),
                new Fact(
                        "Experience",
                        "5 years or more",
                        "in a related occupation",
                        "BLS OOH · August 2025 · as published"));
    }

    private static final List<CompositionBar.Part> PARTS = List.of(
            new CompositionBar.Part("Task automation", 31.9, "31.9", Tone.part(0)),
            new CompositionBar.Part("Digital exposure", 7.4, "7.4", Tone.part(1)),
            new CompositionBar.Part("Outlook pressure", 6.0, "6.0", Tone.part(2)),
            new CompositionBar.Part("Demand pressure", 0.7, "0.7", Tone.part(3)),
            new CompositionBar.Part("Entry barrier", 2.6, "2.6", Tone.part(4)));

    public CompositionBar composition() {
        return CompositionBar.of(
                "How the score of 48.6 is put together",
                "Five parts: task automation 31.9, digital exposure 7.4, outlook pressure 6.0, demand pressure 0.7, entry barrier 2.6.",
                Scale.HUNDRED,
                PARTS,
                "48.6",
                Scale.HUNDRED.ticks(1, StyleGuideSamples::whole));
    }

    public DataTable compositionTable() {
        return signals("The parts of the score");
    }

    public DataTable stackedTable() {
        return signals("The same table, stacked where there is little room");
    }

    public DataTable signalsTable() {
        return signals("Signals, weights and contributions");
    }

    private static DataTable signals(String caption) {
        return new DataTable(
                caption,
                List.of(
                        DataTable.Column.text("Signal"),
                        DataTable.Column.figures("Effective weight"),
                        DataTable.Column.text("Raw value"),
                        DataTable.Column.figures("Value, 0–100"),
                        DataTable.Column.figures("Contribution"),
                        DataTable.Column.text("Source and vintage")),
                List.of(
                        List.of(
                                "Task automation",
                                "63.2%",
                                "10 tasks rated",
                                "50.5",
                                "31.9",
                                "Exposure Atlas, edition 1"),
                        List.of("Digital exposure", "10.5%", "7 of 10", "70.0", "7.4", "karpathy/jobs, March 2026"),
                        List.of("Outlook pressure", "10.5%", "+1%", "56.7", "6.0", "BLS, 2024–34"),
                        List.of("Demand pressure", "5.3%", "131", "13.3", "0.7", "Indeed Hiring Lab, August 2026"),
                        List.of("Entry barrier", "10.5%", "Master’s degree", "25.0", "2.6", "BLS OOH, August 2025"),
                        List.of("Credential trend", "–", "pending: no source loaded", "–", "–", "–")));
    }

    public CompositionBar tierCounts() {
        long[] counts = {61, 74, 98, 72, 37};
        List<CompositionBar.Part> parts = IntStream.range(0, counts.length)
                .mapToObj(i ->
                        new CompositionBar.Part(TIERS.get(i), counts[i], Long.toString(counts[i]), Tone.tier(i + 1)))
                .toList();
        return CompositionBar.of(
                "Occupations by tier",
                "Insulated 61, selectively exposed 74, partially exposed 98, mostly exposed 72, highly exposed 37.",
                new Scale(0, 342),
                parts,
                "342",
                List.of());
    }

    public BarList ranking() {
        return BarList.ranking(
                Scale.HUNDRED,
                List.of(
                        new BarList.Item(
                                "Data entry keyers and information clerks",
                                "/occupations/data-entry-keyers",
                                null,
                                84.2,
                                "84.2",
                                Tone.TIER_5),
                        new BarList.Item(
                                "Interpreters and translators",
                                "/occupations/interpreters-and-translators",
                                null,
                                76.8,
                                "76.8",
                                Tone.TIER_5),
                        new BarList.Item(
                                "Bookkeeping, accounting, and auditing clerks",
                                "/occupations/bookkeeping-clerks",
                                null,
                                69.9,
                                "69.9",
                                Tone.TIER_4),
                        new BarList.Item(
                                "Market research analysts",
                                "/occupations/market-research-analysts",
                                null,
                                58.3,
                                "58.3",
                                Tone.TIER_4),
                        new BarList.Item(
                                "Instructional coordinators",
                                "/occupations/instructional-coordinators",
                                null,
                                48.6,
                                "48.6",
                                Tone.TIER_3),
                        new BarList.Item(
                                "Registered nurses", "/occupations/registered-nurses", null, 33.0, "33.0", Tone.TIER_2),
                        new BarList.Item("Roofers", "/occupations/roofers", null, 14.7, "14.7", Tone.TIER_1)));
    }

    public BarList changes() {
        Scale scale = Scale.aroundZero(12);
        return BarList.of(
                scale,
                List.of(
                        new BarList.Item(
                                "Curriculum developers", null, "from task automation", 8.4, "+8.4", Tone.ABOVE),
                        new BarList.Item("High school teachers", null, "from the outlook", 2.1, "+2.1", Tone.ABOVE),
                        new BarList.Item("Librarians", null, null, -3.3, "−3.3", Tone.BELOW),
                        new BarList.Item("Postsecondary teachers", null, "from demand", -11.2, "−11.2", Tone.BELOW),
                        new BarList.Item("Military careers", null, null, null, "no figure", Tone.NEUTRAL)));
    }

    public RangeStrip pay() {
        Scale scale = Scale.fromZero(140_000);
        return RangeStrip.of(
                "Pay of instructional coordinators",
                "A tenth earn less than $46,560, half less than $74,720, and a tenth more than $115,410 a year.",
                scale,
                new RangeStrip.Point("10th", 46_560, "$46,560"),
                new RangeStrip.Point("Median", 74_720, "$74,720"),
                new RangeStrip.Point("90th", 115_410, "$115,410"),
                scale.ticks(4, value -> String.format(Locale.ROOT, "$%,.0fk", value / 1000)));
    }

    public DotStrips measures() {
        return DotStrips.of(List.of(
                new DotStrips.Measure(
                        "AI Occupational Exposure",
                        "Felten, Raj, Seamans 2021: abilities that AI applications touch",
                        86.4,
                        "86th",
                        true),
                new DotStrips.Measure(
                        "GPTs are GPTs, human labels",
                        "Eloundou and others 2024: share of tasks, directly or with tools",
                        81.5,
                        "81st",
                        true),
                new DotStrips.Measure(
                        "AI applicability",
                        "Tomlinson and others 2025: use of a chat assistant, by work activity",
                        90.0,
                        "90th",
                        true),
                new DotStrips.Measure(
                        "Generative AI exposure",
                        "Eisfeldt and others 2023: share of tasks done faster",
                        79.3,
                        "79th",
                        true),
                new DotStrips.Measure(
                        "Teleworkability", "Dingel, Neiman 2020: context, not counted", 81.6, "82nd", false),
                new DotStrips.Measure(
                        "Probability of computerisation",
                        "Frey, Osborne 2017: context, not counted",
                        null,
                        "no value",
                        false)));
    }

    public List<Task> tasks() {
        return List.of(
                new Task(
                        "Analyze test results to find where a curriculum falls short",
                        "core",
                        "87.8",
                        Scale.HUNDRED.at(87.8),
                        "adds 9.8 points",
                        "Given score files and the standards they were set against, a language model with a data tool "
                                + "tabulates gaps by grade and skill and drafts the summary. It stops where a dip needs a "
                                + "cause that is not in the file.",
                        "Knowing which classrooms a number hides, and what it would cost to act on it.",
                        "The handbook lists reviewing test data among the duties of the occupation.",
                        "Two raters, 4 points apart",
                        null),
                new Task(
                        "Coach a teacher through a hard year",
                        "core",
                        "10.2",
                        Scale.HUNDRED.at(10.2),
                        "adds 1.1 points",
                        "A system can suggest questions and sum up an observation that someone else wrote. It is not in "
                                + "the room, and nobody changes how they teach because a program asked.",
                        "The trust on which advice is taken, and the judgment of when to wait.",
                        null,
                        "Two raters, 12 points apart",
                        null));
    }

    public LevelBars byCurve() {
        return LevelBars.of(
                "Overlap by seniority, by the curve of the category",
                "Entry 57.3, mid 48.6, senior 38.9; the line marks the occupation as a whole, 48.6.",
                List.of(
                        new LevelBars.Reading("Entry", 57.3, "57.3", Tone.TIER_4),
                        new LevelBars.Reading("Mid", 48.6, "48.6", Tone.TIER_3),
                        new LevelBars.Reading("Senior", 38.9, "38.9", Tone.TIER_2)),
                48.6);
    }

    public LevelBars byTasks() {
        return LevelBars.of(
                "Overlap by seniority, by the tasks of the occupation",
                "Entry 54.0, mid 49.1; senior withheld; the line marks the occupation as a whole, 48.6.",
                List.of(
                        new LevelBars.Reading("Entry", 54.0, "54.0", Tone.TIER_3),
                        new LevelBars.Reading("Mid", 49.1, "49.1", Tone.TIER_3),
                        new LevelBars.Reading("Senior", null, "withheld: no task is shared to it", Tone.NEUTRAL)),
                48.6);
    }

    public DataTable seniorityTable() {
        return new DataTable(
                "Overlap by seniority",
                List.of(
                        DataTable.Column.text("Level"),
                        DataTable.Column.figures("By the category’s curve"),
                        DataTable.Column.figures("By its own tasks")),
                List.of(
                        List.of("Entry", "57.3", "54.0"),
                        List.of("Mid", "48.6", "49.1"),
                        List.of("Senior", "38.9", "withheld")));
    }

    public Histogram distribution() {
        long[] counts = {2, 14, 45, 74, 60, 51, 43, 29, 19, 5};
        List<Histogram.Bin> bins = IntStream.range(0, counts.length)
                .mapToObj(i -> new Histogram.Bin(i * 10, i * 10 + 10, counts[i], i == 4 ? Tone.ACCENT : Tone.NEUTRAL))
                .toList();
        return Histogram.of(
                        "Occupations by score",
                        "Ten ranges of ten points; the fullest holds 74 occupations, from 30 to 40.",
                        Scale.HUNDRED,
                        bins,
                        Scale.HUNDRED.ticks(5, StyleGuideSamples::whole))
                .marking(Scale.HUNDRED, 48.6, "Instructional coordinators 48.6");
    }

    public List<Page> pages() {
        return List.of(
                new Page(1, "/style-guide?page=1", false),
                new Page(0, "", false),
                new Page(6, "/style-guide?page=6", false),
                new Page(7, "/style-guide?page=7", true),
                new Page(8, "/style-guide?page=8", false),
                new Page(0, "", false),
                new Page(14, "/style-guide?page=14", false));
    }

    public List<FormError> errors() {
        return List.of(new FormError("sample-email", "Enter an address like name@example.org"));
    }

    public List<Option> options() {
        return List.of(
                new Option("feasibility", "By feasibility"),
                new Option("contribution", "By weighted contribution"),
                new Option("importance", "By importance"));
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }
}
