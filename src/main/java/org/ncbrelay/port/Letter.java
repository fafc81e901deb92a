package org.ncbrelay.port;

import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.measure.MeasureKind;

/** What a letter is about; its words are in the message files under {@code mail.<NAME>.subject} and {@code .body}. */
public enum Letter {
    REQUEST_SUBMITTED,
    COPY_TO_GENERAL_SECRETARIAT,
    REQUEST_CORRECTED,
    REQUEST_RETURNED,
    REQUEST_ACKNOWLEDGED,
    REQUEST_DECLINED,
    REQUEST_WITHDRAWN,
    CASE_SHARED,
    CASE_SHARING_ENDED,
    CASE_TRANSFERRED,
    REQUEST_ABANDONED,
    REQUEST_UNACKNOWLEDGED,
    REMINDER,
    ESCALATION,
    /** To the office that has not answered, and to the one that may now act beside it. */
    SECOND_OFFICE,
    /** To the silent office, and to the General Secretariat, whose liaison officer calls it. */
    LIAISON_INFORMED,
    TEAM_LEAD_INFORMED,
    /** To whoever was silent and to whoever asked: time has ended the step. */
    CLOSED_WITHOUT_ANSWER,
    DIRECT_CONTACT_GRANTED,
    DIRECT_CONTACT_REFUSED,
    DIRECT_CONTACT_LAPSED,
    DIRECT_CONTACT_CHANGED,
    RECORDED,
    /** An agency that is no official source has added to its case. */
    SUPPLEMENT_TO_DECIDE,
    SUPPLEMENT_COPY_TO_NCB,
    SUPPLEMENT_DECIDED,
    RECORD_AMENDED,
    TRIAGE_DECIDED,
    /** To whose duplicate was joined to the standing case. */
    REQUEST_JOINED,
    /** To the party of the standing case. */
    AGENCY_JOINED,
    /** Of a hit, among others; the letter does not say of what. */
    NOTICE_TO_BUREAU,
    QUESTION,
    ANSWER_RECEIVED,
    CONSENT_ASKED,
    CONSENT_TO_USE_ASKED,
    FEEDBACK_ASKED,
    PLAN_TO_AGREE,
    DEPLOYMENT_INCOMPLETE,
    HOST_CONSENT_ASKED,
    TERMS_TO_CHANGE,
    INTELLIGENCE_ACKNOWLEDGED,
    DISPATCH_RECALLED,
    INVITATION,
    /** To an agency that its NCB named for a meeting. */
    AGENCY_INVITED,
    AGENDA_SET,
    PRESERVATION_LAPSE_NEAR,
    TERMS_TO_SIGN,
    EXPERT_ASKED,
    DEPLOYMENT_APPROVED,
    NO_DEPLOYMENT,
    TEAM_DEPLOYED,
    MISSION_EXTENDED,
    TERMS_ENDED,
    MISSION_ENDED,
    PRODUCT_DELIVERED,
    PRODUCT_COPY_TO_NCB,
    PRODUCT_FOR_FORWARDING,
    PRODUCT_FORWARDED,
    MESSAGE_RECEIVED,
    MESSAGE_COPY_TO_NCB,
    /** To the agency that has a task of INTERPOL. */
    ANSWER_ASKED,
    EXCHANGE_COPY_TO_NCB,
    EXCHANGE_TO_PASS_ON,
    /** To the side from which it came. */
    EXCHANGE_RETURNED,
    DELIVERY_REROUTED,
    CAPABILITY_WITHDRAWN,
    SUPPORT_ENDED_UNANSWERED,
    EXPERT_RELEASE_ASKED,
    EXPERT_INTRODUCED,
    DIFFUSION_SENT,
    DIFFUSION_CANCELLED,
    NOTICE_WITHDRAWN,
    MEETING_CANCELLED,
    EXPERT_STOOD_DOWN,
    TRAINING_CANCELLED,
    WITHDRAWAL_TO_CONFIRM,
    WITHDRAWAL_NOT_CONFIRMED,
    /** All support has ended, and none was delivered. */
    NOTHING_DELIVERED,
    /** To the NCB, which confirms them where the agency is no official source. */
    RESULTS_REPORTED,
    CASE_CLOSED,
    RETENTION_REVIEW_DUE,
    RETENTION_REMINDER,
    DATA_ERASED,
    DECISION_REFERRED,
    REFERRAL_ACCEPTED,
    TASK_RELEASED,
    /** To the colleague to whom a head or lead has given a task. */
    TASK_ASSIGNED,
    /** About no case: followed cases have news. */
    NEWS_DIGEST,
    /** About no case: to whose account was changed by operators. */
    ACCOUNT_CHANGED;

    /** What whoever owes an answer is written; each action has a letter of its own. */
    public static Letter of(Escalation escalation) {
        return switch (escalation) {
            case REMIND -> REMINDER;
            case SECOND_OFFICE -> SECOND_OFFICE;
            case NCB_HEAD -> ESCALATION;
            case GS_LIAISON -> LIAISON_INFORMED;
            case TEAM_LEAD -> TEAM_LEAD_INFORMED;
        };
    }

    /** What everybody whom a measure reaches is written when it is undone. */
    public static Letter of(MeasureKind undone) {
        return switch (undone) {
            case NOTICE -> NOTICE_WITHDRAWN;
            case DIFFUSION -> DIFFUSION_CANCELLED;
            case TERMS -> TERMS_ENDED;
            case TEAM -> MISSION_ENDED;
            case EXPERT -> EXPERT_STOOD_DOWN;
            case MEETING -> MEETING_CANCELLED;
            case TRAINING -> TRAINING_CANCELLED;
        };
    }

    /** Its name on a timeline. */
    public Note note() {
        return Note.of("mail." + name() + ".subject", name());
    }
}
