package org.ncbrelay.flow.tasks;

import java.util.Optional;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Component;

/** What happens to a task, on the timeline of its case or of its intelligence, with the letter that goes with it. */
@Component
record TaskJournal(Journal journal, Accounts accounts, Cases cases) {
    /**
     * What happens to a decision of which no one is left.
     *
     * @param letter null if none
     */
    void referral(EventKind kind, OfficeTask task, Officer by, Note note, Addressee to, Letter letter) {
        journal.record(act(kind, task, by).to(to).noting(note));
        if (letter != null) journal.send(letter, task.reference(), to, Optional.of(named(task)));
    }

    /** The case of another country does not say who works on it here: the audit of the own organisation does. */
    void released(OfficeTask task, String assignee, Officer by, Note note) {
        concerning(assignee, task, act(EventKind.TASK_RELEASED, task, by).noting(note), Letter.TASK_RELEASED);
    }

    /** As a release: the case of another country does not say who works on it here. */
    void assigned(OfficeTask task, String assignee, Officer by) {
        concerning(assignee, task, act(EventKind.TASK_ASSIGNED, task, by), Letter.TASK_ASSIGNED);
    }

    private void concerning(String assignee, OfficeTask task, Act act, Letter letter) {
        OrganisationCode office = task.organisation();
        if (isOnTimeline(task)) {
            Act named = act.to(Addressee.named(assignee));
            journal.record(office.isCountry() ? named.readableBy(office) : named);
        }
        journal.send(letter, task.reference(), informed(assignee, office), Optional.of(named(task)));
    }

    /** Its due date is on the page to which the letter leads. */
    private static WaitingTask named(OfficeTask task) {
        return new WaitingTask(
                task.id(),
                task.reference(),
                task.node(),
                task.name(),
                task.organisation(),
                task.office().roles(),
                null,
                null,
                null);
    }

    /** What can happen to a task has the same name in both directions. */
    private static Act act(EventKind kind, OfficeTask task, Officer by) {
        return task.reference().isIntelligence()
                ? Act.of(IntelligenceEventKind.valueOf(kind.name()), task.reference(), by)
                : Act.of(kind, task.reference(), by);
    }

    /** Whether the timeline of the case says so: not of another country, nor where the case is not open to INTERPOL. */
    private boolean isOnTimeline(OfficeTask task) {
        if (task.reference().isIntelligence()) return true;
        OrganisationCode office = task.organisation();
        return office.isCountry() ? office.equals(task.reference().organisation()) : cases.isReadable(task.reference());
    }

    /** Its former assignee; the office where the account is gone, closed or serves another one. */
    private Addressee informed(String assignee, OrganisationCode office) {
        Account account = accounts.find(assignee);
        return account.exists() && !account.closed() && office.equals(account.organisation())
                ? Addressee.officer(assignee, office, account.mail())
                : Addressee.ncb(office);
    }
}
