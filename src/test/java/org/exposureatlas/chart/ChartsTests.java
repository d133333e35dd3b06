package org.exposureatlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTests {

    private static final List<Double> CUTS = List.of(30.0, 40.0, 55.0, 70.0);

    @Test
    void partsOfAWholeLieEndToEnd() {
        CompositionBar bar = composition(31.9, 7.4, 6.0, 0.7, 2.6);

        assertThat(bar.segments()).extracting(CompositionBar.Segment::key).containsExactly(1, 2, 3, 4, 5);
        for (int i = 1; i < bar.segments().size(); i++) {
            CompositionBar.Segment before = bar.segments().get(i - 1);
            assertThat(bar.segments().get(i).x().value())
                    .isCloseTo(before.x().value() + before.width().value(), within(1e-9));
        }
        assertThat(bar.end().value()).isCloseTo(48.6, within(1e-9));
        assertThat(bar.segments().getFirst().middle()).hasToString("15.95%");
    }

    @Test
    void keysOfNarrowPartsDoNotPrintOverEachOther() {
        CompositionBar bar = composition(31.9, 0.2, 0.1, 0.1);

        for (int i = 1; i < bar.segments().size(); i++) {
            double gap = bar.segments().get(i).keyAt().value()
                    - bar.segments().get(i - 1).keyAt().value();
            assertThat(gap).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void aTickUnderTheTotalIsLeftOut() {
        assertThat(composition(95).ticks()).extracting(Tick::label).containsExactly("0");
        assertThat(composition(50).ticks()).extracting(Tick::label).containsExactly("0", "100");
    }

    @Test
    void aPartCannotBeNegative() {
        assertThatThrownBy(() -> new CompositionBar.Part("Outlook", -1, "-1", Tone.NEUTRAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Outlook");
    }

    @Test
    void barsStartAtZero() {
        BarList list = BarList.of(Scale.HUNDRED, List.of(item(84.2), item(0)));

        assertThat(list.twoSided()).isFalse();
        assertThat(list.bars().get(0).x()).hasToString("0%");
        assertThat(list.bars().get(0).width()).hasToString("84.2%");
        assertThat(list.bars().get(1).width()).hasToString("0%");
        assertThat(list.bars().get(1).drawn()).isTrue();
    }

    @Test
    void negativeBarsGoTheOtherWay() {
        BarList list = BarList.of(new Scale(-20, 20), List.of(item(10), item(-5)));

        assertThat(list.twoSided()).isTrue();
        assertThat(list.zero()).hasToString("50%");
        assertThat(list.bars().get(0).x()).hasToString("50%");
        assertThat(list.bars().get(0).width()).hasToString("25%");
        assertThat(list.bars().get(1).x()).hasToString("37.5%");
        assertThat(list.bars().get(1).width()).hasToString("12.5%");
    }

    @Test
    void whatHasNoFigureHasNoBar() {
        BarList list = BarList.ranking(
                Scale.HUNDRED,
                List.of(new BarList.Item("Military careers", null, null, null, "withheld", Tone.NEUTRAL)));

        assertThat(list.ranked()).isTrue();
        assertThat(list.bars().getFirst().drawn()).isFalse();
        assertThat(list.bars().getFirst().shown()).isEqualTo("withheld");
    }

    @Test
    void aRangeShowsItsEndsAndItsMiddle() {
        RangeStrip strip = range(46_560, 74_720, 115_410);

        assertThat(strip.low().x()).hasToString("31.04%");
        assertThat(strip.width()).hasToString("45.9%");
        assertThat(List.of(
                        strip.low().anchor(),
                        strip.middle().anchor(),
                        strip.high().anchor()))
                .containsOnly(Anchor.MIDDLE);
    }

    @Test
    void labelsOfANarrowRangeHangOutwards() {
        RangeStrip strip = range(60_000, 65_000, 70_000);

        assertThat(strip.low().anchor()).isEqualTo(Anchor.END);
        assertThat(strip.high().anchor()).isEqualTo(Anchor.START);
    }

    @Test
    void labelsAtTheEdgeHangInwards() {
        RangeStrip strip = range(5_000, 70_000, 149_000);

        assertThat(strip.low().anchor()).isEqualTo(Anchor.START);
        assertThat(strip.high().anchor()).isEqualTo(Anchor.END);
    }

    @Test
    void aRangeOutOfOrderIsRefused() {
        assertThatThrownBy(() -> range(80_000, 70_000, 90_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSpanRunsOverTheCountedMeasuresThatHaveAValue() {
        DotStrips strips = DotStrips.of(List.of(
                measure("aioe", 86.4, true),
                measure("eloundou", 81.5, true),
                measure("telework", 99.0, false),
                measure("frey", null, true)));

        DotStrips.Span span = strips.span();
        assertThat(span).isNotNull();
        assertThat(span.lowest()).isEqualTo("eloundou");
        assertThat(span.highest()).isEqualTo("aioe");
        assertThat(span.points()).isCloseTo(4.9, within(1e-9));
        assertThat(span.x()).hasToString("81.5%");
        assertThat(strips.strips()).extracting(DotStrips.Strip::drawn).containsExactly(true, true, true, false);
    }

    @Test
    void oneMeasureSpansNothing() {
        assertThat(DotStrips.of(List.of(measure("aioe", 86.4, true))).span()).isNull();
    }

    @Test
    void levelsStandUnderEachOtherAndAWithheldOneHasNoBar() {
        LevelBars bars = LevelBars.of(
                "By seniority",
                "Two levels",
                List.of(
                        new LevelBars.Reading("Entry", 57.3, "57.3", Tone.TIER_4),
                        new LevelBars.Reading("Senior", null, "withheld", Tone.NEUTRAL)),
                48.6);

        assertThat(bars.levels()).extracting(LevelBars.Level::y).containsExactly(0, 40);
        assertThat(bars.levels()).extracting(LevelBars.Level::drawn).containsExactly(true, false);
        assertThat(bars.height()).isEqualTo(80);
        assertThat(bars.reference()).hasToString("48.6%");
    }

    @Test
    void theTallestColumnFillsThePlot() {
        Histogram histogram = Histogram.of(
                "Scores",
                "Two ranges",
                Scale.HUNDRED,
                List.of(new Histogram.Bin(0, 50, 10, Tone.NEUTRAL), new Histogram.Bin(50, 100, 40, Tone.NEUTRAL)),
                List.of());

        assertThat(histogram.columns()).extracting(Histogram.Column::height).containsExactly(35.0, 140.0);
        assertThat(histogram.columns()).extracting(Histogram.Column::y).containsExactly(105.0, 0.0);
        assertThat(histogram.columns().get(1).middle()).hasToString("75%");
    }

    @Test
    void aHistogramOfNothingIsFlat() {
        Histogram histogram = Histogram.of(
                "Scores", "Empty", Scale.HUNDRED, List.of(new Histogram.Bin(0, 100, 0, Tone.NEUTRAL)), List.of());

        assertThat(histogram.columns().getFirst().height()).isZero();
    }

    @ParameterizedTest(name = "{0} lies in tier {1}")
    @CsvSource({"0, 1", "29.9, 1", "30, 2", "39.9, 2", "40, 3", "55, 4", "69.9, 4", "70, 5", "100, 5"})
    void aScoreLiesInOneTier(double score, int tier) {
        ScoreScale scale = ScoreScale.of("Score", "On its scale", score, CUTS);

        assertThat(scale.zones()).hasSize(5);
        assertThat(scale.zones().stream().filter(ScoreScale.Zone::current).map(ScoreScale.Zone::tone))
                .containsExactly(Tone.tier(tier));
    }

    @Test
    void theScaleShowsItsCutsAndItsBand() {
        ScoreScale scale = ScoreScale.of("Score", "On its scale", 48.6, CUTS).within(43.9, 53.0);

        assertThat(scale.cuts()).extracting(Tick::label).containsExactly("0", "30", "40", "55", "70", "100");
        assertThat(scale.band()).isNotNull();
        assertThat(scale.band().width()).hasToString("9.1%");
    }

    @Test
    void tonesAreClassNames() {
        assertThat(Tone.tier(3)).hasToString("tone-tier-3");
        assertThat(Tone.part(0)).hasToString("tone-part-1");
        assertThat(Tone.part(6)).isEqualTo(Tone.PART_1);
        assertThatThrownBy(() -> Tone.tier(6)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowOfATableHasACellForEachColumn() {
        assertThatThrownBy(() -> new DataTable(
                        "Pay", List.of(DataTable.Column.text("Level")), List.of(List.of("Entry", "57.3"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CompositionBar composition(double... values) {
        List<CompositionBar.Part> parts = Arrays.stream(values)
                .mapToObj(value -> new CompositionBar.Part("Part", value, Double.toString(value), Tone.NEUTRAL))
                .toList();
        return CompositionBar.of(
                "Whole",
                "Parts",
                Scale.HUNDRED,
                parts,
                "total",
                Scale.HUNDRED.ticks(1, value -> Long.toString(Math.round(value))));
    }

    private static BarList.Item item(double value) {
        return BarList.Item.of("Item", value, Double.toString(value), Tone.NEUTRAL);
    }

    private static RangeStrip range(double low, double middle, double high) {
        return RangeStrip.of(
                "Pay",
                "Pay",
                new Scale(0, 150_000),
                new RangeStrip.Point("10th", low, ""),
                new RangeStrip.Point("median", middle, ""),
                new RangeStrip.Point("90th", high, ""),
                List.of());
    }

    private static DotStrips.Measure measure(String label, Double value, boolean counted) {
        return new DotStrips.Measure(label, null, value, String.valueOf(value), counted);
    }
}
