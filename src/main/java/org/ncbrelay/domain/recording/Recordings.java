package org.ncbrelay.domain.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.SupportCase;

/** What is on record of the way of a case into the INTERPOL Information System. */
public interface Recordings {
    /** Records that the NCB takes over as the source, or does not. */
    void takeover(CaseReference reference, boolean takenOver, String reason, Officer by, Instant at);

    /** Who took over as the source; empty if nobody did. */
    Optional<String> takenOverBy(CaseReference reference);

    /** Cases of an agency that their NCB has checked without taking over, and whose record the General Secretariat has still to enter. */
    List<CaseReference> checkedAndNotEntered(String agency);

    void checked(CaseReference reference, Check check, Officer by, Instant at);

    Check check(CaseReference reference);

    /** Hands the record over for submission; a worker carries it out after the transaction. */
    void submit(CaseReference reference, OfficialSource source, Check check, Officer enteredBy, Instant at);

    /** Whether the record was asked for; what is added from then on amends it. */
    boolean isSubmitted(CaseReference reference);

    /** Whether the record exists: the gate before everything that INTERPOL does (Annex 1.1). */
    boolean isRecorded(CaseReference reference);

    /** @throws Refusal.Conflict if the record does not exist */
    default void requireRecorded(CaseReference reference) {
        if (!isRecorded(reference)) throw new Refusal.Conflict("refused.notRecorded", "The case is not recorded.");
    }

    /**
     * What the NCB found when it checked the data.
     *
     * @param remark   null if none
     * @param handling null if none
     */
    record Check(
            String purpose,
            String confidentiality,
            String handling,
            List<String> restrictedCountries,
            LocalDate retentionUntil,
            String remark,
            String checkedBy,
            Instant checkedAt) {}

    /**
     * Where the data of a record comes from; nothing else may enter the INTERPOL Information System (Annex 1.1).
     *
     * @param code country of the NCB, or the approved agency's code
     */
    record OfficialSource(SourceKind kind, String code) {
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
}
