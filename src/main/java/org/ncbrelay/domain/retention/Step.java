package org.ncbrelay.domain.retention;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One step in the life of a case's data.
 *
 * @param until the new end, for a renewal; else null
 */
public record Step(
        RetentionStepKind kind,
        LocalDate until,
        String reason,
        String actor,
        String actorOrganisation,
        Instant happenedAt) {
    public enum RetentionStepKind {
        REVIEW_DUE,
        REVIEW_REMINDED,
        RENEWED,
        HELD,
        RELEASED,
        ERASURE_PROPOSED,
        ERASURE_REJECTED,
        ERASURE_APPROVED;

        /** Whether this tells of a review, and decides nothing. */
        boolean isNotice() {
            return this == REVIEW_DUE || this == REVIEW_REMINDED;
        }
    }
}
