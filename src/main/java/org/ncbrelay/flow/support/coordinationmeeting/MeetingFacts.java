package org.ncbrelay.flow.support.coordinationmeeting;

import java.util.List;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.store.support.Invitations.Invitation;
import org.ncbrelay.store.support.Meetings;
import org.springframework.stereotype.Component;

/** What the diagrams of a meeting ask. */
@Component("meetingFacts")
@AvailableInExpressions
public class MeetingFacts {
    private final Meetings meetings;

    MeetingFacts(Meetings meetings) {
        this.meetings = meetings;
    }

    /** The countries that have yet to answer, one instance of the invitation for each. */
    public List<String> invited(CaseExecution execution) {
        return meetings.invitations(execution.reference()).stream()
                .filter(invitation -> invitation.state() == Invitation.State.INVITED)
                .map(invitation -> invitation.country().value())
                .toList();
    }

    /** All that an invited bureau reads on its task card. */
    public String invitationLine(CaseExecution execution) {
        return meetings.find(execution.reference()).orElseThrow().line();
    }

    public boolean somebodyComes(CaseExecution execution) {
        return meetings.invitations(execution.reference()).stream()
                .anyMatch(invitation -> invitation.state() == Invitation.State.ACCEPTED);
    }

    /** Whether the meeting took place; one that INTERPOL cancelled did not. */
    public boolean wasHeld(CaseExecution execution) {
        return meetings.outcome(execution.reference())
                .map(Meetings.Outcome::held)
                .orElse(false);
    }
}
