package org.ncbrelay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year that a chief would believe: requests come all the time, and a little more often lately. */
class DemoDataGeneratorTest {
    private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void requestsAreFiledInEveryMonthAndUntilTheEnd(long seed) {
        List<Instant> filed = IntStream.range(0, 600)
                .mapToObj(n -> DemoDataGenerator.workday(END, 365, SeededRandom.of(seed, n)))
                .toList();

        Map<YearMonth, Long> months = filed.stream()
                .collect(Collectors.groupingBy(
                        at -> YearMonth.from(at.atZone(ZoneOffset.UTC)), TreeMap::new, Collectors.counting()));
        assertThat(months).hasSize(13);
        months.forEach((month, cases) -> {
            if (!month.equals(YearMonth.of(2025, 11)) && !month.equals(YearMonth.of(2026, 11)))
                assertThat(cases).as("%s", month).isBetween(25L, 90L);
        });
        assertThat(filed)
                .filteredOn(at -> at.isAfter(END.minus(Duration.ofDays(7))))
                .hasSizeBetween(8, 50);
        assertThat(filed).allMatch(at -> at.isBefore(END));
    }
}
