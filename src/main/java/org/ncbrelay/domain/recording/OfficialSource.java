package org.ncbrelay.domain.recording;

import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.SupportCase;

/**
 * Where the data of a record comes from; nothing else may enter the INTERPOL Information System (Annex 1.1).
 *
 * @param code country of the NCB, or the approved agency's code
 */
public record OfficialSource(SourceKind kind, String code) {
    /** The two official sources the Annex knows. */
    public enum SourceKind {
        NCB,
        APPROVED_AGENCY
    }

    /**
     * The source of a request.
     *
     * @param agencyApproved whether its NCB approves the agency at this moment
     * @param takenOver      whether the NCB took over as the source
     * @throws Refusal.Conflict if there is no official source
     */
    public static OfficialSource of(SupportCase request, boolean agencyApproved, boolean takenOver) {
        if (request.isSubmittedByNcb() || takenOver)
            return new OfficialSource(SourceKind.NCB, request.organisation().value());
        if (agencyApproved) return new OfficialSource(SourceKind.APPROVED_AGENCY, request.agencyCode());
        throw new Refusal.Conflict(
                "There is no official source: the agency is not approved, the NCB did not take over.");
    }
}
