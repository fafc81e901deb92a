package org.ncbrelay.domain.support;

import java.time.LocalDate;
import org.ncbrelay.domain.Refusal;

/**
 * A training that was held.
 *
 * @param from         first day
 * @param until        last day, not before the first
 * @param participants at least 1
 */
public record TrainingRun(LocalDate from, LocalDate until, int participants) {
    public TrainingRun {
        if (until.isBefore(from))
            throw new Refusal.Invalid("heldUntil", "wrong.order", "must not lie before the first day");
        if (participants < 1) throw new Refusal.Invalid("participants", "wrong.least", "must be at least %s", 1);
    }
}
