package org.ncbrelay.support;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.delivery.DeliveryProcess;

/** The steps of a case that goes well, each worked by the officer whose it is. */
public record Walk(Flowchart flow) {
    /** The user of a role in the country of a case, such as {@code ncb.ken}. */
    public static String of(String role, CaseReference reference) {
        return role + '.' + reference.organisation().value().toLowerCase(Locale.ROOT);
    }

    public CaseReference acknowledged(CaseReference reference) {
        return flow.decide(reference, of("ncb", reference), AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
    }

    public CaseReference returned(CaseReference reference) {
        return flow.decide(
                reference,
                of("ncb", reference),
                AcknowledgmentProcess.ACKNOWLEDGE,
                "RETURN",
                "missingPoints",
                "The account names");
    }

    /** Returned by its NCB and corrected by its agency, so that the request has a second version; it waits for its NCB again. */
    public CaseReference corrected(CaseReference reference, String correction) {
        return flow.work(
                returned(reference),
                of("agency", reference),
                AcknowledgmentProcess.CORRECT,
                Map.of("correction", correction));
    }

    public CaseReference granted(CaseReference reference) {
        return flow.decide(reference, of("ncbhead", reference), AuthorizationProcess.DECIDE, "GRANT");
    }

    /** From acknowledgment to the record; the agency must be an official source. */
    public CaseReference recorded(CaseReference reference) {
        flow.work(reference, of("ncb", reference), "Task_CheckRecord", check("NCB"));
        flow.record();
        return reference;
    }

    public static Map<String, Object> check(String enteredBy) {
        return Map.of("quality", "SUFFICIENT", "confidentiality", "AS_REQUESTED", "enteredBy", enteredBy);
    }

    public CaseReference assessed(CaseReference reference) {
        return flow.work(
                reference, "analyst", "Task_AssessRequest", Map.of("assessment", "VALID", "priority", "URGENT"));
    }

    /** A recorded request, as the analyst judges that it repeats another case. */
    public CaseReference duplicateOf(CaseReference standing, CaseReference reference) {
        return flow.work(
                reference,
                "analyst",
                "Task_AssessRequest",
                Map.of("assessment", "DUPLICATE", "linkedReference", standing.value(), "priority", "ROUTINE"));
    }

    /** The same, with the lead's proposal to join the two cases. */
    public CaseReference proposedToJoin(CaseReference standing, CaseReference reference) {
        return flow.decide(duplicateOf(standing, reference), "lead", "Task_DecideSupport", "JOIN");
    }

    public CaseReference joined(CaseReference standing, CaseReference reference) {
        return flow.decide(proposedToJoin(standing, reference), of("ncb", reference), "Task_DecideOnJoining", "JOIN");
    }

    /** From the assessment to support. */
    public CaseReference approvedSupport(CaseReference reference) {
        return flow.decide(reference, "lead", "Task_DecideSupport", "APPROVE", "plan", "AS_REQUESTED");
    }

    /** From the assessment to support with mentoring, which nobody requested and the agency is offered. */
    public CaseReference offered(CaseReference reference) {
        return flow.work(
                reference,
                "lead",
                "Task_DecideSupport",
                Map.of(
                        "decision",
                        "APPROVE",
                        "plan",
                        "SELECTED",
                        "offerInformationSharing",
                        true,
                        "offerMentoring",
                        true));
    }

    /** From the record to support. */
    public CaseReference supported(CaseReference reference) {
        return approvedSupport(assessed(reference));
    }

    public CaseReference asked(CaseReference reference) {
        return flow.work(
                reference, "analyst", "Task_DefineScopeQuestion", Map.of("question", "Who is behind the accounts?"));
    }

    public CaseReference written(CaseReference reference) {
        Map<String, Object> report = new HashMap<>(Map.of("title", "Three accounts, one seller"));
        report.put("findings", "The three accounts share one wallet and one address.");
        report.put("sourceGrading", "B");
        report.put("informationGrading", "2");
        return flow.work(reference, "analyst", "Task_WriteReport", report);
    }

    public CaseReference approved(CaseReference reference) {
        return flow.decide(reference, "lead", "Task_ReviewReport", "APPROVE");
    }

    public CaseReference dispatched(CaseReference reference) {
        return flow.decide(reference, "analyst", DeliveryProcess.DISPATCH, "DISPATCH");
    }

    public CaseReference forwarded(CaseReference reference) {
        return flow.decide(reference, of("ncb", reference), DeliveryProcess.FORWARD, "FORWARD");
    }

    /** From submission to a recorded case. */
    public CaseReference toTriage(CaseReference reference) {
        return recorded(acknowledged(reference));
    }

    /** From submission to the question that the analysis shall answer. */
    public CaseReference toSharing(CaseReference reference) {
        return supported(toTriage(reference));
    }

    /** From submission to an approved report whose delivery is prepared. */
    public CaseReference toDelivery(CaseReference reference) {
        return approved(written(asked(toSharing(reference))));
    }

    /** From submission to the agency's feedback, over the NCB. */
    public CaseReference toClosure(CaseReference reference) {
        return flow.passedOn(forwarded(dispatched(toDelivery(reference))));
    }

    public CaseReference confirmed(CaseReference reference) {
        return flow.passedOn(
                flow.work(reference, of("agency", reference), "Task_ConfirmReceipt", Map.of("outcome", "USED")));
    }

    public CaseReference closed(CaseReference reference) {
        return flow.decide(reference, "lead", "Task_CloseCase", "CLOSE");
    }
}
