package org.ncbrelay.domain.exchange;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Capability;

/**
 * What passes between INTERPOL's team and an agency (Annex 1.1, 1.2): it opens to the other side what the support has on record until then, or
 * what a unit answered to intelligence.
 *
 * @param country    of the agency
 * @param capability null where it concerns the case as a whole
 */
public record Exchange(
        CaseReference reference,
        OrganisationCode country,
        Capability capability,
        Subject subject,
        Direction direction) {
    public boolean isOfIntelligence() {
        return reference.isIntelligence();
    }

    public boolean isToAgency() {
        return direction == Direction.TO_AGENCY;
    }

    public Note note() {
        return Note.name("exchange", subject);
    }

    /** What passes; the diagram that asks the agency names it. */
    public enum Subject {
        MENTORING_PLAN,
        MENTORING_AIMS,
        TRAINING_NEEDS,
        TRAINING_EVALUATION,
        TRAINING_FOLLOW_UP,
        EXPERT_INTRODUCTION,
        EXPERT_RATING,
        SUPPORT_OFFER,
        RECEIPT,
        INTELLIGENCE_RECEIPT,
        INTELLIGENCE_REPORT
    }

    /** Which way. */
    public enum Direction {
        TO_AGENCY,
        FROM_AGENCY
    }

    /** What became of it. */
    public enum Outcome {
        PASSED_ON,
        ANSWERED_BY_NCB,
        RETURNED,
        NOT_PASSED_ON
    }
}
