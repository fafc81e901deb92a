package org.ncbrelay.process;

import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.ncbrelay.domain.Refusal;

/** Carries a refusal out of the engine, whose doors know only exceptions of their own. */
public final class EngineRefusal extends BadUserRequestException {
    public EngineRefusal(Refusal refusal) {
        super(refusal.getMessage(), refusal);
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
