package org.ncbrelay.engine.refusals;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.ncbrelay.domain.Refusal;

/**
 * Carries a refusal out of the engine, whose APIs know only exceptions of their own. As the engine's own kind of
 * refusal it fills no log with traces of what is not an error.
 */
public final class EngineRefusal extends AuthorizationException {
    public EngineRefusal(Refusal refusal) {
        super(refusal.getMessage());
        initCause(refusal);
    }

    /** Runs work of the engine for our own code, which knows refusals as they are. */
    public static void unwrapped(Runnable work) {
        unwrapped(() -> {
            work.run();
            return null;
        });
    }

    /** The same for work that has a result. */
    public static <T> T unwrapped(Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineRefusal refused) {
            throw refused.refusal();
        }
    }

    public Refusal refusal() {
        return (Refusal) getCause();
    }

    /** The refusal that a failure goes back to, wherever the engine wrapped it. */
    public static Optional<Refusal> causeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof Refusal refusal) return Optional.of(refusal);
        return Optional.empty();
    }
}
