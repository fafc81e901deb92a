package org.ncbrelay.flow.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Feedbacks;
import org.ncbrelay.domain.casefile.Feedbacks.FeedbackKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.flow.CaseEnd;
import org.ncbrelay.flow.WriteToAgency;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Asks for feedback at the end of a case and records it, closes the case and schedules the review of its retention. */
@Service
public record ClosureStep(
        Cases cases,
        WriteToAgency agency,
        Journal journal,
        Feedbacks feedbacks,
        CaseEnd caseEnd,
        CaseProcess process,
        Clock clock) {
    /**
     * Asks the agency to confirm receipt and to report the outcome once all support has ended. The case counts as
     * delivered from here on.
     */
    public void askForFeedback(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        cases.changeStatus(reference, CaseStatus.DELIVERED, now);
        journal.record(Act.of(EventKind.FEEDBACK_REQUESTED, reference, by).to(Addressee.agency(request)));
    }

    /**
     * Records what the agency reports, or that it reported nothing.
     *
     * @param note null if none
     */
    public void confirmed(CaseReference reference, String outcome, String note, Officer by) {
        Instant now = clock.instant();
        feedbacks.add(reference, FeedbackKind.CONFIRMED, outcome, note, by, now);
        journal.record(
                Act.of(EventKind.FEEDBACK_REPORTED, reference, by).toInterpol().noting(Note.name("result", outcome)));
    }

    /** After the third reminder the case goes on without feedback (our default). */
    public void none(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        feedbacks.add(reference, FeedbackKind.NO_FEEDBACK, null, null, by, now);
        journal.record(Act.of(EventKind.NO_FEEDBACK, reference, by));
    }

    /** Closes the case and schedules the review of its retention. */
    public void close(CaseReference reference, String lessons, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        request.requireOpen();
        LocalDate due = request.retentionReview(LocalDate.ofInstant(now, ZoneOffset.UTC));
        feedbacks.add(reference, FeedbackKind.CLOSED, null, lessons, by, now);
        caseEnd.record(request, by);
        process.withdrawalOvertaken(reference);
        cases.close(reference, now, due);
        journal.record(Act.of(EventKind.CASE_CLOSED, reference, by)
                .to(Addressee.agency(request))
                .withLetter(Letter.CASE_CLOSED, agency.recipients(request)));
        journal.record(
                Act.of(EventKind.RETENTION_REVIEW_SCHEDULED, reference, by).noting(Note.day(due)));
    }

    /** Informs the agency and its NCB that all support has ended and nothing was delivered; the reasons are those of each support. */
    public void reportNothingDelivered(CaseReference reference, Officer by) {
        SupportCase request = cases.get(reference);
        journal.record(Act.of(EventKind.NOTHING_DELIVERED, reference, by)
                .to(Addressee.agency(request))
                .withLetter(Letter.NOTHING_DELIVERED, agency.recipients(request)));
    }
}
