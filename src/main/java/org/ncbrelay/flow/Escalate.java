package org.ncbrelay.flow;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.Escalations;
import org.ncbrelay.domain.deadline.Escalations.OverdueTask;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Reminds whoever owes an answer, and goes up the line when silence lasts (our default; see the decision table of escalations). */
@Service
public record Escalate(
        Cases cases,
        Escalations escalations,
        TimeLimits limits,
        Journal journal,
        CurrentOfficer officers,
        Clock clock) {
    private static final String ONE_ANSWER = "";

    /**
     * Takes the next stage for a step of a case.
     *
     * @param step as in the decision tables
     * @param debtor who owes the answer
     * @return the result of the decision table
     */
    public Escalation silence(CaseReference reference, String step, Party debtor, Officer by) {
        Addressee owing = addressee(cases.get(reference), debtor);
        Escalation action = nextStage(reference, step, ONE_ANSWER, false, owing, by);
        journal.send(Letter.of(action), reference, owing);
        if (action == Escalation.GS_LIAISON) journal.send(Letter.joining(action), reference, Addressee.INTERPOL);
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
    public void silenceOfBureau(CaseReference reference, String step, String answer, Officer by) {
        Addressee bureau = Addressee.ncb(by.organisation());
        Officer owner = Officer.relay(reference.organisation());
        Escalation action = officers.as(owner, () -> nextStage(reference, step, answer, false, bureau, owner));
        journal.send(Letter.of(action), reference, bureau);
    }

    /**
     * Takes the next stage of a task. Where the table says so, its second office is informed; that office may act as soon as the
     * caller has opened the task to it. The stage is filed for the country whose case it is: a bureau of another country sees
     * nothing of the case.
     *
     * @param by the relay, acting for the organisation in whose name the task waits
     * @return the result of the decision table
     */
    public Escalation overdue(CaseReference reference, OverdueTask task, Officer by) {
        Officer owner = Officer.relay(reference.organisation());
        return officers.as(owner, () -> {
            SupportCase request = cases.get(reference);
            List<Addressee> owing = task.offices().stream()
                    .map(office -> desk(office, request, by.organisation()))
                    .distinct()
                    .toList();
            boolean second = task.secondOffice().isPresent();
            Escalation action = nextStage(reference, task.step(), task.id(), second, owing.get(0), owner);
            Stream<Addressee> joining = switch (action) {
                case SECOND_OFFICE ->
                    task.secondOffice().stream().map(office -> desk(office, request, by.organisation()));
                case GS_LIAISON -> Stream.of(Addressee.INTERPOL);
                case REMIND, NCB_HEAD, TEAM_LEAD -> Stream.of();
            };
            Optional<WaitingTask> waiting = named(reference, task, second);
            owing.forEach(recipient -> journal.send(Letter.of(action), reference, recipient, waiting));
            joining.filter(recipient -> !owing.contains(recipient))
                    .distinct()
                    .forEach(recipient -> journal.send(Letter.joining(action), reference, recipient, waiting));
            return action;
        });
    }

    /** With what follows after the reminders that are left. */
    private Optional<WaitingTask> named(CaseReference reference, OverdueTask task, boolean secondOffice) {
        int next = escalations.count(reference, task.step(), task.id()) + 1;
        return task.waiting()
                .map(waiting -> waiting.then(
                        limits.afterReminders(task.step(), next, secondOffice).orElse(null)));
    }

    /** An expert is reached through the bureau of the country that named the expert. */
    private static Addressee desk(Role office, SupportCase request, OrganisationCode organisation) {
        if (office.belongsToInterpol()) return Addressee.INTERPOL;
        return office == Role.AGENCY_OFFICER ? Addressee.agency(request) : Addressee.ncb(organisation);
    }

    private Escalation nextStage(
            CaseReference reference, String step, String answer, boolean secondOffice, Addressee owing, Officer by) {
        int stage = escalations.count(reference, step, answer) + 1;
        Escalation action = limits.escalation(step, stage, secondOffice);
        escalations.add(reference, step, answer, stage, action, clock.instant());
        journal.record(Act.of(action.event(), reference, by)
                .to(owing)
                .noting(Note.name("limit", step).and(Note.text(stage))));
        return action;
    }

    private static Addressee addressee(SupportCase request, Party debtor) {
        return switch (debtor) {
            case AGENCY -> Addressee.agency(request);
            case NCB -> Addressee.ncbOf(request.reference());
            case INTERPOL -> Addressee.INTERPOL;
        };
    }
}
