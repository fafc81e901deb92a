package org.ncbrelay.flow.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.flow.CaseEnd;
import org.ncbrelay.flow.WriteToAgency;
import org.ncbrelay.store.support.Measures;

class ClosureUseCasesTest {
    private final FakeRelay relay = new FakeRelay();
    private final ClosureStep close = new ClosureStep(
            relay.cases,
            new WriteToAgency(relay.cases, relay.channels, relay.journal),
            relay.journal,
            relay.feedbacks,
            relay.capabilities,
            null,
            new CaseEnd(
                    relay.authorizations,
                    PartialPort.of(Measures.class, Map.of("continuing", asked -> List.of())),
                    relay.recordings,
                    relay.triages,
                    relay.journal,
                    relay.process.port(),
                    FakeCurrentOfficer.of(LEAD),
                    relay.clock),
            relay.process.port(),
            relay.clock);

    @Test
    void theReviewIsTodayWhereLessIsLeft() {
        relay.has(CaseStatus.DELIVERED);
        relay.clock.set(Instant.parse("2030-06-01T08:00:00Z"));

        close.close(REFERENCE, LEAD);

        assertThat(relay.cases.retentionReview).isEqualTo(LocalDate.parse("2030-06-01"));
    }

    @Test
    void aWithdrawalThatWaitsForTheHeadOfTheNcbEndsWithTheCase() {
        relay.has(CaseStatus.DELIVERED);

        close.close(REFERENCE, LEAD);

        assertThat(relay.process.calls()).anyMatch(call -> call.endsWith("withdrawalOvertaken " + REFERENCE));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "DECLINED", "WITHDRAWN"})
    void anEndedCaseIsNotClosedAgain(CaseStatus status) {
        relay.has(status);

        assertThatThrownBy(() -> close.close(REFERENCE, LEAD)).isInstanceOf(Refusal.Conflict.class);
    }
}
