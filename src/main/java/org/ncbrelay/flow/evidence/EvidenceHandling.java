package org.ncbrelay.flow.evidence;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.CustodyEntry.Act;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.store.evidence.Evidences;
import org.springframework.stereotype.Component;

/** Who may handle evidence, and the note that is made each time. */
@Component
record EvidenceHandling(Cases cases, IntelligenceStore intelligence, Evidences evidences, Clock clock) {
    /**
     * Any other office that sees the case, by invitation, handles none of its evidence; the database enforces the same. Files of intelligence are
     * the wildlife team's, and after the release those of the countries that it was sent to.
     *
     * @throws Refusal.Forbidden to all but the agency, its NCB and the Global Wildlife Enforcement Team
     */
    void requireHandler(CaseReference reference, Officer officer) {
        if (!isHandler(reference, officer))
            throw new Refusal.Forbidden("Evidence is for the agency, its NCB and INTERPOL's wildlife team.");
    }

    /**
     * As {@link #requireHandler}, for an officer who comes to read.
     *
     * @throws Refusal.NotFound if the case or the intelligence is not open to the officer
     */
    void requireReader(CaseReference reference, Officer officer) {
        if (reference.isIntelligence()) intelligence.get(reference);
        else cases.get(reference);
        requireHandler(reference, officer);
    }

    static boolean isHandler(CaseReference reference, Officer officer) {
        boolean handles =
                officer.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD, Role.GWET_ANALYST, Role.GWET_LEAD);
        return handles
                && (reference.isIntelligence() // which only those have to whom it was sent
                        || officer.organisation().equals(reference.organisation())
                        || officer.organisation().equals(OrganisationCode.INTERPOL));
    }

    void requireAuditor(Officer officer) {
        if (!officer.is(Role.AUDITOR)) throw new Refusal.Forbidden("Only auditors verify the whole store.");
    }

    void note(Evidence evidence, Act act, EvidenceAccess visit) {
        evidences.note(new CustodyEntry(
                evidence.id(),
                evidence.reference(),
                act,
                visit.by().userId(),
                visit.by().organisation().value(),
                visit.address(),
                visit.reason(),
                clock.instant()));
    }
}
