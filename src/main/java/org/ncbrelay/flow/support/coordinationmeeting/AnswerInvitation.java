package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.meeting.Invitations.Invitation;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Service;

/** Records what an invited bureau answers. It runs in the country of the bureau, which sees its invitation and nothing else of the case. */
@Service
record AnswerInvitation(Meetings meetings, Journal journal, CurrentOfficer officers, Clock clock) {
    /** @param participants who comes */
    void accept(CaseReference reference, String participants, Officer by) {
        if (participants == null) throw new Refusal.Invalid("participants", "say who comes");
        answer(reference, Invitation.State.ACCEPTED, participants, null, by);
    }

    void decline(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        answer(reference, Invitation.State.DECLINED, null, reason, by);
    }

    /** A country that does not answer in time does not delay the others. */
    void silent(CaseReference reference, Officer by) {
        answer(reference, Invitation.State.NO_ANSWER, null, null, by);
    }

    private void answer(
            CaseReference reference, Invitation.State state, String participants, String reason, Officer by) {
        Instant now = clock.instant();
        Invitation invitation =
                meetings.invitation(reference, by.organisation()).orElseThrow(Refusal.NotFound::new);
        meetings.answer(invitation.answered(state, participants, reason, by.userId(), now));
        Note note = Capability.COORDINATION_MEETING.note(
                Note.country(by.organisation()).and(Note.name("invitation", state)));
        // The bureau does not see the case; the relay files its answer there for the country whose case it is.
        officers.as(Officer.relay(reference.organisation()), () -> {
            journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                    .toInterpol()
                    .noting(note));
            return null;
        });
    }
}
