package org.ncbrelay.adapter.mail;

import java.util.UUID;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wakes the sender after the transaction that wrote a letter. */
@Component
class WakeSender {
    /** A letter waits in the running transaction. */
    record LetterWritten(UUID id) {}

    private final WorkerLoop mailLoop;

    WakeSender(@Qualifier("mailLoop") WorkerLoop mailLoop) {
        this.mailLoop = mailLoop;
    }

    @TransactionalEventListener
    void wake(LetterWritten written) {
        mailLoop.wake();
    }
}
