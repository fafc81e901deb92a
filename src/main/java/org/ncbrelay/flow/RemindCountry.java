package org.ncbrelay.flow;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
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
    private final Clock clock;

    public RemindCountry(IntelligenceStore store, TimeLimits limits, Journal journal, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes the next stage; how many there were is counted from the events. */
    @Transactional
    public void remind(CaseReference reference, OrganisationCode country, String step, Officer by) {
        int stage = 1
                + (int) store.events(reference).stream()
                        .filter(event -> event.kind().startsWith("REMINDED_")
                                && country.value().equals(event.country()))
                        .filter(event -> step.equals(event.note()))
                        .count();
        Escalation action = limits.escalation(step, stage);
        Addressee ncb = Addressee.ncb(country);
        journal.send(Letter.of(action), reference, ncb);
        if (action == Escalation.GS_LIAISON) journal.send(Letter.ESCALATION, reference, Addressee.INTERPOL);
        store.event(reference, country, "REMINDED_" + action, by, ncb.name(), step, clock.instant());
    }
}
