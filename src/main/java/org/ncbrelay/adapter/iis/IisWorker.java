package org.ncbrelay.adapter.iis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.adapter.iis.DueRecords.Due;
import org.ncbrelay.adapter.worker.RetryDelays;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.InformationSystem;
import org.ncbrelay.port.InformationSystem.InformationSystemUnavailable;
import org.ncbrelay.port.InformationSystem.Recorded;
import org.ncbrelay.store.WorkerTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Has waiting cases recorded, outside any transaction, and lets each go on in the transaction that notes its number.
 * Never gives up: without the record nothing may follow (Annex 1.1).
 */
@Component
class IisWorker {
    private static final Logger LOG = LoggerFactory.getLogger(IisWorker.class);

    /** Above the longest time that the system outside may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final DueRecords records;
    private final WorkerTransactions transactions;
    private final InformationSystem system;
    private final CaseProcess process;
    private final CurrentOfficer currentOfficer;
    private final Clock clock;

    IisWorker(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            InformationSystem system,
            CaseProcess process,
            CurrentOfficer currentOfficer,
            Clock clock) {
        this.records = new DueRecords(jdbc);
        this.transactions = new WorkerTransactions("iis", jdbc, transactionManager);
        this.system = system;
        this.process = process;
        this.currentOfficer = currentOfficer;
        this.clock = clock;
    }

    /** Submits everything that is due now and answers how many cases were recorded and records amended. */
    int submitDue() {
        int recorded = 0;
        for (Optional<Due> due = records.claim(clock.instant(), LEASE);
                due.isPresent();
                due = records.claim(clock.instant(), LEASE)) if (attempt(due.get())) recorded++;
        return recorded;
    }

    private boolean attempt(Due due) {
        CaseReference reference = due.reference();
        String error;
        try {
            Recorded recorded = due.call().apply(system);
            currentOfficer.as(
                    Officer.relay(reference.organisation()),
                    () -> transactions.run(() -> {
                        if (records.recorded(due, recorded)) due.goOn().accept(process);
                    }));
            return true;
        } catch (InformationSystemUnavailable e) {
            LOG.info("{} was not recorded at attempt {}: {}", reference, due.attempts(), e.getMessage());
            error = e.getMessage();
        } catch (RuntimeException e) {
            // The next attempt gets the same record again; one case that is stuck must not hold up the others.
            LOG.warn("{} could not go on with its record", reference, e);
            error = e.getClass().getSimpleName();
        }
        Instant until = clock.instant().plus(RetryDelays.after(due.attempts()).orElse(RetryDelays.LONGEST));
        transactions.run(() -> records.delayed(due, until, error));
        return false;
    }
}
