package org.ncbrelay.flow;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.IntelligenceAct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.TimeLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds a country that owes an answer to intelligence, and goes up to its head and the liaison desk when silence lasts (our default). */
@Service
public class RemindCountry {
    private final IntelligenceStore store;
    private final TimeLimits limits;
    private final Journal journal;

    public RemindCountry(IntelligenceStore store, TimeLimits limits, Journal journal) {
        this.store = store;
        this.limits = limits;
        this.journal = journal;
    }

    /** Takes the next stage; how many there were stands in the events. */
    @Transactional
    public void remind(CaseReference reference, OrganisationCode country, String step, Officer by) {
        int stage = 1
                + (int) store.events(reference).stream()
                        .filter(event ->
                                event.kind().isReminder() && country.value().equals(event.country()))
                        .filter(event -> step.equals(event.note()))
                        .count();
        Escalation action = limits.escalation(step, stage);
        IntelligenceAct act = IntelligenceAct.of(IntelligenceEventKind.of(action), reference, by)
                .toNcb(country)
                .noting(step)
                .withLetter(Letter.of(action));
        journal.record(action == Escalation.GS_LIAISON ? act.withLetter(Letter.ESCALATION, Addressee.INTERPOL) : act);
    }
}
