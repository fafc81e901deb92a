package org.ncbrelay.domain.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.domain.casefile.CaseOutcome.ABANDONED;
import static org.ncbrelay.domain.casefile.CaseOutcome.NOTHING_DELIVERED;
import static org.ncbrelay.domain.casefile.CaseOutcome.PARTLY_DELIVERED;
import static org.ncbrelay.domain.support.Capabilities.Status.DELIVERED;
import static org.ncbrelay.domain.support.Capabilities.Status.NOT_CHOSEN;
import static org.ncbrelay.domain.support.Capabilities.Status.REFUSED;
import static org.ncbrelay.domain.support.Capabilities.Status.WITHDRAWN;
import static org.ncbrelay.domain.support.Capabilities.Status.WITHHELD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.support.Capabilities.Status;

class CaseOutcomeTest {
    @ParameterizedTest
    @EnumSource(CaseStatus.class)
    void aCaseHasAnOutcomeIfAndOnlyIfItHasEnded(CaseStatus status) {
        assertThat(CaseOutcome.of(status, List.of(DELIVERED), false, false).isPresent())
                .isEqualTo(status.isFinal());
        assertThat(CaseOutcome.of(status, List.of(), true, false).isPresent()).isEqualTo(status.isFinal());
    }

    @Test
    void aClosedCaseIsDeliveredWhereNothingThatWasChosenIsMissing() {
        assertThat(closed(DELIVERED, DELIVERED)).isEqualTo(CaseOutcome.DELIVERED);
        assertThat(closed(DELIVERED, NOT_CHOSEN)).isEqualTo(CaseOutcome.DELIVERED);
        assertThat(closed(DELIVERED, WITHDRAWN)).isEqualTo(CaseOutcome.DELIVERED);
    }

    @Test
    void refusedOrWithheldSupportMakesItPartly() {
        assertThat(closed(DELIVERED, REFUSED)).isEqualTo(PARTLY_DELIVERED);
        assertThat(closed(WITHHELD, DELIVERED)).isEqualTo(PARTLY_DELIVERED);
    }

    @Test
    void aCaseWithoutAnyDeliveryNeverShowsDelivered() {
        for (Status status : Status.values())
            if (status != DELIVERED) assertThat(closed(status)).isEqualTo(NOTHING_DELIVERED);
    }

    @Test
    void aRequestThatItsAgencyLeftUnansweredIsAbandonedWhateverItsStatus() {
        assertThat(CaseOutcome.of(CaseStatus.DECLINED, List.of(), true, false)).contains(ABANDONED);
    }

    private static CaseOutcome closed(Status... support) {
        return CaseOutcome.of(CaseStatus.CLOSED, List.of(support), false, false).orElseThrow();
    }
}
