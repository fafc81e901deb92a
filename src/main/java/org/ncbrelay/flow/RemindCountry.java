package org.ncbrelay.flow;

import java.time.Clock;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.cases.CaseRecords.OverdueTask;
import org.springframework.stereotype.Service;

/** Reminds the office that owes an answer about intelligence, and goes up to the head and the liaison officer when silence lasts (our default). */
@Service
public record RemindCountry(
        CaseRecords escalations,
        TimeLimits limits,
        IntelligenceStore store,
        Journal journal,
        CurrentOfficer officers,
        Clock clock) {
    private static final Officer INTERPOL = Officer.relay(OrganisationCode.INTERPOL);

    /**
     * Takes the next stage of a task about intelligence, of a country or of INTERPOL itself. The unit that must act is reminded, and its bureau.
     *
     * @param by the relay, acting for the organisation that owes the answer
     * @return the result of the decision table
     */
    public Escalation overdue(CaseReference reference, OverdueTask task, Officer by) {
        boolean second = task.secondOffice().isPresent();
        OrganisationCode debtor = by.organisation();
        String step = task.step();
        // A country does not learn how often another one was reminded.
        int stage = officers.as(INTERPOL, () -> escalations.count(reference, step, task.id())) + 1;
        Escalation action = limits.escalation(step, stage, second);
        officers.as(INTERPOL, () -> escalations.add(reference, step, task.id(), stage, action, clock.instant()));
        Act act = Act.of(IntelligenceEventKind.of(action), reference, by).noting(Note.name("limit", step));
        journal.record(debtor.isCountry() ? act.toNcb(debtor) : act.to(Addressee.INTERPOL));
        Optional<WaitingTask> waiting = task.waiting()
                .map(named -> named.then(
                        limits.afterReminders(step, stage + 1, second).orElse(null)));
        waiting.filter(WaitingTask::isForUnit)
                .flatMap(forUnit -> store.unit(reference, debtor))
                .filter(unit -> unit.mail().isPresent())
                .ifPresent(unit -> journal.send(Letter.of(action), reference, unit, waiting));
        journal.send(Letter.of(action), reference, Addressee.ncb(debtor), waiting);
        if (action == Escalation.GS_LIAISON && debtor.isCountry())
            journal.send(Letter.joining(action), reference, Addressee.INTERPOL, waiting);
        return action;
    }
}
