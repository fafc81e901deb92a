package org.ncbrelay.domain.triage;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;

/**
 * One step of the judgment of a request: an analyst assesses, the lead decides, never the same person; where the lead proposes to join a
 * duplicate to the standing case, the NCB decides.
 *
 * @param part            the support that the country asked for later; null where the request as a whole is judged
 * @param assessment      {@code VALID}, {@code DUPLICATE} or {@code NOT_VALID}; null in a decision, and for a reader outside
 *                        INTERPOL, as the priority and the note are
 * @param linkedReference another case that belongs to this one, of whatever country; the standing case where joining is decided; null if none
 * @param priority        null in the decision
 * @param note            the analyst's note, or the reason of the lead or the NCB; null if none
 */
public record TriageStep(
        TriageStepKind kind,
        Capability part,
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
        REJECTED,
        JOIN_PROPOSED,
        /** The NCB did not join the duplicate: it said so, was silent, or one of the two cases ended. */
        KEPT_APART,
        /** A duplicate: its agency became a party of the standing case. */
        JOINED
    }

    /** The assessment of a request that repeats another case. */
    public static final String DUPLICATE = "DUPLICATE";

    /** @param part as of the record */
    public static TriageStep assessed(
            Capability part, String assessment, String linked, Urgency priority, String note, Officer by, Instant at) {
        if (DUPLICATE.equals(assessment) && linked == null)
            throw new Refusal.Invalid("linkedReference", "wrong.nameCase", "name the case that this one repeats");
        return new TriageStep(TriageStepKind.ASSESSED, part, assessment, linked, priority, note, by.userId(), at);
    }

    /**
     * @param decision what the lead decided
     * @param reason   null unless the request is rejected
     * @param assessed the standing assessment
     * @throws Refusal.Forbidden if the lead is the one who assessed
     */
    public static TriageStep decided(
            TriageStepKind decision, String reason, TriageStep assessed, Officer by, Instant at) {
        if (assessed.recordedBy().equals(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You assessed this request; somebody else must decide.");
        if (decision == TriageStepKind.REJECTED && (reason == null || reason.isBlank()))
            throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        return new TriageStep(decision, assessed.part(), null, null, null, reason, by.userId(), at);
    }

    /**
     * The lead proposes to join a duplicate.
     *
     * @throws Refusal.Forbidden if the lead is the one who assessed
     */
    public static TriageStep proposed(CaseReference standing, TriageStep assessed, Officer by, Instant at) {
        return decided(TriageStepKind.JOIN_PROPOSED, null, assessed, by, at).of(standing.value());
    }

    /**
     * What came of this proposal.
     *
     * @param reason of the NCB; null if it gave none
     */
    public TriageStep answered(TriageStepKind answer, String reason, Officer by, Instant at) {
        return new TriageStep(answer, null, null, null, null, reason, by.userId(), at).of(linkedReference);
    }

    private TriageStep of(String standing) {
        return new TriageStep(kind, part, assessment, standing, priority, note, recordedBy, recordedAt);
    }
}
