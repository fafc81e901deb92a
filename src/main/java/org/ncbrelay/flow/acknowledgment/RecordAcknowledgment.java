package org.ncbrelay.flow.acknowledgment;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.StepClocks;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the NCB answers to a submission. */
@Service
public class RecordAcknowledgment {
    private final Cases cases;
    private final Acknowledgments acknowledgments;
    private final StepClocks clocks;
    private final Journal journal;
    private final Clock clock;

    public RecordAcknowledgment(
            Cases cases, Acknowledgments acknowledgments, StepClocks clocks, Journal journal, Clock clock) {
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.clocks = clocks;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param reason the missing points or the reason for declining; null where acknowledged
     * @throws Refusal.Conflict  if the request has been answered
     * @throws Refusal.Forbidden if the officer wrote the request
     */
    @Transactional
    public void record(CaseReference reference, Outcome outcome, String reason, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        acknowledgments.add(reference, Acknowledgment.of(request, outcome, reason, by, now));
        cases.changeStatus(reference, status(outcome), now);
        journal.record(Act.of(event(outcome), reference, by)
                .to(Addressee.agency(request))
                .noting(reason)
                .withLetter(letter(outcome)));
        if (outcome == Outcome.RETURNED) clocks.pause(reference, "acknowledgment", "returned for correction", now);
    }

    private static CaseStatus status(Outcome outcome) {
        return switch (outcome) {
            case ACKNOWLEDGED -> CaseStatus.ACKNOWLEDGED;
            case RETURNED -> CaseStatus.RETURNED;
            case DECLINED -> CaseStatus.DECLINED;
        };
    }

    private static EventKind event(Outcome outcome) {
        return switch (outcome) {
            case ACKNOWLEDGED -> EventKind.REQUEST_ACKNOWLEDGED;
            case RETURNED -> EventKind.REQUEST_RETURNED;
            case DECLINED -> EventKind.REQUEST_DECLINED;
        };
    }

    private static Letter letter(Outcome outcome) {
        return switch (outcome) {
            case ACKNOWLEDGED -> Letter.REQUEST_ACKNOWLEDGED;
            case RETURNED -> Letter.REQUEST_RETURNED;
            case DECLINED -> Letter.REQUEST_DECLINED;
        };
    }
}
