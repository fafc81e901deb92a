package org.ncbrelay.flow.support;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Progress;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.support.StepRecords.Answered;
import org.springframework.stereotype.Service;

/** Sends a case back to an earlier step, where its diagram leads (our default). What was decided stays on record and is decided anew. */
@Service
record SendCaseBack(
        Cases cases,
        CaseRecords records,
        Recordings recordings,
        Capabilities capabilities,
        Journal journal,
        Clock clock) {
    /**
     * Begins the next round, and has what triage chose chosen anew where the case goes back before support. The task to which the flow leads
     * has its own letter.
     *
     * @param to       the status of the case from then on
     * @param answered just before, and recorded there, with the reason in the field of that name
     * @throws Refusal.Conflict if the case is over, has not come that far, or would go back over its record (Annex 1.1)
     */
    void to(CaseReference reference, CaseStatus to, Answered answered, Officer by) {
        String node = answered.process() + '/' + answered.node();
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        request.requireOpen();
        if (to.compareTo(request.status()) > 0)
            throw new Refusal.Conflict(node + " sends the case to a step that it has not reached.");
        boolean beforeRecord = to.compareTo(CaseStatus.RECORDED) < 0;
        if (beforeRecord && recordings.isSubmitted(reference))
            throw new Refusal.Conflict(
                    "refused.sentBackOverRecord",
                    "The case is in the INTERPOL Information System. Its record can be amended; the case cannot be sent back over it.");
        records.sentBack(reference, to, node, by, now);
        cases.changeStatus(reference, to, now);
        if (to != CaseStatus.IN_SUPPORT)
            for (Progress each : capabilities.of(reference))
                if (isChosenAnew(each)) capabilities.change(reference, each.capability(), Status.REQUESTED, now);
        Object reason = answered.answers().get("reason");
        journal.record(Act.of(EventKind.SENT_BACK, reference, by)
                .to(beforeRecord ? Addressee.ncbOf(reference) : Addressee.INTERPOL)
                .noting(reason == null ? null : reason.toString()));
    }

    /** What nobody requested keeps the reason for which it was not chosen. */
    private static boolean isChosenAnew(Progress each) {
        return each.status() == Status.CHOSEN
                || each.status() == Status.NOT_YET_OFFERED
                || each.status() == Status.NOT_CHOSEN && each.reason() == null;
    }
}
