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
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a fact of a deployment on record, and on the timeline of its case. */
@Service
public class DeploymentRecord {
    private static final int LONGEST_NOTE = 300;

    private final Deployments deployments;
    private final Journal journal;
    private final Clock clock;

    public DeploymentRecord(Deployments deployments, Journal journal, Clock clock) {
        this.deployments = deployments;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void add(CaseReference reference, DeploymentFactKind kind, Officer by) {
        add(reference, kind, null, null, by);
    }

    /** @param note somebody's words; null if there are none. The timeline shows their beginning */
    @Transactional
    public void add(CaseReference reference, DeploymentFactKind kind, String note, Officer by) {
        add(reference, kind, Note.written(note), null, by);
    }

    @Transactional
    public void add(CaseReference reference, DeploymentFactKind kind, Note note, Officer by) {
        add(reference, kind, note, null, by);
    }

    /** @param days working days agreed; null but for the start and the extension of a mission */
    @Transactional
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
