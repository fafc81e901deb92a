package org.ncbrelay.flow.support.istteam;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how far one thing that the team needs has come. */
@Service
public class PrepareLogistics {
    private final Deployments deployments;
    private final Journal journal;
    private final Clock clock;

    public PrepareLogistics(Deployments deployments, Journal journal, Clock clock) {
        this.deployments = deployments;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param note null if none */
    @Transactional
    public void prepare(CaseReference reference, Logistics.Item item, Logistics.State state, String note, Officer by) {
        Instant now = clock.instant();
        deployments.prepare(reference, new Logistics(item, state, note, by.userId(), now));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.IST_DEPLOYMENT.note(
                        Note.of("logistics." + item.name(), item.words()).and(Note.name("code", state)))));
    }
}
