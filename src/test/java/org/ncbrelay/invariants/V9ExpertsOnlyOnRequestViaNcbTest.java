package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.Experts;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess;
import org.ncbrelay.flow.support.expertnetwork.ExpertSearchProcess;
import org.ncbrelay.flow.support.expertnetwork.ExpertSearchStep;
import org.ncbrelay.port.StartForms;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.springframework.transaction.support.TransactionOperations;

@FlowTest
record V9ExpertsOnlyOnRequestViaNcbTest(
        Flowchart flow,
        CapabilityWalk support,
        Desk desk,
        TransactionOperations transactions,
        Walk walk,
        ExpertSearchStep search,
        ExpertEngagements engagements,
        Experts experts,
        List<StartForms> startForms) {
    @Test
    void noExpertiseIsDefinedBeforeTheNcbHasAcknowledged() {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> desk.as(
                        "analyst",
                        () -> search.defineExpertise(
                                reference, Expertise.PROSECUTION, null, "A question", desk.officer("analyst"))))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("via the NCB");
    }

    @Test
    void noExpertiseIsDefinedBeforeTheCaseIsRecorded() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));

        assertThatThrownBy(() -> desk.as(
                        "analyst",
                        () -> search.defineExpertise(
                                reference, Expertise.PROSECUTION, null, "A question", desk.officer("analyst"))))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void theDatabaseItselfKeepsNoRequestForAnExpertWithoutTheNcb() {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> as("analyst", () -> ask(reference)))
                .hasMessageContaining("without a valid request via the NCB");
    }

    @Test
    void nobodyStartsTheNetworkByHand() {
        assertThat(startForms)
                .noneMatch(forms -> forms.offers(ExpertNetworkProcess.KEY))
                .noneMatch(forms -> forms.offers(ExpertSearchProcess.KEY));
    }

    @Test
    void withTheNcbTheNetworkIsAsked() {
        CaseReference reference = support.inSupport(Capability.GLOBAL_NETWORK);

        as("analyst", () -> ask(reference));

        assertThat(as("analyst", () -> engagements.of(reference))).hasSize(1);
    }

    private UUID ask(CaseReference reference) {
        Expert expert = experts.find("FRA-EXP-001").orElseThrow();
        Engagement engagement = Engagement.asked(reference, expert, Expertise.PROSECUTION, "A question", flow.now());
        engagements.ask(engagement, desk.officer("analyst"), flow.now());
        return engagement.id();
    }

    /** Row-level security counts within a transaction. */
    private <T> T as(String user, Supplier<T> work) {
        return desk.as(user, () -> transactions.execute(transaction -> work.get()));
    }
}
