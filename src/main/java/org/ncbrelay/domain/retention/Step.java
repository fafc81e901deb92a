package org.ncbrelay.domain.retention;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One step in the life of a case's data.
 *
 * @param until the new end, for a renewal; else null
 */
public record Step(
        Kind kind, LocalDate until, String reason, String actor, String actorOrganisation, Instant happenedAt) {
    public enum Kind {
        REVIEW_DUE,
        RENEWED,
        HELD,
        RELEASED,
        ERASURE_PROPOSED,
        ERASURE_REJECTED,
        ERASURE_APPROVED
    }
}
