package org.ncbrelay.flow.supportoffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.exchange.ExchangeProcess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of support that nobody requested and the team's lead offers. */
class SupportOfferFlowTest extends FlowTestCase {
    @Autowired
    private Caller http;

    @Test
    void supportStartsWhenTheAgencyAcceptsAndTheAnswerHasPassed() {
        CaseReference reference = offered();
        ProcessInstance offer = flow.running(reference, SupportOfferProcess.KEY);
        assertThat(mentoring("lead", reference)).isEqualTo("OFFERED");
        assertThat(mentoring("ncb.ken", reference)).isEqualTo("OFFERED");
        assertThat(mentoring("agency.ken", reference))
                .as("before it has passed")
                .isNull();

        flow.decide(reference, "agency.ken", SupportOfferProcess.ACCEPT, "ACCEPT");
        assertThat(mentoring("lead", reference)).isEqualTo("OFFERED");
        assertThat(http.get("lead", "/api/support-requests/" + reference + "/timeline")
                        .text())
                .contains("support offered")
                .doesNotContain("offer accepted");
        flow.passedOn(reference);

        assertThat(offer)
                .hasPassedInOrder(
                        "CallActivity_OfferToAgency",
                        SupportOfferProcess.ACCEPT,
                        "Task_RecordAnswerToOffer",
                        "CallActivity_OfferFromAgency",
                        "Task_ConcludeOffer",
                        "Gateway_OfferAccepted");
        assertThat(flow.open(reference)).contains("Task_AssignAnalyst");
        assertThat(flow.letters(reference)).contains("ANSWER_ASKED");
    }

    @Test
    void aDeclinedOfferHasItsOwnEnd() {
        CaseReference reference = offered();
        ProcessInstance offer = flow.running(reference, SupportOfferProcess.KEY);

        flow.decide(reference, "agency.ken", SupportOfferProcess.ACCEPT, "DECLINE", "note", "We have a mentor");
        flow.passedOn(reference);

        assertThat(offer).isEnded().hasPassed("EndEvent_OfferDeclined");
        assertThat(reason(reference)).isEqualTo("NOT_CHOSEN: offer declined");
        assertThat(http.get("lead", "/api/support-requests/" + reference + "/timeline")
                        .text())
                .contains("We have a mentor");
    }

    @Test
    void anAnswerThatTheNcbReturnsIsGivenAgain() {
        CaseReference reference = offered();
        flow.decide(reference, "agency.ken", SupportOfferProcess.ACCEPT, "ACCEPT");
        flow.decide(reference, "ncb.ken", "Task_PassOnAnswer", "RETURN", "reason", "Speak to us first");

        assertThat(flow.running(reference, SupportOfferProcess.KEY))
                .hasPassed("Event_AnswerReturned")
                .isWaitingAt(SupportOfferProcess.ACCEPT);
    }

    @Test
    void anOfferThatTheNcbReturnsIsNotTakenUp() {
        CaseReference reference = offered();
        ProcessInstance offer = flow.running(reference, SupportOfferProcess.KEY);

        flow.decide(reference, "ncb.ken", ExchangeProcess.FORWARD, "RETURN", "reason", "Not now");

        assertThat(offer)
                .isEnded()
                .hasPassed("Event_OfferNotForwarded", "Task_RecordReturnedOffer", "EndEvent_OfferReturned");
        assertThat(reason(reference)).isEqualTo("NOT_CHOSEN: The NCB returned the offer.");
    }

    @Test
    void silenceAcceptsNoOffer() {
        CaseReference reference = offered();
        ProcessInstance offer = flow.running(reference, SupportOfferProcess.KEY);

        flow.fireTimer(reference, "Timer_OfferNotAnswered");

        assertThat(offer)
                .isEnded()
                .hasPassed("Event_OfferNotAnswered", "Task_RecordLapsedOffer", "EndEvent_OfferLapsed");
        assertThat(reason(reference)).isEqualTo("NOT_CHOSEN: No reply in time; the offer has expired.");
        assertThat(flow.letters(reference)).contains("CLOSED_WITHOUT_ANSWER");
    }

    private CaseReference offered() {
        return walk.offered(walk.assessed(walk.toTriage(flow.submit("agency.ken"))));
    }

    private String mentoring(String reader, CaseReference reference) {
        for (var support :
                http.get(reader, "/api/support-requests/" + reference).json().path("capabilities"))
            if (support.path("capability").asText().equals("MENTORING"))
                return support.path("status").asText();
        return null;
    }

    private String reason(CaseReference reference) {
        return flow.one(
                "SELECT status || ': ' || reason FROM case_capability WHERE capability = 'MENTORING' AND reference = ?",
                reference);
    }
}
