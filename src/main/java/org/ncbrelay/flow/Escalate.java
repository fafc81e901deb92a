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
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.cases.CaseRecords.OverdueTask;
import org.springframework.stereotype.Service;

/** Reminds the office that owes an answer, and goes up the line when silence lasts (our default; see the decision table of escalations). */
@Service
public record Escalate(
        Cases cases,
        CaseRecords escalations,
        TimeLimits limits,
        Journal journal,
        CurrentOfficer officers,
        Clock clock) {
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
}
