package org.ncbrelay.bench.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommittedCountsTest {
    private CommittedCounts committed;

    @BeforeEach
    void commitAHundred() {
        Properties file = new Properties();
        file.setProperty("submission.roundTrips", "100");
        committed = new CommittedCounts(file);
    }

    @Test
    void fivePerCentMoreIsAllowed() {
        assertThat(committed.exceeded(Map.of("submission.roundTrips", 105L))).isEmpty();
    }

    @Test
    void moreIsNamedWithBothFigures() {
        assertThat(committed.exceeded(Map.of("submission.roundTrips", 106L)))
                .containsExactly("submission.roundTrips is 106, committed is 100");
    }

    @Test
    void aFigureThatNobodyCommittedIsNamed() {
        assertThat(committed.exceeded(Map.of("task.rows", 1L))).containsExactly("task.rows is 1, committed is 0");
    }

    @Test
    void theTableSaysHowFarEachFigureIsFromItsCommittedOne() {
        assertThat(committed.table(Map.of("submission.roundTrips", 50L))).contains("-50.0 %");
    }
}
