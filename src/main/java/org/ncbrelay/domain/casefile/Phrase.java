package org.ncbrelay.domain.casefile;

/**
 * What the relay itself notes beside an event of a timeline. It is recorded in these English words; readers of our pages get it in
 * their language. What somebody wrote follows after a colon, and stays as it is.
 */
public enum Phrase {
    WORKING_DAYS("working days"),
    VERSION("version"),
    EXTERNAL_SOURCE("external source"),
    RESTRICTED_BY_SOURCE("restricted by a source"),

    ANALYST_ASSIGNED("analyst assigned"),
    PLAN_PROPOSED("plan proposed, aims"),
    PLAN_ACCEPTED("plan accepted"),
    PLAN_CHANGE_ASKED("change of the plan asked for"),
    SESSION_HELD("session held"),
    AIMS_MET("aims met"),

    NEEDS_ASSESSED("needs assessed, officers"),
    TRAINING_PLAN_PROPOSED("training plan proposed"),
    TRAINING_PLAN_AGREED("training plan agreed"),
    TRAINING_PLAN_NOT_AGREED("training plan not agreed"),
    TRAINING_HELD("training held, participants"),
    TRAINING_EVALUATED("training evaluated, gain"),
    FOLLOW_UP_REPORTED("follow-up reported"),

    MEETING_PLANNED("planned for"),
    INVITED("invited"),
    ANSWERS_COUNTED("answers yes, no and none"),
    AGENDA_SET("agenda set"),
    MEETING_HELD("held"),
    MEETING_CANCELLED("cancelled"),
    ACTION_DUE("action, due on"),
    NOBODY_LEFT("nobody of the office who may decide is there"),
    SOMEBODY_THERE("somebody of the office is there again"),
    ASSIGNEE_ABSENT("the officer who had claimed the task is absent"),
    RIGHTS_LOST("the officer who had claimed the task may no longer work on it"),

    NOBODY_COMES("No country that may be invited comes to the meeting."),

    PROPOSED("proposed"),
    RECOMMENDATION_DUE("recommendation, due on"),

    EXPERTISE_DEFINED("expertise defined"),
    ROSTER_SEARCHED("roster searched, found"),
    CONFLICT("conflict of interest"),
    NO_CONFLICT("no conflict of interest"),
    RELEASE_ASKED("release asked for"),
    EXPERT_RELEASED("released"),
    EXPERT_NOT_RELEASED("not released"),
    EXPERT_INTRODUCED("expert introduced"),
    OPINION_APPROVED("opinion approved"),
    EXPERT_ASKED_AGAIN("expert asked again"),
    EXPERT_RATED("expert rated"),
    SILENCE_RELEASES_NOBODY("No reply in time; this does not count as a release."),

    ASKED_FOR("asked for"),
    NOTICE_ASKED("notice asked for"),
    DIFFUSION_ASKED("diffusion asked for"),
    COMPLIANT("compliant"),
    NOT_COMPLIANT("not compliant"),
    PUBLISHED_AS("published as"),
    SENT_AS("sent as"),
    HIT_FOLLOWED("hit followed"),
    HIT_CONFIRMED("source confirms the hit"),
    HIT_NOT_CONFIRMED("source does not confirm the hit"),
    HIT_ACTED_ON("acted on the hit"),

    USE_NOT_ALLOWED("The source of the data does not allow its use."),
    REQUEST_WITHDRAWN("The request was withdrawn."),
    SUPPORT_WITHDRAWN("This support was withdrawn."),
    AUTHORIZATION_EXPIRED("The authorization has expired."),
    CONTACT_AUTHORIZED("Direct contact was authorized."),
    CONTACT_NOT_LIVE("No live authorization at the moment of sending."),
    SILENCE_DISCLOSES_NOTHING("No reply in time; nothing is disclosed.");

    private final String words;

    Phrase(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The phrase and what it is about: a number, a day, a name of one of our lists, or somebody's own words. */
    public String with(Object subject) {
        return words + ": " + subject;
    }
}
