package org.ncbrelay.flow.support.meetingsession;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.meeting.Invitation;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Meetings;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the agenda and tells the countries that come. */
@Service
public class SetAgenda {
    private final Meetings meetings;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    public SetAgenda(Meetings meetings, Timeline timeline, Outbox outbox, Clock clock) {
        this.meetings = meetings;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** They read it with their invitation. */
    @Transactional
    public void set(CaseReference reference, String agenda, Officer by) {
        meetings.setAgenda(reference, agenda);
        timeline.record(
                reference,
                EventKind.CAPABILITY_STEP,
                by,
                null,
                Capability.COORDINATION_MEETING.note(Phrase.AGENDA_SET.words()),
                clock.instant());
        for (Invitation invitation : meetings.invitations(reference))
            if (invitation.state() == Invitation.State.ACCEPTED)
                outbox.toDesk(reference, invitation.country(), Letter.INVITATION);
    }
}
