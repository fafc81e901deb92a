package org.ncbrelay.domain.support;

/** What can be put on record of a capability's support. */
public enum StepKind {
    ANALYST_ASSIGNED,
    PLAN_PROPOSED,
    PLAN_ANSWERED,
    SESSION_HELD,
    AIMS_JUDGED,
    NEEDS_ASSESSED,
    TRAINING_HELD,
    TRAINING_EVALUATED,
    FOLLOW_UP_REPORTED,
    EXPERTISE_DEFINED,
    ROSTER_SEARCHED,
    EXPERT_PICKED,
    RELEASE_ANSWERED,
    CONFLICT_CHECKED,
    EXPERT_INTRODUCED,
    OPINION_REVIEWED,
    EXPERT_RATED,
    SERVICE_ASKED,
    COMPLIANCE_REVIEWED,
    PUBLISHED,
    SENT,
    HIT_FOLLOWED,
    VALIDITY_CHECKED,
    HIT_ACTED_ON,
    /** Time alone ended the step: nobody answered, after all reminders. */
    NO_ANSWER
}
