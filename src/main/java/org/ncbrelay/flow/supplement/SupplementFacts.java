package org.ncbrelay.flow.supplement;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.Agencies;
import org.ncbrelay.domain.directory.Agencies.Registered;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.domain.supplement.Supplements;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;

/** The facts that the decision table {@code officialSource} asks for: who filed the supplement, not who asked for support. */
@Component("supplementFacts")
@AvailableInExpressions
public class SupplementFacts {
    private final Supplements supplements;
    private final Agencies agencies;
    private final CurrentOfficer officers;

    SupplementFacts(Supplements supplements, Agencies agencies, CurrentOfficer officers) {
        this.supplements = supplements;
        this.agencies = agencies;
        this.officers = officers;
    }

    public boolean filedByNcb(CaseExecution execution) {
        return supplement(execution).agencyCode() == null;
    }

    public boolean agencyApproved(CaseExecution execution) {
        String agency = supplement(execution).agencyCode();
        return agency != null
                && agencies.find(agency).filter(Registered::approved).isPresent();
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

    /** Whether anything that was added is not decided, or not in the record yet; asked by the relay, as the team does not see it. */
    public boolean anyWait(CaseExecution execution) {
        return officers.as(
                Officer.relay(execution.reference().organisation()), () -> supplements.anyWait(execution.reference()));
    }

    private Supplement supplement(CaseExecution execution) {
        return supplements.get(SupplementProcess.SUPPLEMENT.require(execution));
    }
}
