package org.ncbrelay.domain.acknowledgment;

import java.time.Instant;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.SupportCase;

/**
 * One answer of the NCB to a submission; never overwritten (Annex 1.1).
 *
 * @param reason the missing points or the reason for declining; null where acknowledged
 */
public record Acknowledgment(Outcome outcome, String reason, String decidedBy, Instant decidedAt) {
    /** What the NCB can answer. */
    public enum Outcome {
        ACKNOWLEDGED,
        RETURNED,
        DECLINED
    }

    public Acknowledgment {
        if (outcome != Outcome.ACKNOWLEDGED && (reason == null || reason.isBlank()))
            throw new Refusal.Invalid(
                    outcome == Outcome.RETURNED ? "missingPoints" : "reason", "wrong.reason", "say why");
    }

    /**
     * Answers a request.
     *
     * @throws Refusal.Conflict  if it has been answered, or is with the agency for correction
     * @throws Refusal.Forbidden if the officer wrote the request
     */
    public static Acknowledgment of(SupportCase request, Outcome outcome, String reason, Officer by, Instant at) {
        if (request.isAuthor(by))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You wrote this request; somebody else must answer it.");
        if (request.status() != CaseStatus.SUBMITTED)
            throw new Refusal.Conflict(
                    "refused.answered", "The request has been answered: it is " + EnumWords.of(request.status()) + ".");
        return new Acknowledgment(outcome, reason, by.userId(), at);
    }
}
