package org.ncbrelay.domain.triage;

import java.time.Instant;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Urgency;

/**
 * One step of the team's judgment: an analyst assesses, the lead decides; never the same person.
 *
 * @param assessment      {@code VALID}, {@code DUPLICATE} or {@code NOT_VALID}; null in the decision, and for a reader outside
 *                        INTERPOL, as the two below
 * @param linkedReference another case that belongs to this one, of whatever country; null if none
 * @param priority        null in the decision
 * @param note            the analyst's note, or the lead's reason; null if none
 */
public record TriageStep(
        TriageStepKind kind,
        String assessment,
        String linkedReference,
        Urgency priority,
        String note,
        String recordedBy,
        Instant recordedAt) {
    /** Which step. */
    public enum TriageStepKind {
        ASSESSED,
        APPROVED,
        REJECTED
    }

    public static TriageStep assessed(
            String assessment, String linked, Urgency priority, String note, Officer by, Instant at) {
        if ("DUPLICATE".equals(assessment) && linked == null)
            throw new Refusal.Invalid("linkedReference", "wrong.nameCase", "name the case that this one repeats");
        return new TriageStep(TriageStepKind.ASSESSED, assessment, linked, priority, note, by.userId(), at);
    }

    /**
     * @param assessed the standing assessment
     * @throws Refusal.Forbidden if the lead is the one who assessed
     */
    public static TriageStep decided(boolean approved, String reason, TriageStep assessed, Officer by, Instant at) {
        if (assessed.recordedBy().equals(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You assessed this request; somebody else must decide.");
        if (!approved && (reason == null || reason.isBlank()))
            throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        return new TriageStep(
                approved ? TriageStepKind.APPROVED : TriageStepKind.REJECTED,
                null,
                null,
                null,
                reason,
                by.userId(),
                at);
    }
}
