package org.ncbrelay.flow.supportrequest;

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
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.CaseEnd;
import org.ncbrelay.flow.WriteToAgency;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records how a request ends without support. */
@Service
record SupportRequestStep(
        Cases cases, Capabilities capabilities, WriteToAgency agency, Journal journal, CaseEnd caseEnd, Clock clock) {
    /**
     * Ends a case that a step refused: declined, without an official source, or not supported. The reason is recorded
     * with the step that refused.
     */
    void recordRefusal(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        if (request.status() != CaseStatus.DECLINED) {
            cases.changeStatus(reference, CaseStatus.DECLINED, now);
            // Before the record it is the NCB that refuses; after it INTERPOL, whose letters go over the channel.
            if (request.status() == CaseStatus.ACKNOWLEDGED)
                journal.send(Letter.REQUEST_DECLINED, reference, Addressee.agency(request));
            else agency.send(Letter.REQUEST_DECLINED, reference);
        }
        caseEnd.record(request, by);
        capabilities.endOpen(reference, Status.REFUSED, Phrase.REQUEST_DECLINED.note(), now);
    }

    /**
     * Ends a request without an answer in time (our default): that its author did not correct until the last reminder, or that its NCB
     * did not acknowledge although the General Secretariat had contacted it. The status is that of a request which its author withdrew; the event says that no one said so.
     */
    void recordAbandonment(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        boolean returned = request.status() == CaseStatus.RETURNED;
        Note reason = (returned ? Phrase.SILENCE_ABANDONS : Phrase.SILENCE_ACKNOWLEDGES_NOTHING).note();
        Letter letter = returned ? Letter.REQUEST_ABANDONED : Letter.REQUEST_UNACKNOWLEDGED;
        cases.changeStatus(reference, CaseStatus.WITHDRAWN, now);
        caseEnd.record(request, by);
        capabilities.endOpen(reference, Status.WITHDRAWN, reason, now);
        journal.record(Act.of(EventKind.REQUEST_ABANDONED, reference, by)
                .to(Addressee.agency(request))
                .noting(reason)
                .withLetter(letter)
                .withLetter(letter, Addressee.ncbOf(reference), Addressee.GENERAL_SECRETARIAT));
    }

    /** Closes a duplicate that was joined to the standing case of its country, in which its support is decided. */
    void recordJoining(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        LocalDate review = request.retentionReview(LocalDate.ofInstant(now, ZoneOffset.UTC));
        caseEnd.record(request, by);
        cases.close(reference, now, review);
        journal.record(
                Act.of(EventKind.RETENTION_REVIEW_SCHEDULED, reference, by).noting(Note.day(review)));
    }
}
