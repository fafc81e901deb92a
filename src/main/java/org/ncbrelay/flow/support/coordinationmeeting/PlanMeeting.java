package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.meeting.CountriesInvolved;
import org.ncbrelay.domain.meeting.Invitation;
import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans a meeting and invites the NCB of each country involved that is not restricted. */
@Service
public class PlanMeeting {
    private final Cases cases;
    private final Recordings recordings;
    private final Meetings meetings;
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public PlanMeeting(
            Cases cases,
            Recordings recordings,
            Meetings meetings,
            Capabilities capabilities,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.recordings = recordings;
        this.meetings = meetings;
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict if the case is not recorded */
    @Transactional
    public void plan(CaseReference reference, Meeting meeting, Officer by) {
        SupportCase request = cases.getForChange(reference);
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        meeting.requireAhead(LocalDate.ofInstant(now, ZoneOffset.UTC));
        capabilities.change(reference, Capability.COORDINATION_MEETING, Status.IN_PROGRESS, now);
        meetings.plan(reference, meeting.withPurpose(Caveat.under(meeting.purpose(), request)), by, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(
                        Phrase.MEETING_PLANNED.with(meeting.heldOn()).then(meeting.title()))));
        for (OrganisationCode country : CountriesInvolved.mayBeInvited(request)) {
            meetings.invite(Invitation.to(country, reference), now);
            journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                    .to(Addressee.ncb(country))
                    .noting(Capability.COORDINATION_MEETING.note(Phrase.INVITED.note()))
                    .withLetter(Letter.INVITATION));
        }
    }
}
