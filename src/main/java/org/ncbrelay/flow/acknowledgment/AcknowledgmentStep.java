package org.ncbrelay.flow.acknowledgment;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.cases.StepClocks;
import org.springframework.stereotype.Service;

/** Records the acknowledgment of the NCB and corrections (Annex 1.1). */
@Service
record AcknowledgmentStep(Cases cases, CaseRecords acknowledgments, StepClocks clocks, Journal journal, Clock clock) {
    /**
     * Records what the NCB answers to a submission.
     *
     * @param reason the missing points or the reason for declining; null where acknowledged
     * @throws Refusal.Conflict  if the request has been answered
     * @throws Refusal.Forbidden if the officer wrote the request
     */
    void recordAcknowledgment(CaseReference reference, Outcome outcome, String reason, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        Answer answer = Answer.of(outcome);
        acknowledgments.add(reference, Acknowledgment.of(request, outcome, reason, by, now));
        cases.changeStatus(reference, answer.status(), now);
        journal.record(Act.of(answer.event(), reference, by)
                .to(Addressee.agency(request))
                .noting(reason)
                .withLetter(answer.letter()));
        if (outcome == Outcome.RETURNED) clocks.pause(reference, "acknowledgment", "returned for correction", now);
    }

    /** What an answer makes of the request, how the timeline names it, and the letter to the agency. */
    private record Answer(CaseStatus status, EventKind event, Letter letter) {
        static Answer of(Outcome outcome) {
            return switch (outcome) {
                case ACKNOWLEDGED ->
                    new Answer(CaseStatus.ACKNOWLEDGED, EventKind.REQUEST_ACKNOWLEDGED, Letter.REQUEST_ACKNOWLEDGED);
                case RETURNED -> new Answer(CaseStatus.RETURNED, EventKind.REQUEST_RETURNED, Letter.REQUEST_RETURNED);
                case DECLINED -> new Answer(CaseStatus.DECLINED, EventKind.REQUEST_DECLINED, Letter.REQUEST_DECLINED);
            };
        }
    }

    /**
     * Records what the agency corrected after its NCB had returned the request; the older text stays on record. Files the next version of the request with the agency's correction next to its text, and copies it as the first. A
     * version that was filed since the return, from the request page, is that correction already.
     *
     * @param correction what was corrected or added
     */
    void recordCorrection(CaseReference reference, String correction, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        request.requireReturned();
        boolean rewritten = cases.isRewrittenSinceReturn(reference);
        if (!rewritten) cases.addVersion(reference, request.content(), correction, by, now);
        int version = rewritten ? request.version() : request.version() + 1;
        cases.changeStatus(reference, CaseStatus.SUBMITTED, now);
        clocks.resume(reference, "acknowledgment", now);
        journal.record(Act.of(EventKind.REQUEST_CORRECTED, reference, by)
                .toNcb()
                .noting(correction)
                .withLetter(Letter.REQUEST_CORRECTED)
                .copiedToGeneralSecretariat(CopySubject.CORRECTION, String.valueOf(version)));
    }
}
