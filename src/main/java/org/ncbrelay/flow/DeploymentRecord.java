package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.store.support.Deployments;
import org.springframework.stereotype.Service;

/** Puts a fact of a deployment on record, and on the timeline of its case. */
@Service
public record DeploymentRecord(Deployments deployments, Journal journal, Clock clock) {
    private static final int LONGEST_NOTE = 300;

    public void add(CaseReference reference, DeploymentFactKind kind, Officer by) {
        add(reference, kind, null, null, by);
    }

    /** @param note an officer's words; null if there are none. The timeline shows their beginning */
    public void add(CaseReference reference, DeploymentFactKind kind, String note, Officer by) {
        add(reference, kind, Note.written(note), null, by);
    }

    public void add(CaseReference reference, DeploymentFactKind kind, Note note, Officer by) {
        add(reference, kind, note, null, by);
    }

    /** @param days working days agreed; null but for the start and the extension of a mission */
    public void add(CaseReference reference, DeploymentFactKind kind, Note note, Integer days, Officer by) {
        Instant now = clock.instant();
        deployments.add(reference, new DeploymentFact(kind, note, days, by.userId(), now));
        Note fact = days == null
                ? kind.note()
                : kind.note().and(Phrase.WORKING_DAYS.note()).then(Note.text(days));
        Note line = Capability.IST_DEPLOYMENT.note(fact.then(note)).shortened(LONGEST_NOTE);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by).noting(line));
    }
}
