package org.ncbrelay.domain.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.Samples;

class AcknowledgmentTest {
    @Test
    void anAnswerSaysWhoAndWhen() {
        Acknowledgment answer =
                Acknowledgment.of(Samples.request(CaseStatus.SUBMITTED), Outcome.ACKNOWLEDGED, null, NCB, NOW);

        assertThat(answer.decidedBy()).isEqualTo("ncb.ken");
        assertThat(answer.decidedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({"RETURNED, missingPoints", "DECLINED, reason"})
    void whatIsNotAcknowledgedSaysWhy(Outcome outcome, String field) {
        for (String reason : new String[] {null, " "})
            assertThatThrownBy(() -> new Acknowledgment(outcome, reason, "ncb.ken", NOW))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageContaining(field);
    }

    @Test
    void neitherTheAuthorNorASecondOneAnswers() {
        assertThatThrownBy(() -> Acknowledgment.of(
                        Samples.request(CaseStatus.SUBMITTED), Outcome.ACKNOWLEDGED, null, AGENCY, NOW))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() ->
                        Acknowledgment.of(Samples.request(CaseStatus.RETURNED), Outcome.ACKNOWLEDGED, null, NCB, NOW))
                .isInstanceOf(Refusal.Conflict.class);
    }
}
