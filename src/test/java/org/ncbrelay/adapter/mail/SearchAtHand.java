package org.ncbrelay.adapter.mail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ncbrelay.adapter.database.SearchWords;
import org.ncbrelay.adapter.mail.MailEnvelopes.LetterWritten;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has each case searched before its submission returns, so that a test that reads at once finds it: every submission sends its copy by
 * letter. Where several commit at once, one of them does it for all, and the others go on.
 */
public class SearchAtHand {
    private final SearchWords words;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean later;

    SearchAtHand(SearchWords words) {
        this.words = words;
    }

    /** Leaves what the work submits to the worker. */
    public <T> T later(Supplier<T> work) {
        later = true;
        try {
            return work.get();
        } finally {
            later = false;
        }
    }

    @TransactionalEventListener
    void written(LetterWritten letter) {
        if (later || asked.getAndIncrement() > 0) return;
        int seen;
        do {
            seen = asked.get();
            // As the worker does it: on a thread that has no transaction and nobody who acts.
            CompletableFuture.runAsync(words::write)
                    .whenComplete((done, failed) -> {
                        if (failed != null) asked.set(0);
                    })
                    .join();
        } while (!asked.compareAndSet(seen, 0));
    }
}
