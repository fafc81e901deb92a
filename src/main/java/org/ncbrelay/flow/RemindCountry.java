package org.ncbrelay.flow;

import java.util.Objects;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.Escalations.OverdueTask;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Reminds whoever owes an answer about intelligence, and goes up to the head and the liaison officer when silence lasts (our default). */
@Service
public record RemindCountry(IntelligenceStore store, TimeLimits limits, Journal journal) {
    /**
     * Takes the next stage of a task about intelligence, of a country or of INTERPOL itself; how many there were is counted from the events.
     *
     * @param by the relay, acting for the organisation that owes the answer
     * @return the result of the decision table
     */
    public Escalation overdue(CaseReference reference, OverdueTask task, Officer by) {
        boolean second = task.secondOffice().isPresent();
        OrganisationCode debtor = by.organisation();
        String step = task.step();
        int stage = earlier(reference, debtor, step) + 1;
        Escalation action = limits.escalation(step, stage, second);
        Act act = Act.of(IntelligenceEventKind.of(action), reference, by).noting(note(step));
        journal.record(debtor.isCountry() ? act.toNcb(debtor) : act.to(Addressee.INTERPOL));
        Optional<WaitingTask> waiting = task.waiting()
                .map(named -> named.then(
                        limits.afterReminders(step, stage + 1, second).orElse(null)));
        journal.send(Letter.of(action), reference, Addressee.ncb(debtor), waiting);
        if (action == Escalation.GS_LIAISON && debtor.isCountry())
            journal.send(Letter.joining(action), reference, Addressee.INTERPOL, waiting);
        return action;
    }

    /** INTERPOL's own events are readable by no country. */
    private int earlier(CaseReference reference, OrganisationCode debtor, String step) {
        String reader = debtor.isCountry() ? debtor.value() : null;
        return (int) store.events(reference).stream()
                .filter(event -> event.kind().isReminder() && Objects.equals(reader, event.country()))
                .filter(event -> note(step).equals(event.note()))
                .count();
    }

    private static Note note(String step) {
        return Note.name("limit", step);
    }
}
