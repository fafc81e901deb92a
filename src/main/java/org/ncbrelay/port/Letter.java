package org.ncbrelay.port;

import java.util.EnumSet;
import java.util.Set;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.measure.MeasureKind;

/** What a letter is about; its words are in the message files under {@code mail.<NAME>.subject} and {@code .body}. */
public enum Letter {
    REQUEST_SUBMITTED("acknowledgment/Task_AcknowledgeRequest"),
    COPY_TO_GENERAL_SECRETARIAT,
    REQUEST_CORRECTED("acknowledgment/Task_AcknowledgeRequest"),
    REQUEST_RETURNED("acknowledgment/Task_CorrectRequest"),
    REQUEST_ACKNOWLEDGED,
    REQUEST_DECLINED,
    REQUEST_WITHDRAWN,
    CASE_SHARED,
    CASE_SHARING_ENDED,
    CASE_TRANSFERRED,
    REQUEST_ABANDONED,
    REQUEST_UNACKNOWLEDGED,
    /** Of a task for which no other letter asks. */
    TASK_WAITING,
    REMINDER,
    ESCALATION,
    /** To the office that has not answered. */
    SECOND_OFFICE,
    /** To the office that may now act in addition to it. */
    SECOND_OFFICE_ASKED,
    /** To the silent office. */
    LIAISON_INFORMED,
    /** To the General Secretariat, whose liaison officer contacts the silent office. */
    LIAISON_ASKED,
    TEAM_LEAD_INFORMED,
    /** To the office that was silent, and in other words to INTERPOL: time has ended the step. */
    CLOSED_WITHOUT_ANSWER,
    DIRECT_CONTACT_GRANTED,
    DIRECT_CONTACT_REFUSED,
    DIRECT_CONTACT_LAPSED,
    DIRECT_CONTACT_CHANGED,
    RECORDED,
    /** An agency that is no official source has added to its case. */
    SUPPLEMENT_TO_DECIDE("supplementDecision/Task_DecideSupplement"),
    SUPPLEMENT_COPY_TO_NCB,
    SUPPLEMENT_DECIDED,
    RECORD_AMENDED,
    TRIAGE_DECIDED,
    /** To the NCB of two cases that INTERPOL would join. */
    JOIN_PROPOSED("triage/Task_DecideOnJoining"),
    /** To whose duplicate was joined to the standing case. */
    REQUEST_JOINED,
    /** To the party of the standing case. */
    AGENCY_JOINED,
    /** Of a hit, among others; the letter does not say of what. */
    NOTICE_TO_BUREAU,
    QUESTION("hitQuestion/Task_AnswerQuestion"),
    ANSWER_RECEIVED,
    CONSENT_ASKED("ownerConsent/Task_ConsentToDissemination"),
    CONSENT_TO_USE_ASKED("sharing/Task_ConsentToUse"),
    FEEDBACK_ASKED("closure/Task_ConfirmReceipt"),
    PLAN_TO_AGREE("capacityPlan/Task_AgreeTrainingPlan", "mentoringPlan/Task_AgreeMentoringPlan"),
    DEPLOYMENT_INCOMPLETE("istPreparation/Task_CompleteDeploymentRequest"),
    HOST_CONSENT_ASKED("istTerms/Task_ConsentToDeployment"),
    TERMS_TO_CHANGE("istTerms/Task_DraftTermsOfReference"),
    INTELLIGENCE_ACKNOWLEDGED,
    DISPATCH_RECALLED,
    /** About the newer intelligence, to who held the recalled one. */
    INTELLIGENCE_REPLACED,
    INTELLIGENCE_MAINTAINED,
    INVITATION("meetingInvitation/Task_AnswerInvitation"),
    /** To an agency that its NCB named for a meeting. */
    AGENCY_INVITED,
    AGENDA_SET,
    PRESERVATION_LAPSE_NEAR,
    TERMS_TO_SIGN("istTerms/Task_SignTermsOfReference"),
    EXPERT_ASKED("istRelease/Task_ReleaseExpert"),
    DEPLOYMENT_APPROVED,
    NO_DEPLOYMENT,
    TEAM_DEPLOYED,
    MISSION_EXTENDED,
    TERMS_ENDED,
    MISSION_ENDED,
    PRODUCT_DELIVERED,
    PRODUCT_COPY_TO_NCB,
    PRODUCT_FOR_FORWARDING("delivery/Task_ForwardProduct", "dispatch/Task_IdentifyNationalUnit"),
    PRODUCT_FORWARDED,
    MESSAGE_RECEIVED,
    MESSAGE_COPY_TO_NCB,
    /** To the agency that has a task of INTERPOL. */
    ANSWER_ASKED(
            "mentoring/Task_JudgeAims",
            "capacityBuilding/Task_AssessNeeds",
            "capacityBuilding/Task_EvaluateTraining",
            "capacityFollowUp/Task_ReportFollowUp",
            "expertNetwork/Task_RateExpert",
            "supportOffer/Task_AcceptOfferedSupport"),
    EXCHANGE_COPY_TO_NCB,
    EXCHANGE_TO_PASS_ON("exchange/Task_ForwardToAgency", "exchange/Task_PassOnAnswer"),
    /** To the side from which it came. */
    EXCHANGE_RETURNED,
    DELIVERY_REROUTED,
    CAPABILITY_WITHDRAWN,
    SUPPORT_ENDED_UNANSWERED,
    EXPERT_RELEASE_ASKED("expertRelease/Task_ReleaseExpert"),
    EXPERT_INTRODUCED,
    DIFFUSION_SENT,
    DIFFUSION_CANCELLED,
    NOTICE_PUBLISHED,
    NOTICE_WITHDRAWN,
    MEETING_CANCELLED,
    EXPERT_STOOD_DOWN,
    TRAINING_CANCELLED,
    WITHDRAWAL_TO_CONFIRM("withdrawal/Task_ConfirmWithdrawal"),
    WITHDRAWAL_NOT_CONFIRMED,
    /** All support has ended, and none was delivered. */
    NOTHING_DELIVERED,
    /** To the NCB, which confirms them where the agency is no official source. */
    RESULTS_REPORTED,
    /** To the NCB, whose decisions on what was added the closing of the case waits for. */
    CLOSING_WAITS,
    CASE_CLOSED,
    /** The same, where something continues after the end. */
    CASE_CLOSED_AND_CONTINUES,
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

