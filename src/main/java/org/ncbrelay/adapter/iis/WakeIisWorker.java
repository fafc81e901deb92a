package org.ncbrelay.adapter.iis;

import org.ncbrelay.adapter.database.cases.RecordWaits;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wakes the worker after the transaction that wrote a waiting record. */
@Component
class WakeIisWorker {
    private final WorkerLoop iisLoop;

    WakeIisWorker(@Qualifier("iisLoop") WorkerLoop iisLoop) {
        this.iisLoop = iisLoop;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(RecordWaits waits) {
        iisLoop.wake();
    }
}
