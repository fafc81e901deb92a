package org.ncbrelay.flow.support;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;

/** Puts what happens in a capability's support on record: the step itself, and its line on the timeline. */
@Service
public record SupportRecord(
        Recordings recordings, Capabilities capabilities, SupportSteps steps, Journal journal, Clock clock) {
    /**
     * @param content what was said; see {@link CapabilityStep#content}
     * @param note    the same in one line for the timeline
     * @throws Refusal.Conflict if the case is not recorded: nothing is done before (Annex 1.1)
     */
    public void step(
            CaseReference reference,
            Capability capability,
            StepKind kind,
            Map<String, Object> content,
            Note note,
            Officer by) {
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        if (steps.of(reference, capability).isEmpty()) start(reference, capability, by, now);
        steps.add(reference, capability, new CapabilityStep(kind, content, by.userId(), by.organisation(), now));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by).noting(capability.note(note)));
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

    private void start(CaseReference reference, Capability capability, Officer by, Instant now) {
        capabilities.change(reference, capability, Status.IN_PROGRESS, now);
        journal.record(Act.of(EventKind.CAPABILITY_STARTED, reference, by).noting(capability.note()));
    }
}
