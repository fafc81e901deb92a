package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Escalations;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.TimeLimits;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds a bureau that was asked for an expert, to a meeting or about a hit, and goes up to its head when silence lasts (our
 * default). The bureau may see nothing of the case: the relay files the reminder there for the country whose case it is.
 */
@Service
public class RemindBureau {
    private final Escalations escalations;
    private final TimeLimits limits;
    private final Timeline timeline;
    private final Outbox outbox;
    private final CurrentOfficer officers;
    private final Clock clock;

    public RemindBureau(
            Escalations escalations,
            TimeLimits limits,
            Timeline timeline,
            Outbox outbox,
            CurrentOfficer officers,
            Clock clock) {
        this.escalations = escalations;
        this.limits = limits;
        this.timeline = timeline;
        this.outbox = outbox;
        this.officers = officers;
        this.clock = clock;
    }

    /**
     * Takes the next stage for one answer that is owed.
     *
     * @param step as in the decision tables
     * @param debt which answer; the bureaus that a step asks side by side are each reminded for themselves
     * @param by   the relay, acting for the bureau that owes it
     */
    @Transactional
    public void remind(CaseReference reference, String step, String debt, Officer by) {
        OrganisationCode bureau = by.organisation();
        Escalation action = officers.as(
                Officer.relay(reference.organisation()), () -> filed(reference, step, debt, bureau, clock.instant()));
        outbox.toDesk(reference, bureau, Letter.of(action));
    }

    private Escalation filed(CaseReference reference, String step, String debt, OrganisationCode bureau, Instant now) {
        int stage = escalations.count(reference, step, debt) + 1;
        Escalation action = limits.escalation(step, stage);
        escalations.add(reference, step, debt, stage, action, now);
        timeline.record(
                reference,
                action.event(),
                Officer.relay(reference.organisation()),
                "NCB " + bureau,
                step + ", " + stage,
                now);
        return action;
    }
}
