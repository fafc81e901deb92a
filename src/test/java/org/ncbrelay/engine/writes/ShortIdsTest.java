package org.ncbrelay.engine.writes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void idsOfOneMomentAreDifferentAndFitIntoAnAddress() {
        assertThat(Stream.generate(at(NOW)::getNextId).limit(100_000))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-z]{18}"));
    }

    @Test
    void idsSortByTheirMoment() {
        assertThat(Stream.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(1), Duration.ofDays(9_000))
                        .map(later -> at(NOW.plus(later)).getNextId()))
                .isSorted();
    }

    @Test
    void idsOfOneMomentSortByTheOrderInWhichTheyWereMade() {
        assertThat(Stream.generate(at(NOW)::getNextId).limit(10_000)).isSorted();
    }

    private static ShortIds at(Instant moment) {
        return new ShortIds(Clock.fixed(moment, ZoneOffset.UTC));
    }
}
