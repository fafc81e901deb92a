package org.ncbrelay.flow.supplement;

import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.store.evidence.Supplements;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Component;

/** The facts that the decision table {@code officialSource} asks for: who filed the supplement, not who asked for support. */
@Component("supplementFacts")
@AvailableInExpressions
public class SupplementFacts {
    private final Supplements supplements;
    private final Agencies agencies;

    SupplementFacts(Supplements supplements, Agencies agencies) {
        this.supplements = supplements;
        this.agencies = agencies;
    }

    public boolean filedByNcb(CaseExecution execution) {
        return supplement(execution).agencyCode() == null;
    }

    public boolean agencyApproved(CaseExecution execution) {
        String agency = supplement(execution).agencyCode();
        return agency != null
                && agencies.find(agency).filter(RegisteredAgency::approved).isPresent();
    }

    /** Whether it asks for experts or a team, which need an act of the NCB (Annex 2.3, 2.5). */
    public boolean expertsOrTeam(CaseExecution execution) {
        Supplement filed = supplement(execution);
        return filed.kind() == SupplementKind.SUPPORT
                && SupplementContent.of(filed.content()).capabilities().stream().anyMatch(Capability::needsNcb);
    }

    public boolean accepted(CaseExecution execution) {
        return supplement(execution).status() == SupplementStatus.ACCEPTED;
    }

    private Supplement supplement(CaseExecution execution) {
        return supplements.get(SupplementProcess.SUPPLEMENT.require(execution));
    }
}
