package org.ncbrelay.flow.support;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.support.StepRecords;
import org.ncbrelay.store.support.StepRecords.Answered;
import org.springframework.stereotype.Service;

/** Puts what happens in a capability's support on record: the step itself, and its line on the timeline. */
@Service
public record SupportRecord(
        Recordings recordings, Capabilities capabilities, StepRecords steps, Journal journal, Clock clock) {
    /** Characters on the timeline; our default. The step has the whole. */
    private static final int LONGEST_NOTE = 300;

    /**
     * @param answers what was said; see {@link StepRecord#answers}
     * @param note    the same in one line for the timeline
     * @throws Refusal.Conflict if the case is not recorded: nothing is done before (Annex 1.1)
     */
    public void step(
            CaseReference reference,
            Capability capability,
            StepKind kind,
            Map<String, Object> answers,
            Note note,
            Officer by) {
        Instant now = begin(reference, capability, by);
        steps.add(reference, capability, kind, answers, by, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by).noting(capability.note(note)));
    }

    /**
     * The same of the answers to a form.
     *
     * @throws Refusal.Conflict if the case is not recorded
     */
    void answered(CaseReference reference, Answered answered, Officer by) {
        Instant now = begin(reference, answered.capability(), by);
        steps.add(reference, answered, by, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(answered.capability().note(answered.note()).shortened(LONGEST_NOTE)));
    }

    /** Ends this support with a reason that somebody wrote; the case's other support goes on. */
    public void refuse(CaseReference reference, Capability capability, String reason, Officer by) {
        refuse(reference, capability, Note.written(reason), by);
    }

    /** Ends this support with a reason; the case's other support goes on. */
    public void refuse(CaseReference reference, Capability capability, Note reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Instant now = clock.instant();
        capabilities.change(reference, capability, Status.REFUSED, reason, now);
        journal.record(Act.of(EventKind.CAPABILITY_REFUSED, reference, by).noting(capability.note(reason)));
    }

    /** Ends this support as withdrawn, for a reason; the case's other support goes on. */
    public void withdraw(CaseReference reference, Capability capability, Note reason, Officer by) {
        capabilities.change(reference, capability, Status.WITHDRAWN, reason, clock.instant());
        journal.record(Act.of(EventKind.CAPABILITY_WITHDRAWN, reference, by).noting(capability.note(reason)));
    }

    /** With its first step a support is in progress, unless it is since it was opened. */
    private Instant begin(CaseReference reference, Capability capability, Officer by) {
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        if (capabilities.of(reference).stream()
                .anyMatch(each -> each.capability() == capability
                        && each.status().isOpen()
                        && each.status() != Status.IN_PROGRESS)) start(reference, capability, by, now);
        return now;
    }

    private void start(CaseReference reference, Capability capability, Officer by, Instant now) {
        capabilities.change(reference, capability, Status.IN_PROGRESS, now);
        journal.record(Act.of(EventKind.CAPABILITY_STARTED, reference, by).noting(capability.note()));
    }
}
