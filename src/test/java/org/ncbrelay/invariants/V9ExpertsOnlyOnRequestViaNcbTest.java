package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.Experts;
import org.ncbrelay.flow.support.expertnetwork.ExpertSearchStep;
import org.ncbrelay.port.StartForms;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.springframework.transaction.support.TransactionOperations;

@FlowTest
record V9ExpertsOnlyOnRequestViaNcbTest(
        Flowchart flow,
        Desk desk,
        TransactionOperations transactions,
        Walk walk,
        ExpertSearchStep search,
        ExpertEngagements engagements,
        Experts experts,
        List<StartForms> startForms) {
    @Test
    void noExpertiseIsDefinedBeforeTheNcbHasAcknowledgedAndTheCaseIsRecorded() {
        CaseReference reference = flow.submit("agency.ken");
        ThrowingCallable define = () -> desk.as(
                "analyst",
                () -> search.defineExpertise(
                        reference, Expertise.PROSECUTION, null, "A question", desk.officer("analyst")));

        assertThatThrownBy(define).isInstanceOf(Refusal.Conflict.class).hasMessageContaining("via the NCB");
        walk.acknowledged(reference);
        assertThatThrownBy(define).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void theDatabaseItselfKeepsNoRequestForAnExpertWithoutTheNcb() {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> desk.as("analyst", () -> transactions.executeWithoutResult(status -> ask(reference))))
                .hasMessageContaining("without a valid request via the NCB");
    }

    @Test
    void nobodyStartsTheNetworkByHand() {
        assertThat(startForms)
                .noneMatch(forms -> forms.offers("expertNetwork"))
                .noneMatch(forms -> forms.offers("expertSearch"));
    }

    private void ask(CaseReference reference) {
        Expert expert = experts.find("FRA-EXP-001").orElseThrow();
        Engagement engagement = Engagement.asked(reference, expert, Expertise.PROSECUTION, "A question", flow.now());
        engagements.ask(engagement, desk.officer("analyst"), flow.now());
    }
}