    /** Letters that expect something of their reader, in addition to those that ask for a task. */
    private static final Set<Letter> OF_ACTION = EnumSet.of(
            TASK_WAITING,
            REMINDER,
            ESCALATION,
            SECOND_OFFICE,
            SECOND_OFFICE_ASKED,
            LIAISON_INFORMED,
            LIAISON_ASKED,
            TEAM_LEAD_INFORMED,
            CLOSING_WAITS,
            RETENTION_REVIEW_DUE,
            RETENTION_REMINDER,
            DECISION_REFERRED,
            TASK_ASSIGNED);

    private final Set<String> asks;

    Letter(String... asks) {
        this.asks = Set.of(asks);
    }

    /** The user tasks that it asks its reader to complete, as diagram and node: one of them is open when it is sent. */
    public Set<String> asks() {
        return asks;
    }

    /** Whether it expects something of its reader; any other letter is for information. */
    public boolean isOfAction() {
        return !asks.isEmpty() || OF_ACTION.contains(this);
    }

    /** Whether it goes to the officer who has, or had, a task. */
    public boolean isToOneOfficer() {
        return this == TASK_ASSIGNED || this == TASK_RELEASED;
    }

    /** Whether its reader received a diffusion or a notice. */
    public boolean isOfDiffusion() {
        return this == DIFFUSION_SENT
                || this == DIFFUSION_CANCELLED
                || this == NOTICE_PUBLISHED
                || this == NOTICE_WITHDRAWN;
    }

    /** Whether a country or an agency that receives it may no longer read what it is about. */
    public boolean endsAccess() {
        return this == CASE_SHARING_ENDED || this == CASE_TRANSFERRED || this == DISPATCH_RECALLED;
    }

    /** What the office that owes an answer is sent; each action has a letter of its own. */
    public static Letter of(Escalation escalation) {
        return switch (escalation) {
            case REMIND -> REMINDER;
            case SECOND_OFFICE -> SECOND_OFFICE;
            case NCB_HEAD -> ESCALATION;
            case GS_LIAISON -> LIAISON_INFORMED;
            case TEAM_LEAD -> TEAM_LEAD_INFORMED;
        };
    }

    /** The letter to the office that joins the one that owes an answer. */
    public static Letter joining(Escalation escalation) {
        return switch (escalation) {
            case SECOND_OFFICE -> SECOND_OFFICE_ASKED;
            case GS_LIAISON -> LIAISON_ASKED;
            case REMIND, NCB_HEAD, TEAM_LEAD -> of(escalation);
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
