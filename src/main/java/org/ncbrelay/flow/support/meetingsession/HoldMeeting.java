package org.ncbrelay.flow.support.meetingsession;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.meeting.Meetings.Outcome;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that a meeting was held, or why it was not. */
@Service
public class HoldMeeting {
    private final Meetings meetings;
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public HoldMeeting(Meetings meetings, Capabilities capabilities, Journal journal, Clock clock) {
        this.meetings = meetings;
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void held(CaseReference reference, String participants, Officer by) {
        if (participants == null) throw new Refusal.Invalid("participants", "say who took part");
        Instant now = clock.instant();
        meetings.end(reference, new Outcome(true, participants, null, by.userId(), now));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(Phrase.MEETING_HELD.note())));
    }

    @Transactional
    public void cancelled(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Instant now = clock.instant();
        meetings.end(reference, new Outcome(false, null, reason, by.userId(), now));
        capabilities.change(reference, Capability.COORDINATION_MEETING, Status.REFUSED, Note.written(reason), now);
        journal.record(Act.of(EventKind.CAPABILITY_REFUSED, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(Phrase.MEETING_CANCELLED.with(reason))));
    }
}
