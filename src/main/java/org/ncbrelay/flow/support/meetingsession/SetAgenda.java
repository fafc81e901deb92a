package org.ncbrelay.flow.support.meetingsession;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.meeting.Invitation;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the agenda and tells the countries that come. */
@Service
public class SetAgenda {
    private final Meetings meetings;
    private final Journal journal;

    public SetAgenda(Meetings meetings, Journal journal) {
        this.meetings = meetings;
        this.journal = journal;
    }

    /** They read it with their invitation. */
    @Transactional
    public void set(CaseReference reference, String agenda, Officer by) {
        meetings.setAgenda(reference, agenda);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(Phrase.AGENDA_SET.note())));
        for (Invitation invitation : meetings.invitations(reference))
            if (invitation.state() == Invitation.State.ACCEPTED)
                journal.send(Letter.AGENDA_SET, reference, Addressee.ncb(invitation.country()));
    }
}
