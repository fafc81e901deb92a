package org.ncbrelay.flow.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.domain.triage.Triages;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.SupportCatalogue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the lead's decision on what support a request gets. */
@Service
public class DecideSupport {
    private final Cases cases;
    private final Triages triages;
    private final Capabilities capabilities;
    private final Journal journal;
    private final SupportCatalogue catalogue;
    private final Clock clock;

    public DecideSupport(
            Cases cases,
            Triages triages,
            Capabilities capabilities,
            Journal journal,
            SupportCatalogue catalogue,
            Clock clock) {
        this.cases = cases;
        this.triages = triages;
        this.capabilities = capabilities;
        this.journal = journal;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Approves support by each chosen capability that was requested and is offered; what is not yet offered stays on
     * the case as such.
     *
     * @param chosen null for all that were requested
     */
    @Transactional
    public void approve(CaseReference reference, Set<Capability> chosen, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        triages.add(reference, TriageStep.decided(true, null, assessed(reference), by, now));
        for (Capability capability : request.capabilities()) {
            Status status = status(capability, chosen);
            capabilities.change(reference, capability, status, now);
            if (status == Status.NOT_YET_OFFERED)
                journal.record(Act.of(EventKind.CAPABILITY_NOT_YET_OFFERED, reference, by)
                        .noting(Note.name("capability", capability)));
        }
        cases.changeStatus(reference, CaseStatus.IN_SUPPORT, now);
        journal.record(Act.of(EventKind.SUPPORT_APPROVED, reference, by).toNcb().withLetter(Letter.TRIAGE_DECIDED));
    }

    /** Rejects the request; the case ends with the reason. */
    @Transactional
    public void reject(CaseReference reference, String reason, Officer by) {
        Instant now = clock.instant();
        triages.add(reference, TriageStep.decided(false, reason, assessed(reference), by, now));
        journal.record(Act.of(EventKind.SUPPORT_REJECTED, reference, by)
                .toNcb()
                .noting(reason)
                .withLetter(Letter.TRIAGE_DECIDED));
    }

    private Status status(Capability capability, Set<Capability> chosen) {
        if (chosen != null && !chosen.contains(capability)) return Status.NOT_CHOSEN;
        return catalogue.offers(capability) ? Status.CHOSEN : Status.NOT_YET_OFFERED;
    }

    private TriageStep assessed(CaseReference reference) {
        return triages.of(reference).stream()
                .filter(step -> step.kind() == TriageStep.TriageStepKind.ASSESSED)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new Refusal.Conflict("The request has not been assessed."));
    }
}
