package org.ncbrelay.flow.preservation;

import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.evidence.Preservations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Starts the flow of each preservation request whose warning is due; until then its row waits alone. */
@Service
public record StartDueWarnings(
        Preservations preservations,
        CaseProcess process,
        TransactionOperations transactions,
        CurrentOfficer officers,
        Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(StartDueWarnings.class);

    /** Starts what is due, however long; one that fails waits for the next look, and the others go on. */
    public void startDue() {
        preservations.due(clock.instant()).forEach(due -> {
            try {
                start(due.reference(), due.id());
            } catch (RuntimeException next) {
                LOG.warn(
                        "the warning of preservation request {} of {} starts the next time",
                        due.id(),
                        due.reference(),
                        next);
            }
        });
    }

    /**
     * Starts one as its country, if it is due and waits. The claim and the start are one transaction: a node that dies in between leaves the
     * request as it was, and of several nodes one starts it.
     */
    public void start(CaseReference reference, UUID id) {
        officers.as(
                Officer.relay(reference.organisation()),
                () -> transactions.executeWithoutResult(running -> preservations
                        .claim(id, clock.instant())
                        .ifPresent(request ->
                                process.preservationLapseNear(reference, Note.written(request.provider()), id))));
    }
}
