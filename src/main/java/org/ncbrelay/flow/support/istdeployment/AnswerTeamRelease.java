package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Service;

/** Records the answer of the home bureau on one expert. It runs in the country of the bureau, which sees this place and nothing else of the case. */
@Service
record AnswerTeamRelease(Deployments deployments, Journal journal, CurrentOfficer officers, Clock clock) {
    /** @param expert name and office */
    void release(UUID member, String expert, Officer by) {
        if (expert == null) throw new Refusal.Invalid("expert", "name the expert");
        answer(member, TeamMember.State.RELEASED, expert, null, by);
    }

    void refuse(UUID member, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        answer(member, TeamMember.State.REFUSED, null, reason, by);
    }

    /** Silence is no release; the team is composed anew. */
    void silent(UUID member, Officer by) {
        answer(member, TeamMember.State.NO_ANSWER, null, null, by);
    }

    private void answer(UUID id, TeamMember.State state, String expert, String reason, Officer by) {
        Instant now = clock.instant();
        TeamMember member = deployments.member(id).orElseThrow(Refusal.NotFound::new);
        deployments.answer(member.answered(state, expert, reason, by.userId(), now));
        Note note = Capability.IST_DEPLOYMENT.note(
                member.role().note().and(Note.country(member.home())).and(Note.name("memberState", state)));
        CaseReference reference = member.reference();
        // The bureau does not see the case; the relay files its answer there for the country whose case it is.
        officers.as(Officer.relay(reference.organisation()), () -> {
            journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                    .toInterpol()
                    .noting(note));
            return null;
        });
    }
}
