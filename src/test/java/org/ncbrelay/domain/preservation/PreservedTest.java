package org.ncbrelay.domain.preservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.preservation.PreservationPeriods.Period;
import org.ncbrelay.domain.request.SupportRequest.Preservation;
import org.ncbrelay.store.evidence.Preservations.Preserved;

class PreservedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");

    @Test
    void aPlatformKeepsDataForItsPeriodUnlessItSaysOtherwise() {
        assertThat(preserved(null, null).expiresAt()).isEqualTo("2027-01-03");
        assertThat(preserved(TODAY, TODAY.plusDays(30)).expiresAt()).isEqualTo("2026-11-04");
    }

    @Test
    void theWarningComesFourteenDaysBefore() {
        assertThat(preserved(TODAY, TODAY.plusDays(60)).warning()).isEqualTo("2026-11-20T00:00:00Z");
    }

    @Test
    void aRenewalProlongsItByOnePeriod() {
        Preserved renewed = preserved(TODAY, null).renew(NOW);

        assertThat(renewed.expiresAt()).isEqualTo(TODAY.plusDays(180));
        assertThatThrownBy(() -> renewed.renew(NOW)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void whatHasLapsedIsNotRenewable() {
        assertThat(preserved(TODAY.minusDays(91), null).isRenewable(NOW)).isFalse();
    }

    private static Preserved preserved(LocalDate requested, LocalDate expires) {
        return Preserved.of(
                UUID.randomUUID(),
                new Preservation("Savanna Market", null, requested, expires, null),
                new Period(90, 1),
                TODAY);
    }
}
