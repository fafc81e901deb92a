package org.ncbrelay.domain.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.product.ActionItem;

/** Coordination meetings; an invited country sees the meeting and its own invitation. */
public interface Meetings {
    void plan(CaseReference reference, Meeting meeting, Officer by, Instant at);

    Optional<Meeting> find(CaseReference reference);

    void invite(Invitation invitation, Instant at);

    List<Invitation> invitations(CaseReference reference);

    Optional<Invitation> invitation(CaseReference reference, OrganisationCode country);

    /** @throws org.ncbrelay.domain.Refusal.Conflict if it has been answered */
    void answer(Invitation answered);

    void setAgenda(CaseReference reference, String agenda);

    void end(CaseReference reference, Outcome outcome);

    Optional<Outcome> outcome(CaseReference reference);

    void assign(CaseReference reference, ActionItem action, Officer by, Instant at);

    List<ActionItem> actions(CaseReference reference);

    /**
     * How it went.
     *
     * @param participants null unless held
     * @param reason       null if held
     */
    record Outcome(boolean held, String participants, String reason, String recordedBy, Instant recordedAt) {}
}
