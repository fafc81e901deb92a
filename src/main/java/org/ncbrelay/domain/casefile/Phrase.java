package org.ncbrelay.domain.casefile;

import java.time.LocalDate;
import org.ncbrelay.domain.Note;

/** What the relay itself notes next to an event of a timeline, with the English for callers of the API. */
public enum Phrase {
    WORKING_DAYS("working days"),
    VERSION("version"),
    EXTERNAL_SOURCE("external source"),
    RESTRICTED_BY_SOURCE("restricted by a source"),
    EVERY_COUNTRY_RESTRICTED("A source restricts every country that it concerns."),

    ANALYST_ASSIGNED("analyst assigned"),
    PLAN_PROPOSED("plan proposed, objectives"),
    AIMS_NOT_JUDGED("objectives not assessed in time"),

    TRAINING_PLAN_PROPOSED("training plan proposed"),
    TRAINING_PLAN_AGREED("training plan agreed"),
    TRAINING_PLAN_NOT_AGREED("training plan not agreed"),
    NEEDS_NOT_REPORTED("The agency did not report its needs in time."),
    PLAN_NOT_AGREED("Nobody agreed to the plan in time."),
    TRAINING_NOT_EVALUATED("training not evaluated in time"),
    FOLLOW_UP_NOT_REPORTED("follow-up not reported in time"),

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

    NOBODY_COMES("No country that may be invited will attend the meeting."),

    PROPOSED("proposed"),
    RECOMMENDATION_DUE("recommendation, due on"),
    SILENCE_SENDS_NO_TEAM("No reply in time; no team is deployed."),

    EXPERTISE_DEFINED("expertise defined"),
    ROSTER_SEARCHED("roster searched, found"),
    CONFLICT("conflict of interest"),
    NO_CONFLICT("no conflict of interest"),
    RELEASE_ASKED("availability requested"),
    EXPERT_RELEASED("made available"),
    EXPERT_NOT_RELEASED("not made available"),
    EXPERT_INTRODUCED("expert introduced"),
    OPINION_APPROVED("opinion approved"),
    EXPERT_ASKED_AGAIN("expert asked again"),
    EXPERT_NOT_RATED("expert not rated in time"),
    OPINION_NOT_GIVEN("no opinion given in time"),
    SILENCE_RELEASES_NOBODY("No reply in time; the expert counts as not available."),

    ASKED_FOR("requested"),
    NOT_ASKED_FOR_IN_TIME("The NCB did not request the service in time."),
    NOTICE_ASKED("notice requested"),
    DIFFUSION_ASKED("diffusion requested"),
    COMPLIANT("compliant"),
    NOT_COMPLIANT("not compliant"),
    PUBLISHED_AS("published as"),
    SENT_TO("recipients"),
    SENT_TO_ALL("to all NCBs"),
    RESTRICTED_LEFT_OUT("not to countries that the request restricts"),
    NOTICE_OVER("Its purpose is met, or its request was withdrawn."),
    SENT_AS("sent as"),

    USE_NOT_ALLOWED("The source of the data does not allow its use."),
    REQUEST_DECLINED("The request was declined."),
    REQUEST_WITHDRAWN("The request was withdrawn."),
    SUPPORT_WITHDRAWN("This support was withdrawn."),
    CONFIRMED_BY_NCB("The NCB confirmed it."),
    SILENCE_WITHDRAWS_NOTHING("No reply in time; nothing is withdrawn."),
    APPROVAL_ENDED("The approval of the agency has ended."),
    AUTHORIZATION_EXPIRED("The authorization has expired."),
    CONTACT_AUTHORIZED("Direct contact was authorized."),
    CONTACT_NOT_LIVE("No live authorization at the moment of sending."),
    SILENCE_DISCLOSES_NOTHING("No reply in time; nothing is disclosed."),
    SILENCE_TAKES_NOTHING_OVER("No reply in time; the case has no official source."),
    SILENCE_ADDS_NOTHING("No reply in time; it is not added to the record."),
    SILENCE_REFUSES("No reply in time; this counts as a refusal."),
    SILENCE_FORWARDS_NOTHING("No reply in time; the report was not forwarded."),
    SILENCE_CONFIRMS_NO_HIT("No reply in time; the hit is not confirmed."),
    SILENCE_AUTHORIZES_NOTHING("No reply in time; communication stays through the NCB."),
    OFFER_TAKEN_BACK("no longer offered"),
    SUPPORT_OFFERED("support offered"),
    OFFER_ACCEPTED("offer accepted"),
    OFFER_DECLINED("offer declined"),
    OFFER_RETURNED("The NCB returned the offer."),
    SILENCE_ACCEPTS_NO_OFFER("No reply in time; the offer has expired."),
    SUPPORT_OVER("The support of this case has ended; a new request can follow it."),
    NEVER_RECORDED("The case ended without a record."),
    RESULTS_COUNTED("seizures, persons arrested, accounts closed"),
    NO_LONGER_ASKED_FOR("No longer requested"),
    SILENCE_ABANDONS("No correction in time; the request is closed."),
    SILENCE_ACKNOWLEDGES_NOTHING("No acknowledgment in time; the request is closed."),
    GIVEN_IN_STANDING_CASE("Support is given in the case to which this request was joined."),
    DECIDED_IN_STANDING_CASE("It is decided in the case to which this request was joined."),
    JOINED_TO("joined to"),
    SILENCE_JOINS_NOTHING("No reply in time; the two cases stay apart."),
    CASE_ENDED_BEFORE_JOINING("One of the two cases has ended; they stay apart."),

    INTELLIGENCE_FOR("intelligence, countries"),
    BASIS_REVIEW("review of the basis"),
    AMENDED_RECORD("as amended, record"),
    SUPPLEMENT("supplement to a case"),
    DIRECT_CONTACT("direct contact"),
    WITHDRAWAL("withdrawal"),
    MISSION_REPORT("report of a mission"),
    TRAINING_FOLLOW_UP("follow-up of a training"),
    QUESTION_ABOUT_HIT("question of another NCB about a hit");

    private final String words;

    Phrase(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public Note note() {
        return Note.of("phrase." + name(), words);
    }

    /** The phrase and what it is about. */
    public Note with(Note about) {
        return note().then(about);
    }

    /** The phrase and a day. */
    public Note with(LocalDate day) {
        return with(Note.day(day));
    }

    /** The phrase and what is the same in every language: a number, or an officer's words. */
    public Note with(Object about) {
        return note().then(about.toString());
    }
}
