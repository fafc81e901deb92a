package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.casefile.Timeline;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.Escalations;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.TimeLimits;
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
    private final CurrentOfficer officers;
    private final Clock clock;

    public Escalate(
            Cases cases,
            Escalations escalations,
            TimeLimits limits,
            Timeline timeline,
            Outbox outbox,
            CurrentOfficer officers,
            Clock clock) {
        this.cases = cases;
        this.escalations = escalations;
        this.limits = limits;
        this.timeline = timeline;
        this.outbox = outbox;
        this.officers = officers;
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
        Escalation action = nextStage(reference, step, ONE_ANSWER, addressee(request, debtor), by);
        write(request, debtor, Letter.of(action));
        if (action == Escalation.GS_LIAISON) outbox.toDesk(reference, OrganisationCode.INTERPOL, Letter.ESCALATION);
        return action;
    }

    /**
     * Takes the next stage for a bureau that was asked for an expert, to a meeting or about a hit. It may see nothing of the
     * case: the stage is filed for the country whose case it is.
     *
     * @param step as in the decision tables
     * @param answer which answer is owed; the bureaus that a step asks side by side are each reminded for themselves
     * @param by the relay, acting for the bureau that owes the answer
     */
    @Transactional
    public void silenceOfBureau(CaseReference reference, String step, String answer, Officer by) {
        OrganisationCode bureau = by.organisation();
        Officer owner = Officer.relay(reference.organisation());
        Escalation action = officers.as(owner, () -> nextStage(reference, step, answer, "NCB " + bureau, owner));
        outbox.toDesk(reference, bureau, Letter.of(action));
    }

    private Escalation nextStage(CaseReference reference, String step, String answer, String addressee, Officer by) {
        Instant now = clock.instant();
        int stage = escalations.count(reference, step, answer) + 1;
        Escalation action = limits.escalation(step, stage);
        escalations.add(reference, step, answer, stage, action, now);
        timeline.record(reference, action.event(), by, addressee, step + ", " + stage, now);
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
