package org.ncbrelay.flow.tasks;

import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.IntelligenceAct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Component;

/** What happens to a task, on the timeline of its case or of its intelligence, with the letter that goes with it. */
@Component
record TaskJournal(Journal journal, Accounts accounts, Cases cases) {
    /** @param letter null if none */
    void referral(Referral what, OfficeTask task, Officer by, Note note, Addressee to, Letter letter) {
        if (task.reference().isIntelligence()) {
            IntelligenceAct act = IntelligenceAct.of(what.ofIntelligence, task.reference(), by)
                    .to(to)
                    .noting(note);
            journal.record(letter == null ? act : act.withLetter(letter));
        } else {
            Act act = Act.of(what.ofCase, task.reference(), by).to(to).noting(note);
            journal.record(letter == null ? act : act.withLetter(letter));
        }
    }

    /** The case of another country does not say who works on it here: the audit of the own organisation does. */
    void released(OfficeTask task, String assignee, Officer by, Note note) {
        OrganisationCode office = task.organisation();
        if (task.reference().isIntelligence()) {
            IntelligenceAct act = IntelligenceAct.of(IntelligenceEventKind.TASK_RELEASED, task.reference(), by)
                    .to(Addressee.named(assignee))
                    .noting(note);
            journal.record(office.isCountry() ? act.readableBy(office) : act);
        } else if (isOnTimeline(task)) {
            journal.record(Act.of(EventKind.TASK_RELEASED, task.reference(), by)
                    .to(Addressee.named(assignee))
                    .noting(note));
        }
        journal.send(Letter.TASK_RELEASED, task.reference(), informed(assignee, office));
    }

    /** As a release: the case of another country does not say who works on it here. */
    void assigned(OfficeTask task, String assignee, Officer by) {
        OrganisationCode office = task.organisation();
        if (task.reference().isIntelligence()) {
            IntelligenceAct act = IntelligenceAct.of(IntelligenceEventKind.TASK_ASSIGNED, task.reference(), by)
                    .to(Addressee.named(assignee));
            journal.record(office.isCountry() ? act.readableBy(office) : act);
        } else if (isOnTimeline(task)) {
            journal.record(Act.of(EventKind.TASK_ASSIGNED, task.reference(), by).to(Addressee.named(assignee)));
        }
        journal.send(Letter.TASK_ASSIGNED, task.reference(), informed(assignee, office));
    }

    /** Whether the timeline of the case says so: not of another country, nor where the case is not open to INTERPOL. */
    private boolean isOnTimeline(OfficeTask task) {
        OrganisationCode office = task.organisation();
        return office.isCountry() ? office.equals(task.reference().organisation()) : cases.isReadable(task.reference());
    }

    /** Whoever had claimed it; the office where the account is gone or serves another one. */
    private Addressee informed(String assignee, OrganisationCode office) {
        Account account = accounts.find(assignee);
        return account.exists() && office.equals(account.organisation())
                ? Addressee.officer(assignee, office, account.mail())
                : Addressee.ncb(office);
    }

    /** What can happen to a decision of which nobody is left. */
    enum Referral {
        REFERRED(EventKind.DECISION_REFERRED, IntelligenceEventKind.DECISION_REFERRED),
        ACCEPTED(EventKind.REFERRAL_ACCEPTED, IntelligenceEventKind.REFERRAL_ACCEPTED),
        ENDED(EventKind.REFERRAL_ENDED, IntelligenceEventKind.REFERRAL_ENDED);

        private final EventKind ofCase;
        private final IntelligenceEventKind ofIntelligence;

        Referral(EventKind ofCase, IntelligenceEventKind ofIntelligence) {
            this.ofCase = ofCase;
            this.ofIntelligence = ofIntelligence;
        }
    }
}
