package org.ncbrelay.port;

import org.ncbrelay.domain.deadline.Escalation;

/** What a letter is about; its words are in the message files under {@code mail.<NAME>.subject} and {@code .body}. */
public enum Letter {
    REQUEST_SUBMITTED,
    COPY_TO_GENERAL_SECRETARIAT,
    REQUEST_CORRECTED,
    REQUEST_RETURNED,
    REQUEST_ACKNOWLEDGED,
    REQUEST_DECLINED,
    REQUEST_WITHDRAWN,
    REMINDER,
    ESCALATION,
    DIRECT_CONTACT_GRANTED,
    DIRECT_CONTACT_REFUSED,
    DIRECT_CONTACT_CHANGED,
    RECORDED,
    TRIAGE_DECIDED,
    /** Of a hit, among others; the letter does not say of what. */
    NOTICE_TO_BUREAU,
    QUESTION,
    INVITATION,
    TERMS_TO_SIGN,
    EXPERT_ASKED,
    MISSION_CHANGED,
    PRODUCT_DELIVERED,
    PRODUCT_COPY_TO_NCB,
    PRODUCT_FOR_FORWARDING,
    PRODUCT_FORWARDED,
    MESSAGE_RECEIVED,
    MESSAGE_COPY_TO_NCB,
    DELIVERY_REROUTED,
    CAPABILITY_WITHDRAWN,
    EXPERT_RELEASE_ASKED,
    EXPERT_INTRODUCED,
    DIFFUSION_SENT,
    DIFFUSION_CANCELLED,
    CASE_CLOSED,
    RETENTION_REVIEW_DUE,
    RETENTION_REMINDER,
    DATA_ERASED,
    DECISION_REFERRED,
    REFERRAL_ACCEPTED,
    TASK_RELEASED,
    /** About no case: to whose account was changed by operators. */
    ACCOUNT_CHANGED;

    /** What whoever owes an answer is written. */
    public static Letter of(Escalation escalation) {
        return escalation == Escalation.REMIND ? REMINDER : ESCALATION;
    }
}
