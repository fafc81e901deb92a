package org.ncbrelay.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT4H", "P3D", "5WD", "2WDT12H", "0WDT30M", "0WD", "PT0S", "PT36H30M", "1WDT0.5S"})
    void isWrittenAsItIsRead(String text) {
        assertThat(TimeLimit.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 WD", "-1WD", "WD", "P-1D", "PT", "P1Y", "9999WD", "P9999D", "5WDT", "2WDTX"})
    void refusesWhatIsNoLimit(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeLimit.parse(text));
    }

    @Test
    void canBeHalvedAndStretched() {
        assertThat(TimeLimit.parse("5WD").times(0.5)).hasToString("2WDT12H");
        assertThat(TimeLimit.parse("PT4H").times(1.5)).hasToString("PT6H");
    }

    @Test
    void isUsedUpButNeverNegative() {
        TimeLimit limit = TimeLimit.elapsed(Duration.ofHours(4));
        assertThat(limit.minus(TimeLimit.parse("PT1H"))).hasToString("PT3H");
        assertThat(limit.minus(TimeLimit.parse("PT5H")).amount().isZero()).isTrue();
    }

    @Test
    void doesNotMixWithTheOtherBasis() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeLimit.parse("P1D").minus(TimeLimit.parse("1WD")));
    }
}
