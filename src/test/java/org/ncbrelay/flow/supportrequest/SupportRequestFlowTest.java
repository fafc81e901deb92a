package org.ncbrelay.flow.supportrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.authorization.DirectContactProcess;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.springframework.beans.factory.annotation.Autowired;

class SupportRequestFlowTest extends FlowTestCase {
    @Autowired
    private CapabilityWalk support;

    @Autowired
    private Caller http;

    @Autowired
    private WithdrawRequest withdraw;

    @Autowired
    private ManagementService management;

    @Test
    void aRequestTravelsFromTheAgencyToItsClosing() {
        CaseReference reference = flow.submit("agency.ken");
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);

        walk.closed(walk.confirmed(walk.toClosure(reference)));

        assertThat(map)
                .isEnded()
                .hasPassedInOrder(
                        "StartEvent_RequestReceived",
                        "CallActivity_Intake",
                        "CallActivity_Acknowledgment",
                        "CallActivity_Recording",
                        "CallActivity_Triage",
                        "CallActivity_Sharing",
                        "CallActivity_Delivery",
                        "CallActivity_Closure",
                        "EndEvent_Closed",
                        "EndEvent_CaseEnded");
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.timeline(reference))
                .as("the authorization that the end of the case cuts")
                .contains("DIRECT_CONTACT_LAPSED");
    }

    @Test
    void theMapShowsWhichSupportIsGiven() {
        CaseReference reference = support.inSupport(Capability.values());

        assertThat(flow.active(flow.running(reference, SupportRequestProcess.KEY)))
                .contains(
                        "CallActivity_Sharing",
                        "CallActivity_Mentoring",
                        "CallActivity_IstDeployment",
                        "CallActivity_CoordinationMeeting",
                        "CallActivity_CapacityBuilding",
                        "CallActivity_ExpertNetwork",
                        "CallActivity_GeneralCapability")
                .doesNotContain("CallActivity_SupportOffer", "CallActivity_FurtherSupport");
    }

    /** The channel is a process of its own; the map says whether it is open, not that it has ended. */
    @Test
    void theMapSaysWhetherTheChannelIsOpen() {
        CaseReference granted = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        CaseReference refused = walk.acknowledged(flow.submit("agency.ken"));

        flow.decide(
                refused, "ncb.ken", AuthorizationProcess.DECIDE, "REFUSE", "reason", "The case is before the court");

        assertThat(flow.passed(granted, SupportRequestProcess.KEY)).contains("EndEvent_DirectContactOpen");
        assertThat(flow.passed(refused, SupportRequestProcess.KEY))
                .contains("EndEvent_ViaTheNcb")
                .doesNotContain("EndEvent_DirectContactOpen");
    }

    @Test
    void anOpenChannelEndsWithTheCase() {
        CaseReference reference =
                walk.supported(walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken")))));
        ProcessInstance channel = flow.running(reference, DirectContactProcess.KEY);

        walk.closed(walk.confirmed(walk.dispatched(walk.approved(walk.written(walk.asked(reference))))));

        assertThat(channel).isEnded();
        assertThat(flow.instances(reference)).isEmpty();
    }

    @Test
    void oneKindOfSupportIsWithdrawnAndTheOthersGoOn() {
        CaseReference reference = support.inSupport(Capability.MENTORING, Capability.NOTICE);

        Answer answer = withdraw("agency.ken", reference, "MENTORING");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(flow.open(reference))
                .contains("Task_AskForNotice")
                .doesNotContain("Task_AssignAnalyst", "Task_ConfirmReceipt");
        assertThat(flow.passed(reference, SupportRequestProcess.KEY))
                .contains("StartEvent_CapabilityWithdrawn", "EndEvent_CapabilityWithdrawn");
        assertThat(flow.one(
                        "SELECT status FROM case_capability WHERE reference = ? AND capability = 'MENTORING'",
                        reference))
                .isEqualTo("WITHDRAWN");
        assertThat(flow.timeline(reference)).contains("CAPABILITY_WITHDRAWN");
        assertThat(withdraw("agency.ken", reference, "MENTORING").status()).isEqualTo(409);
    }

    @Test
    void aProductThatHasNotLeftStaysWhenItsSupportIsWithdrawn() {
        CaseReference reference =
                walk.approved(walk.written(walk.asked(support.inSupport(Capability.INFORMATION_SHARING))));

        assertThat(withdraw("ncb.ken", reference, "INFORMATION_SHARING").status())
                .isEqualTo(200);

        assertThat(flow.one("SELECT status FROM delivery WHERE reference = ?", reference))
                .isEqualTo("CANCELLED");
        assertThat(flow.open(reference)).contains("Task_CloseCase");
    }

    @Test
    void onlyTheCaseCountryWithdrawsAndOnlyWhatIsUnderWay() {
        CaseReference reference = support.inSupport(Capability.MENTORING);

        assertThat(withdraw("lead", reference, "MENTORING").status()).isEqualTo(403);
        assertThat(withdraw("ncb.fra", reference, "MENTORING").status()).isEqualTo(404);
        assertThat(withdraw("ncb.ken", reference, "NOTICE").status()).isEqualTo(409);
        assertThat(withdraw("ncb.ken", reference, "SINGING").status()).isEqualTo(404);
        assertThat(flow.open(reference)).contains("Task_AssignAnalyst");
    }

    private Answer withdraw(String user, CaseReference reference, String capability) {
        return http.post(
                user,
                "/api/support-requests/" + reference + "/capabilities/" + capability + "/withdrawal",
                Map.of("reason", "No longer needed"));
    }

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
                .contains("StartEvent_Withdrawn", "EndEvent_Withdrawn");
        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
        assertThat(flow.letters(reference)).contains("REQUEST_WITHDRAWN");
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
        LIAISON("Task_ContactTheNCB", t -> {
            CaseReference reference = t.ken();
            t.flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
            return reference;
        }),
        DIRECT_CONTACT(AuthorizationProcess.DECIDE, t -> t.walk.acknowledged(t.ken())),
        OPEN_CHANNEL("Task_KeepChannelOpen", t -> t.walk.granted(t.walk.acknowledged(t.ken()))),
        TAKEOVER(RecordingProcess.TAKE_OVER, t -> t.walk.acknowledged(t.flow.submit("agency.idn"))),
        CHECK("Task_CheckRecord", t -> t.walk.acknowledged(t.ken())),
        ENTRY("Task_EnterRecord", t -> checked(t, "GENERAL_SECRETARIAT")),
        RECORD_CONFIRMED("Event_RecordConfirmed", t -> checked(t, "NCB")),
        ASSESSMENT("Task_AssessRequest", t -> t.walk.toTriage(t.ken())),
        SUPPORT_DECISION("Task_DecideSupport", t -> t.walk.assessed(t.walk.toTriage(t.ken()))),
        SCOPE("Task_DefineScopeQuestion", t -> t.walk.toSharing(t.ken())),
        CONSENT(
                SharingProcess.CONSENT,
                t -> t.walk.asked(t.walk.toSharing(t.flow.submit("agency.ken", body -> {
                    body.put("confidentiality", "CONFIDENTIAL");
                    body.put("handlingConditions", "Not for use in court");
                })))),
        WRITING("Task_WriteReport", t -> t.walk.asked(t.walk.toSharing(t.ken()))),
        REVIEW("Task_ReviewReport", t -> t.walk.written(t.walk.asked(t.walk.toSharing(t.ken())))),
        DISPATCH(DeliveryProcess.DISPATCH, t -> t.walk.toDelivery(t.ken())),
        FORWARDING(DeliveryProcess.FORWARD, t -> t.walk.dispatched(t.walk.toDelivery(t.ken()))),
        FEEDBACK("Task_ConfirmReceipt", t -> t.walk.toClosure(t.ken())),
        CLOSING("Task_CloseCase", t -> t.walk.confirmed(t.walk.toClosure(t.ken())));

        final String node;
        final Function<SupportRequestFlowTest, CaseReference> way;

        WaitingAt(String node, Function<SupportRequestFlowTest, CaseReference> way) {
            this.node = node;
            this.way = way;
        }

        private static CaseReference checked(SupportRequestFlowTest t, String enteredBy) {
            CaseReference reference = t.walk.acknowledged(t.ken());
            t.flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check(enteredBy));
            return reference;
        }
    }
}
