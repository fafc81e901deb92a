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
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.CaseEnd;
import org.ncbrelay.flow.WriteToAgency;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.cases.CaseRecords.FeedbackKind;
import org.ncbrelay.store.cases.Deliveries;
import org.springframework.stereotype.Service;

/** Asks for feedback at the end of a case and records it, closes the case and schedules the review of its retention. */
@Service
public record ClosureStep(
        Cases cases,
        WriteToAgency agency,
        Journal journal,
        CaseRecords feedbacks,
        Capabilities capabilities,
        Deliveries deliveries,
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

    /**
     * What the agency says it has not received does not count as delivered (our default).
     *
     * @param again  whether it is delivered again: the case is then in support
     * @param reason of the lead; null where no one had to decide
     */
    public void notReceived(CaseReference reference, boolean again, String reason, Officer by) {
        Status status = again ? Status.IN_PROGRESS : Status.NOT_RECEIVED;
        cases.getForChange(reference);
        if (again) cases.changeStatus(reference, CaseStatus.IN_SUPPORT, clock.instant());
        capabilities.of(reference).stream()
                .filter(support -> support.status() == Status.DELIVERED)
                .forEach(support -> {
                    deliveries.notReceived(reference, support.capability());
                    capabilities.change(reference, support.capability(), status, clock.instant());
                    journal.record(Act.of(EventKind.NOT_RECEIVED, reference, by)
                            .toInterpol()
                            .noting(Note.name("capability", support.capability())
                                    .and(Note.name("progress", status))
                                    .then(reason)));
                });
    }

    /** Records the lessons. The case stays locked until the transaction ends, so that what was added is not decided before the case waits for it. */
    public void decideToClose(CaseReference reference, String lessons, Officer by) {
        cases.getForChange(reference).requireOpen();
        feedbacks.add(reference, FeedbackKind.CLOSED, null, lessons, by, clock.instant());
    }

    /** Informs the NCB that the case ends once it has decided on what was added; INTERPOL does not learn what that is (Annex 1.1). */
    public void remindNcb(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.CLOSING_WAITS, reference, by).toNcb().withLetter(Letter.CLOSING_WAITS));
    }

    /** Closes the case and schedules the review of its retention; the relay does so where the NCB ended the wait, not its officer. */
    public void close(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        request.requireOpen();
        LocalDate due = request.retentionReview(LocalDate.ofInstant(now, ZoneOffset.UTC));
        Officer closing = by.servesInterpol() ? by : Officer.relay(reference.organisation());
        boolean continues = caseEnd.record(request, closing);
        process.withdrawalOvertaken(reference);
        cases.close(reference, now, due);
        journal.record(Act.of(EventKind.CASE_CLOSED, reference, closing)
                .to(Addressee.agency(request))
                .withLetter(
                        continues ? Letter.CASE_CLOSED_AND_CONTINUES : Letter.CASE_CLOSED, agency.recipients(request)));
        journal.record(
                Act.of(EventKind.RETENTION_REVIEW_SCHEDULED, reference, closing).noting(Note.day(due)));
    }

    /** Informs the agency and its NCB that all support has ended and nothing was delivered; the reasons are those of each support. */
    public void reportNothingDelivered(CaseReference reference, Officer by) {
        SupportCase request = cases.get(reference);
        journal.record(Act.of(EventKind.NOTHING_DELIVERED, reference, by)
                .to(Addressee.agency(request))
                .withLetter(Letter.NOTHING_DELIVERED, agency.recipients(request)));
    }
}
