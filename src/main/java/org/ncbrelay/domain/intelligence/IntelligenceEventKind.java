package org.ncbrelay.domain.intelligence;

import org.ncbrelay.domain.deadline.Escalation;

/** What can happen to an item of intelligence; its words for people are in the message files under {@code intelEvent.<NAME>}. */
public enum IntelligenceEventKind {
    INTELLIGENCE_REGISTERED,
    COUNTRY_LEFT_OUT,
    CAVEAT_ATTACHED,
    GRADING_KEPT,
    REGRADED,
    OWNER_ASKED,
    OWNER_CONSENTED,
    OWNER_REFUSED,
    OWNER_SILENT,
    SOURCE_CONSENTED,
    SOURCE_REFUSED,
    RELEASED,
    HELD_BACK,
    NOT_RELEASED,
    DISPATCHED_DIRECTLY,
    DISPATCHED_VIA_NCB,
    NCB_COPIED,
    UNIT_IDENTIFIED,
    SENT_TO_NCB,
    PASSED_ON_BY_NCB,
    RETURNED_BY_NCB,
    NOT_PASSED_ON,
    NOT_FORWARDED,
    ACKNOWLEDGED,
    NOT_ACKNOWLEDGED,
    REPORTED,
    NO_REPORT,
    RECALLED,
    RECALLED_EVERYWHERE,
    WORK_ENDED,
    DIRECT_CONTACT_GRANTED,
    DIRECT_CONTACT_REFUSED,
    DIRECT_CONTACT_NOT_DECIDED,
    DISSEMINATED,
    /** The owner of a case on which it rests withdrew it; likewise corrected. */
    BASIS_WITHDRAWN,
    BASIS_CORRECTED,
    BASIS_REVIEWED,
    /** It takes the place of recalled intelligence. */
    REPLACES,
    /** Countries hold it on, although its basis was withdrawn or corrected. */
    MAINTAINED,
    DECISION_REFERRED,
    REFERRAL_ACCEPTED,
    REFERRAL_ENDED,
    TASK_RELEASED,
    TASK_ASSIGNED,
    REMINDED_REMIND,
    REMINDED_SECOND_OFFICE,
    REMINDED_NCB_HEAD,
    REMINDED_GS_LIAISON,
    REMINDED_TEAM_LEAD;

    /** The line on the timeline where a country was reminded of its answer, or its silence was escalated. */
    public static IntelligenceEventKind of(Escalation escalation) {
        return valueOf("REMINDED_" + escalation);
    }
}
