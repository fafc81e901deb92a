package org.ncbrelay.flow;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.TimeLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds a country that owes an answer to intelligence, and goes up to its head and the liaison desk when silence lasts (our default). */
@Service
public class RemindCountry {
    private final IntelligenceStore store;
    private final TimeLimits limits;
    private final Outbox outbox;
    private final Clock clock;

    public RemindCountry(IntelligenceStore store, TimeLimits limits, Outbox outbox, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes the next stage; how many there were stands in the events. */
    @Transactional
    public void remind(CaseReference reference, OrganisationCode country, String step, Officer by) {
        int stage = 1
                + (int) store.events(reference).stream()
                        .filter(event -> event.kind().startsWith("REMINDED_")
                                && country.value().equals(event.country()))
                        .filter(event -> step.equals(event.note()))
                        .count();
        Escalation action = limits.escalation(step, stage);
        outbox.toDesk(reference, country, Letter.of(action));
        if (action == Escalation.GS_LIAISON) outbox.toDesk(reference, OrganisationCode.INTERPOL, Letter.ESCALATION);
        store.event(reference, country, "REMINDED_" + action, by, "NCB " + country, step, clock.instant());
    }
}
