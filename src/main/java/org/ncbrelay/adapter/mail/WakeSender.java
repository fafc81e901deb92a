package org.ncbrelay.adapter.mail;

import org.ncbrelay.adapter.worker.WorkerLoop;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wakes the sender after the transaction that wrote a letter. */
@Component
class WakeSender {
    private final WorkerLoop mailLoop;

    WakeSender(@Qualifier("mailLoop") WorkerLoop mailLoop) {
        this.mailLoop = mailLoop;
    }

    @TransactionalEventListener
    void wake(LetterWritten written) {
        mailLoop.wake();
    }
}
