package org.ncbrelay.flow.supportrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.closure.ClosureProcess;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.flow.triage.TriageProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

class WithdrawalFlowTest extends FlowTestCase {
    @Autowired
    private WithdrawRequest withdraw;

    @Autowired
    private ManagementService management;

    @ParameterizedTest
    @EnumSource(WaitingAt.class)
    void aWithdrawalEndsEverythingWhereverTheCaseWaits(WaitingAt place) {
        CaseReference reference = place.way.apply(this);
        assertThat(waits(reference)).contains(place.node);
        List<ProcessInstance> before = flow.instances(reference);

        String officer = Walk.of("agency", reference);
        desk.as(officer, () -> withdraw.withdraw(reference, "The seller was arrested", desk.officer(officer)));

        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.open(reference)).isEmpty();
        assertThat(before)
                .allSatisfy(instance -> assertThat(management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .list())
                        .isEmpty());
        assertThat(flow.passed(reference, SupportRequestProcess.KEY))
                .contains("StartEvent_Withdrawn", "Task_EndWithdrawnWork", "EndEvent_Withdrawn");
        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
        assertThat(flow.all("SELECT status FROM case_capability WHERE reference = ?", reference))
                .doesNotContain("REQUESTED", "CHOSEN", "IN_PROGRESS");
        assertThat(flow.all("SELECT status FROM delivery WHERE reference = ?", reference))
                .doesNotContain("PREPARED");
        assertThat(flow.all(
                        "SELECT subject FROM official_copy WHERE reference = ? AND recipient = 'GENERAL_SECRETARIAT'",
                        reference))
                .contains("WITHDRAWAL");
    }

    @Test
    void aRecordThatIsConfirmedAfterTheWithdrawalWakesNothing() {
        CaseReference reference = WaitingAt.RECORD_CONFIRMED.way.apply(this);
        desk.as("ncb.ken", () -> withdraw.withdraw(reference, "Sent twice", desk.officer("ncb.ken")));

        flow.record();

        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
    }

    /** Nodes where something waits: open tasks, and what waits for a message. */
    private Set<String> waits(CaseReference reference) {
        Set<String> nodes = new TreeSet<>(flow.open(reference));
        flow.instances(reference).forEach(instance -> nodes.addAll(flow.active(instance)));
        return nodes;
    }

    private CaseReference ken() {
        return flow.submit("agency.ken");
    }

    /** Every place where a case of direction 1 can wait, and the way there. */
    enum WaitingAt {
        ACKNOWLEDGMENT(AcknowledgmentProcess.ACKNOWLEDGE, t -> t.ken()),
        CORRECTION(AcknowledgmentProcess.CORRECT, t -> t.walk.returned(t.ken())),
        LIAISON(AcknowledgmentProcess.CONTACT, t -> {
            CaseReference reference = t.ken();
            t.flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
            return reference;
        }),
        DIRECT_CONTACT(AuthorizationProcess.DECIDE, t -> t.walk.acknowledged(t.ken())),
        OPEN_CHANNEL(AuthorizationProcess.KEEP_OPEN, t -> t.walk.granted(t.walk.acknowledged(t.ken()))),
        TAKEOVER(RecordingProcess.TAKE_OVER, t -> t.walk.acknowledged(t.flow.submit("agency.idn"))),
        CHECK(RecordingProcess.CHECK, t -> t.walk.acknowledged(t.ken())),
        ENTRY(RecordingProcess.ENTER, t -> checked(t, "GENERAL_SECRETARIAT")),
        RECORD_CONFIRMED("Event_RecordConfirmed", t -> checked(t, "NCB")),
        ASSESSMENT(TriageProcess.ASSESS, t -> t.walk.toTriage(t.ken())),
        SUPPORT_DECISION(TriageProcess.DECIDE, t -> t.walk.assessed(t.walk.toTriage(t.ken()))),
        SCOPE(SharingProcess.SCOPE, t -> t.walk.toSharing(t.ken())),
        CONSENT(
                SharingProcess.CONSENT,
                t -> t.walk.asked(t.walk.toSharing(t.flow.submit("agency.ken", body -> {
                    body.put("confidentiality", "CONFIDENTIAL");
                    body.put("handlingConditions", "Not for use in court");
                })))),
        WRITING(SharingProcess.WRITE, t -> t.walk.asked(t.walk.toSharing(t.ken()))),
        REVIEW(SharingProcess.REVIEW, t -> t.walk.written(t.walk.asked(t.walk.toSharing(t.ken())))),
        DISPATCH(DeliveryProcess.DISPATCH, t -> t.walk.toDelivery(t.ken())),
        FORWARDING(DeliveryProcess.FORWARD, t -> t.walk.dispatched(t.walk.toDelivery(t.ken()))),
        FEEDBACK(ClosureProcess.CONFIRM, t -> t.walk.toClosure(t.ken())),
        CLOSING(ClosureProcess.CLOSE, t -> t.walk.confirmed(t.walk.toClosure(t.ken())));

        final String node;
        final Function<WithdrawalFlowTest, CaseReference> way;

        WaitingAt(String node, Function<WithdrawalFlowTest, CaseReference> way) {
            this.node = node;
            this.way = way;
        }

        private static CaseReference checked(WithdrawalFlowTest t, String enteredBy) {
            CaseReference reference = t.walk.acknowledged(t.ken());
            t.flow.work(reference, "ncb.ken", RecordingProcess.CHECK, Walk.check(enteredBy));
            return reference;
        }
    }
}
