package org.exposureatlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTests {

    @ParameterizedTest(name = "{0} on {1} to {2} lies at {3}")
    @CsvSource({
        "0, 0, 100, 0%",
        "48.6, 0, 100, 48.6%",
        "33.333, 0, 100, 33.33%",
        "100, 0, 100, 100%",
        "-3, 0, 100, 0%",
        "140, 0, 100, 100%",
        "0, -20, 20, 50%",
        "-5, -20, 20, 37.5%",
        "74720, 0, 150000, 49.81%",
        "0.05, 0, 100, 0.05%",
    })
    void aNumberHasItsPlace(double value, double min, double max, String place) {
        assertThat(new Scale(min, max).at(value)).hasToString(place);
    }

    @ParameterizedTest(name = "{0} fits below {1}")
    @CsvSource({"84.2, 100", "115410, 150000", "0.3, 0.3", "7, 8", "100, 100", "1, 1"})
    void theScaleFromZeroEndsOnARoundNumber(double greatest, double end) {
        assertThat(Scale.fromZero(greatest).max()).isEqualTo(end, within(1e-9));
    }

    @Test
    void theScaleOfNothingHasRoom() {
        assertThat(Scale.fromZero(0).max()).isPositive();
    }

    @Test
    void theScaleAroundZeroIsEvenSided() {
        assertThat(Scale.aroundZero(-11.2)).isEqualTo(new Scale(-15, 15));
    }

    @Test
    void ticksStandAtRoundNumbersAndHangInwardsAtTheEnds() {
        List<Tick> ticks = new Scale(0, 150_000).ticks(3, value -> "$" + Math.round(value / 1000) + "k");

        assertThat(ticks).extracting(Tick::label).containsExactly("$0k", "$50k", "$100k", "$150k");
        assertThat(ticks)
                .extracting(Tick::anchor)
                .containsExactly(Anchor.START, Anchor.MIDDLE, Anchor.MIDDLE, Anchor.END);
        assertThat(ticks.get(1).x()).hasToString("33.33%");
    }

    @Test
    void ticksOfATwoSidedScaleIncludeZero() {
        assertThat(new Scale(-15, 15).ticks(6, value -> Long.toString(Math.round(value))))
                .extracting(Tick::label)
                .containsExactly("-15", "-10", "-5", "0", "5", "10", "15");
    }

    @Test
    void aScaleWithoutRoomIsRefused() {
        assertThatThrownBy(() -> new Scale(5, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aPositionThatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> new Percent(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
