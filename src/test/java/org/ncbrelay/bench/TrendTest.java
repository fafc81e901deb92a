package org.ncbrelay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.bench.Trend.Verdict;

class TrendTest {
    private static final int POINTS = 60;
    private final Random random = new Random(2019042);

    @Test
    void aLineIsFound() {
        Trend trend = trend(hour -> 100 + 12 * hour, 0);
        assertThat(trend.slope()).isCloseTo(12, within(1e-6));
        assertThat(trend.level()).isCloseTo(106, within(0.5));
        assertThat(trend.margin()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aLeakIsSeenThroughTheNoise() {
        assertThat(trend(hour -> 100 + 40 * hour, 5).against(10)).isEqualTo(Verdict.RISES);
        assertThat(trend(hour -> 100, 5).against(10)).isEqualTo(Verdict.FLAT);
        assertThat(trend(hour -> 100 - 40 * hour, 5).against(10)).isEqualTo(Verdict.FLAT);
    }

    @Test
    void whereTheNoiseIsGreaterThanTheBoundNothingIsSaid() {
        assertThat(trend(hour -> 100, 100).against(10)).isEqualTo(Verdict.UNCLEAR);
    }

    private Trend trend(DoubleUnaryOperator value, double noise) {
        List<Double> hours =
                IntStream.range(0, POINTS).mapToObj(i -> i / (double) POINTS).toList();
        return Trend.of(
                hours,
                hours.stream()
                        .map(hour -> value.applyAsDouble(hour) + noise * random.nextGaussian())
                        .toList());
    }
}
