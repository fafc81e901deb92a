package org.ncbrelay.adapter.database.board;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.port.Figures;

/**
 * A case as the board counts it.
 *
 * @param hours from submission to acknowledgment; not a number where it was never acknowledged
 * @param stage the furthest it came, 1 to 6
 * @param month of submission, UTC, {@code 2026-11}
 * @param outcome what came of it; null while it is open
 * @param until when the reader's sight of it ends; null if it does not
 */
record CountedCase(
        String organisation,
        String status,
        String urgency,
        List<String> capabilities,
        Instant submittedAt,
        double hours,
        boolean open,
        String stage,
        String month,
        String outcome,
        Instant until) {
    /** @param now by the database's clock, as the wall has it */
    boolean isSeen(Instant now) {
        return until == null || until.isAfter(now);
    }

    boolean isWanted(Figures.Filter filter, Instant from, Instant before) {
        return (from == null || !submittedAt.isBefore(from))
                && (before == null || submittedAt.isBefore(before))
                && (filter.country() == null || filter.country().equals(organisation))
                && (filter.capability() == null || capabilities.contains(filter.capability()));
    }
}
