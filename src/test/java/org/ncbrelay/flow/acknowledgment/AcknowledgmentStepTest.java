package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;

class AcknowledgmentStepTest {
    private final FakeRelay relay = new FakeRelay();
    private final AcknowledgmentStep step =
            new AcknowledgmentStep(relay.cases, relay.acknowledgments, relay.clocks, relay.journal, relay.clock);

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGED, , ACKNOWLEDGED, REQUEST_ACKNOWLEDGED",
        "RETURNED, Names, RETURNED, REQUEST_RETURNED",
        "DECLINED, No crime, DECLINED, REQUEST_DECLINED"
    })
    void eachAnswerMovesTheCaseAndTellsTheAgency(Outcome outcome, String reason, CaseStatus status, String letter) {
        relay.has(CaseStatus.SUBMITTED);

        step.recordAcknowledgment(REFERENCE, outcome, reason, NCB);

        assertThat(relay.status()).isEqualTo(status);
        assertThat(relay.journal.letters).containsExactly(letter + " to desk@wciu.example");
        assertThat(relay.acknowledged).containsExactly(new Acknowledgment(outcome, reason, "ncb.ken", NOW));
        assertThat(relay.journal.events).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = CaseStatus.class, names = "SUBMITTED", mode = EnumSource.Mode.EXCLUDE)
    void whatWasAnsweredIsNotAnsweredAgain(CaseStatus status) {
        relay.has(status);

        assertThatThrownBy(() -> step.recordAcknowledgment(REFERENCE, Outcome.ACKNOWLEDGED, null, NCB))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining(EnumWords.of(status));
        assertThat(relay.acknowledged).isEmpty();
    }

    @Test
    void aCorrectionIsANewVersionThatIsCopiedLikeTheFirst() {
        relay.has(CaseStatus.RETURNED);

        step.recordCorrection(REFERENCE, "The names are two", AGENCY);

        assertThat(relay.cases.corrections).containsExactly("The names are two");
        assertThat(relay.status()).isEqualTo(CaseStatus.SUBMITTED);
        assertThat(relay.timed).containsExactly("RESUMED acknowledgment");
        assertThat(relay.journal.copies).containsExactly("CORRECTION 2 to GENERAL_SECRETARIAT");
        assertThat(relay.journal.letters).containsExactly("REQUEST_CORRECTED to KEN");
    }

    @Test
    void onlyAReturnedRequestIsCorrected() {
        relay.has(CaseStatus.ACKNOWLEDGED);

        assertThatThrownBy(() -> step.recordCorrection(REFERENCE, "The names are two", AGENCY))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(relay.cases.corrections).isEmpty();
    }
}
