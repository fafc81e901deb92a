package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Escalations;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Messages.Party;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.TimeLimits;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds whoever owes an answer, and goes up the line when silence lasts (our default; see the decision table of escalations). */
@Service
public class Escalate {
    private static final String ONE_ANSWER = "";

    private final Cases cases;
    private final Escalations escalations;
    private final TimeLimits limits;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    public Escalate(
            Cases cases, Escalations escalations, TimeLimits limits, Timeline timeline, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.escalations = escalations;
        this.limits = limits;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes the next stage for a step of a case.
     *
     * @param step as in the decision tables
     * @param debtor who owes the answer
     * @return what the table says
     */
    @Transactional
    public Escalation silence(CaseReference reference, String step, Party debtor, Officer by) {
        SupportCase request = cases.get(reference);
        Instant now = clock.instant();
        int stage = escalations.count(reference, step, ONE_ANSWER) + 1;
        Escalation action = limits.escalation(step, stage);
        escalations.add(reference, step, ONE_ANSWER, stage, action, now);
        timeline.record(reference, action.event(), by, addressee(request, debtor), step + ", " + stage, now);
        write(request, debtor, Letter.of(action));
        if (action == Escalation.GS_LIAISON) outbox.toDesk(reference, OrganisationCode.INTERPOL, Letter.ESCALATION);
        return action;
    }

    private void write(SupportCase request, Party debtor, Letter letter) {
        switch (debtor) {
            case AGENCY -> outbox.toAgency(request.reference(), request.organisation(), request.agencyEmail(), letter);
            case NCB -> outbox.toDesk(request.reference(), request.organisation(), letter);
            case INTERPOL -> outbox.toDesk(request.reference(), OrganisationCode.INTERPOL, letter);
        }
    }

    private static String addressee(SupportCase request, Party debtor) {
        return switch (debtor) {
            case AGENCY -> request.agencyName();
            case NCB -> "NCB " + request.organisation();
            case INTERPOL -> "INTERPOL";
        };
    }
}
