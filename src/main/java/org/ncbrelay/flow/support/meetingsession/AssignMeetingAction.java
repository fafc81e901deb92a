package org.ncbrelay.flow.support.meetingsession;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records an action that the meeting agreed on with who will do it. */
@Service
public class AssignMeetingAction {
    private final Meetings meetings;
    private final Journal journal;
    private final Clock clock;

    public AssignMeetingAction(Meetings meetings, Journal journal, Clock clock) {
        this.meetings = meetings;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid if owner or day are missing, or the day lies in the past */
    @Transactional
    public void record(CaseReference reference, ActionItem action, Officer by) {
        Instant now = clock.instant();
        if (action.dueOn().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)))
            throw new Refusal.Invalid("dueOn", "wrong.past", "must not lie in the past");
        meetings.assign(reference, action, by, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .to(Addressee.named(action.owner()))
                .noting(Capability.COORDINATION_MEETING.note(Phrase.ACTION_DUE.with(action.dueOn()))));
    }
}
