package org.ncbrelay.security;

import java.util.function.Supplier;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.ActingContext;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;

/** Keeps who acts for the length of a piece of work; the only place that sets and clears it. */
@Component
class OfficerContext implements CurrentOfficer {
    private final ThreadLocal<Officer> acting = new ThreadLocal<>();
    private final ActingContext transaction;

    OfficerContext(ActingContext transaction) {
        this.transaction = transaction;
    }

    @Override
    public Officer officer() {
        Officer officer = acting.get();
        if (officer == null) throw new IllegalStateException("nobody acts in this thread");
        return officer;
    }

    @Override
    public boolean isPresent() {
        return acting.get() != null;
    }

    @Override
    public <T> T as(Officer officer, Supplier<T> work) {
        Officer before = acting.get();
        become(officer);
        T result;
        try {
            transaction.applyNow(officer);
            result = work.get();
        } catch (RuntimeException | Error failure) {
            become(before);
            restoreAfter(failure, before);
            throw failure;
        }
        become(before);
        tellTransaction(before);
        return result;
    }

    private void become(Officer officer) {
        if (officer == null) acting.remove();
        else acting.set(officer);
    }

    private void tellTransaction(Officer officer) {
        if (officer == null) transaction.clearNow();
        else transaction.applyNow(officer);
    }

    /** A transaction that the database has given up takes no statement any more, and can show nothing either. */
    private void restoreAfter(Throwable failure, Officer before) {
        try {
            tellTransaction(before);
        } catch (RuntimeException aborted) {
            failure.addSuppressed(aborted);
        }
    }
}
