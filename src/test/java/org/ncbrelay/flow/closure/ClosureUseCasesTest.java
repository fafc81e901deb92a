package org.ncbrelay.flow.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.REFERENCE;
import static org.ncbrelay.fakes.Samples.RELAY;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;

class ClosureUseCasesTest {
    private final FakeRelay relay = new FakeRelay();
    private final ClosureStep step = new ClosureStep(relay.cases, relay.journal, relay.feedbacks, relay.clock);
    private final CloseCase close = new CloseCase(relay.cases, relay.feedbacks, relay.journal, relay.clock);

    @Test
    void theAgencyIsAskedOnceSupportHasEnded() {
        relay.has(CaseStatus.IN_SUPPORT);

        step.askForFeedback(REFERENCE, RELAY);

        assertThat(relay.status()).isEqualTo(CaseStatus.DELIVERED);
        assertThat(relay.journal.letters).containsExactly("FEEDBACK_ASKED to desk@wciu.example");
    }

    @Test
    void feedbackAndItsAbsenceAreOnRecord() {
        step.confirmed(REFERENCE, "USED", "Two arrests", AGENCY);
        step.none(REFERENCE, RELAY);

        assertThat(relay.feedback).containsExactly("CONFIRMED USED", "NO_FEEDBACK");
    }

    @Test
    void theRetentionReviewComesNinetyDaysBeforeTheEnd() {
        relay.has(CaseStatus.DELIVERED);

        close.close(REFERENCE, "Ask for wallets earlier", LEAD);

        assertThat(relay.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(relay.cases.retentionReview).isEqualTo(LocalDate.parse("2030-04-01"));
        assertThat(relay.journal.letters).containsExactly("CASE_CLOSED to desk@wciu.example", "CASE_CLOSED to KEN");
    }

    @Test
    void theReviewIsTodayWhereLessIsLeft() {
        relay.has(CaseStatus.DELIVERED);
        relay.clock.set(Instant.parse("2030-06-01T08:00:00Z"));

        close.close(REFERENCE, null, LEAD);

        assertThat(relay.cases.retentionReview).isEqualTo(LocalDate.parse("2030-06-01"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "DECLINED", "WITHDRAWN"})
    void anEndedCaseIsNotClosedAgain(CaseStatus status) {
        relay.has(status);

        assertThatThrownBy(() -> close.close(REFERENCE, null, LEAD)).isInstanceOf(Refusal.Conflict.class);
    }
}
