package org.ncbrelay.domain.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.ActionItem;

/** What is on record of the deployments of teams; nothing is ever overwritten. */
public interface Deployments {
    /** Opens the deployment that a recorded request asked for; does nothing if it is open. */
    void open(CaseReference reference, Officer by, Instant at);

    void add(CaseReference reference, DeploymentFact fact);

    /** Without any fact where no deployment was opened. */
    Deployment of(CaseReference reference);

    void draft(CaseReference reference, DraftedTerms terms);

    /** The newest version. */
    Optional<DraftedTerms> terms(CaseReference reference);

    void ask(TeamMember member);

    /** The places of the newest round. */
    List<TeamMember> team(CaseReference reference);

    /** Also for the bureau that is asked, which sees nothing else of the case. */
    Optional<TeamMember> member(UUID id);

    /** @throws org.ncbrelay.domain.Refusal.Conflict if the place has been answered */
    void answer(TeamMember answered);

    void prepare(CaseReference reference, Logistics logistics);

    /** The newest word on each item that has one. */
    List<Logistics> logistics(CaseReference reference);

    void recommend(CaseReference reference, ActionItem recommendation, Officer by, Instant at);

    List<ActionItem> recommendations(CaseReference reference);

    /** A version of the terms of reference; a change asked by the host makes the next one. */
    record DraftedTerms(int version, TermsOfReference terms, String draftedBy, Instant draftedAt) {}
}
