package org.ncbrelay.domain.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.news.Digests.DigestChoice;

class DigestChoiceTest {
    /** 5 October 2026 is a Monday; Nairobi is three hours ahead of UTC. */
    @ParameterizedTest
    @CsvSource({
        "DAILY, Africa/Nairobi, 2026-10-05T03:59:59Z, 2026-10-05T04:00:00Z",
        "DAILY, Africa/Nairobi, 2026-10-05T04:00:00Z, 2026-10-06T04:00:00Z",
        "DAILY, America/Sao_Paulo, 2026-10-05T04:00:00Z, 2026-10-05T10:00:00Z",
        "WEEKLY, Africa/Nairobi, 2026-10-05T03:00:00Z, 2026-10-05T04:00:00Z",
        "WEEKLY, Africa/Nairobi, 2026-10-05T04:00:00Z, 2026-10-12T04:00:00Z",
        "WEEKLY, Europe/Paris, 2026-10-21T12:00:00Z, 2026-10-26T06:00:00Z"
    })
    void theNextLetterIsDueInTheMorningOfTheReader(DigestChoice choice, ZoneId zone, Instant after, Instant next) {
        assertThat(choice.next(after, zone)).isEqualTo(next);
    }

    @Test
    void theNextLetterIsAlwaysLater() {
        Instant moment = Instant.parse("2026-10-05T04:00:00Z");
        for (DigestChoice choice : DigestChoice.values())
            for (int minute = 0; minute < 60 * 24 * 8; minute += 17) {
                Instant after = moment.plusSeconds(60L * minute);
                assertThat(choice.next(after, ZoneId.of("Asia/Jakarta"))).isAfter(after);
            }
    }
}
