package org.ncbrelay.engine.tasklists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void idsSortByTheirTime() {
        assertThat(Stream.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(1), Duration.ofDays(9_000))
                        .map(later -> at(NOW.plus(later)).next()))
                .isSorted();
    }

    @Test
    void idsOfOneMillisecondSortByTheOrderInWhichTheyWereMade() {
        assertThat(Stream.generate(at(NOW)::next).limit(10_000)).isSorted().doesNotHaveDuplicates();
    }

    private static TimeOrderedIds at(Instant moment) {
        return new TimeOrderedIds(Clock.fixed(moment, ZoneOffset.UTC));
    }
}
