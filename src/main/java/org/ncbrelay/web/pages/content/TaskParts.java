package org.ncbrelay.web.pages.content;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the decision at each user task needs, what weighs most first. A task of a diagram without an entry here fails a test: whoever draws
 * a task says what its worker must know.
 */
final class TaskParts {
    private static final Map<String, List<ContentPart>> BY_NODE = Map.ofEntries(
            entry(
                    "acknowledgment/Task_AcknowledgeRequest",
                    List.of(
                            RequestPart.CORRECTED,
                            RequestPart.RETURNED,
                            RequestPart.NEED,
                            RequestPart.OFFENCE,
                            RequestPart.HANDLING,
                            RequestPart.CONTACT,
                            RequestPart.LISTINGS,
                            RequestPart.SPECIMENS,
                            RequestPart.AGENCY)),
            entry("acknowledgment/Task_CorrectRequest", List.of(RequestPart.RETURNED, RequestPart.NEED)),
            entry(
                    "acknowledgment/Task_ContactTheNCB",
                    List.of(RequestPart.WAITING, RequestPart.NEED, RequestPart.AGENCY)),
            entry(
                    "authorization/Task_DecideDirectContact",
                    List.of(RequestPart.CONTACT, RequestPart.AGENCY, RequestPart.NEED, RequestPart.HANDLING)),
            entry(
                    "recording/Task_TakeOverAsSource",
                    List.of(RequestPart.AGENCY, RequestPart.NEED, RequestPart.OFFENCE, RequestPart.HANDLING)),
            entry(
                    "recording/Task_CheckRecord",
                    List.of(
                            RequestPart.HANDLING,
                            RequestPart.NEED,
                            RequestPart.OFFENCE,
                            RequestPart.LISTINGS,
                            RequestPart.SPECIMENS)),
            entry(
                    "recording/Task_EnterRecord",
                    List.of(RequestPart.RECORD, RequestPart.HANDLING, RequestPart.NEED, RequestPart.OFFENCE)),
            entry(
                    "triage/Task_AssessRequest",
                    List.of(
                            RequestPart.NEED,
                            RequestPart.OFFENCE,
                            RequestPart.LISTINGS,
                            RequestPart.SPECIMENS,
                            RequestPart.RECORD)),
            entry(
                    "triage/Task_DecideSupport",
                    List.of(RequestPart.ASSESSMENT, RequestPart.NEED, RequestPart.OFFENCE, RequestPart.HANDLING)),
            entry("preservation/Task_RenewPreservation", List.of(RequestPart.PRESERVATION)),
            entry("hitQuestion/Task_AnswerQuestion", List.of(RequestPart.HIT_QUESTION, RequestPart.NEED)),
            entry(
                    "sharing/Task_DefineScopeQuestion",
                    List.of(RequestPart.NEED, RequestPart.OFFENCE, RequestPart.LISTINGS, RequestPart.ASSESSMENT)),
            entry("sharing/Task_ConsentToUse", List.of(SupportPart.QUESTION, RequestPart.HANDLING)),
            entry(
                    "sharing/Task_WriteReport",
                    List.of(
                            ProductPart.TO_REVISE,
                            SupportPart.QUESTION,
                            SupportPart.OWNERS_CONDITIONS,
                            RequestPart.HANDLING,
                            RequestPart.NEED,
                            RequestPart.LISTINGS)),
            entry(
                    "sharing/Task_ReviewReport",
                    List.of(SupportPart.QUESTION, ProductPart.UNDER_REVIEW, SupportPart.OWNERS_CONDITIONS)),
            entry(
                    "product/Task_WriteProduct",
                    List.of(
                            ProductPart.TO_REVISE,
                            SupportPart.ASKED_FOR,
                            SupportPart.SESSIONS,
                            SupportPart.NEEDS,
                            SupportPart.EVALUATION,
                            RequestPart.NEED)),
            entry("product/Task_ReviewProduct", List.of(ProductPart.UNDER_REVIEW, SupportPart.ASKED_FOR)),
            entry(
                    "delivery/Task_DispatchProduct",
                    List.of(RequestPart.AUTHORIZATION, ProductPart.TO_SEND, ProductPart.DELIVERIES)),
            entry(
                    "delivery/Task_ForwardProduct",
                    List.of(ProductPart.TO_SEND, ProductPart.DELIVERIES, RequestPart.AGENCY)),
            entry("closure/Task_ConfirmReceipt", List.of(ProductPart.DELIVERIES, ProductPart.RECEIVED)),
            entry(
                    "closure/Task_CloseCase",
                    List.of(SupportPart.FEEDBACK, SupportPart.PROGRESS, ProductPart.DELIVERIES)),
            entry("closureWithoutDelivery/Task_CloseCase", List.of(SupportPart.PROGRESS, ProductPart.WRITTEN)),
            entry("mentoring/Task_AssignAnalyst", List.of(RequestPart.NEED, RequestPart.AGENCY)),
            entry("mentoring/Task_JudgeAims", List.of(SupportPart.MENTORING_PLAN, SupportPart.SESSIONS)),
            entry(
                    "mentoringPlan/Task_ProposeMentoringPlan",
                    List.of(
                            SupportPart.MENTORING_ANSWER,
                            SupportPart.MENTORING_PLAN,
                            SupportPart.ANALYST,
                            RequestPart.NEED)),
            entry("mentoringPlan/Task_AgreeMentoringPlan", List.of(SupportPart.MENTORING_PLAN, SupportPart.ANALYST)),
            entry(
                    "mentoringSession/Task_HoldSession",
                    List.of(SupportPart.MENTORING_PLAN, SupportPart.SESSIONS, SupportPart.ANALYST)),
            entry("capacityBuilding/Task_AssessNeeds", List.of(RequestPart.NEED)),
            entry("capacityBuilding/Task_DeliverTraining", List.of(SupportPart.TRAINING_PLAN, SupportPart.NEEDS)),
            entry("capacityBuilding/Task_EvaluateTraining", List.of(SupportPart.TRAINING, SupportPart.TRAINING_PLAN)),
            entry("capacityFollowUp/Task_ReportFollowUp", List.of(SupportPart.TRAINING, SupportPart.EVALUATION)),
            entry(
                    "capacityPlan/Task_ProposeTrainingPlan",
                    List.of(
                            SupportPart.TRAINING_ANSWER,
                            SupportPart.TRAINING_PLAN,
                            SupportPart.NEEDS,
                            RequestPart.NEED)),
            entry("capacityPlan/Task_AgreeTrainingPlan", List.of(SupportPart.TRAINING_PLAN, SupportPart.NEEDS)),
            entry(
                    "expertSearch/Task_DefineExpertise",
                    List.of(RequestPart.NEED, RequestPart.SPECIMENS, RequestPart.HANDLING)),
            entry(
                    "expertSearch/Task_PickExpert",
                    List.of(SupportPart.EXPERTISE, SupportPart.EXPERTS, RequestPart.HANDLING)),
            entry(
                    "expertSearch/Task_CheckConflict",
                    List.of(SupportPart.EXPERTS, SupportPart.EXPERTISE, RequestPart.PERSONS, RequestPart.OFFENCE)),
            entry("expertRelease/Task_ReleaseExpert", List.of(SupportPart.ENGAGEMENT)),
            entry("expertOpinion/Task_GiveOpinion", List.of(SupportPart.ENGAGEMENT, SupportPart.OPINION)),
            entry("expertNetwork/Task_ReviewOpinion", List.of(SupportPart.OPINION, SupportPart.EXPERTISE)),
            entry("expertNetwork/Task_RateExpert", List.of(ProductPart.RECEIVED, SupportPart.EXPERTISE)),
            entry(
                    "notice/Task_AskForNotice",
                    List.of(RequestPart.NEED, RequestPart.PERSONS, RequestPart.OFFENCE, RequestPart.HANDLING)),
            entry(
                    "notice/Task_ReviewNotice",
                    List.of(SupportPart.ASKED_FOR, RequestPart.HANDLING, RequestPart.OFFENCE)),
            entry("diffusion/Task_AskForDiffusion", List.of(RequestPart.NEED, RequestPart.HANDLING)),
            entry("diffusion/Task_ReviewDiffusion", List.of(SupportPart.ASKED_FOR, RequestPart.HANDLING)),
            entry(
                    "generalService/Task_AskForService",
                    List.of(RequestPart.NEED, RequestPart.SPECIMENS, RequestPart.PERSONS)),
            entry("generalService/Task_ReviewService", List.of(SupportPart.ASKED_FOR, RequestPart.HANDLING)),
            entry("hits/Task_FollowHits", List.of(SupportPart.ASKED_FOR, SupportPart.HITS)),
            entry("hits/Task_CheckValidity", List.of(SupportPart.HITS, SupportPart.ASKED_FOR)),
            entry("hits/Task_ActOnHit", List.of(SupportPart.HITS, SupportPart.ASKED_FOR)),
            entry("coordinationMeeting/Task_PlanMeeting", List.of(RequestPart.NEED, RequestPart.HANDLING)),
            entry("meetingInvitation/Task_AnswerInvitation", List.of(SupportPart.INVITATION)),
            entry("meetingSession/Task_SetAgenda", List.of(SupportPart.MEETING, SupportPart.INVITATIONS)),
            entry("meetingSession/Task_HoldMeeting", List.of(SupportPart.MEETING, SupportPart.INVITATIONS)),
            entry("meetingSession/Task_AssignAction", List.of(SupportPart.MEETING_ACTIONS, SupportPart.MEETING)),
            entry(
                    "meetingSession/Task_WriteMinutes",
                    List.of(ProductPart.TO_REVISE, SupportPart.MEETING, SupportPart.MEETING_ACTIONS)),
            entry(
                    "meetingSession/Task_ReviewMinutes",
                    List.of(ProductPart.UNDER_REVIEW, SupportPart.MEETING, SupportPart.MEETING_ACTIONS)),
            entry(
                    "istPreparation/Task_ScopeDeployment",
                    List.of(DeploymentPart.SUPPLEMENT, DeploymentPart.MISSING, RequestPart.NEED, RequestPart.OFFENCE)),
            entry("istPreparation/Task_CompleteDeploymentRequest", List.of(DeploymentPart.MISSING, RequestPart.NEED)),
            entry(
                    "istPreparation/Task_AssessDeployment",
                    List.of(DeploymentPart.SCOPE, RequestPart.NEED, RequestPart.OFFENCE, RequestPart.PERSONS)),
            entry(
                    "istPreparation/Task_DecideDeployment",
                    List.of(DeploymentPart.ASSESSMENT, DeploymentPart.SCOPE, RequestPart.NEED)),
            entry(
                    "istTerms/Task_DraftTermsOfReference",
                    List.of(
                            DeploymentPart.CHANGES_ASKED,
                            DeploymentPart.TERMS,
                            DeploymentPart.SCOPE,
                            DeploymentPart.ASSESSMENT,
                            RequestPart.HANDLING)),
            entry("istTerms/Task_ConsentToDeployment", List.of(DeploymentPart.TERMS, DeploymentPart.SCOPE)),
            entry("istTerms/Task_SignTermsOfReference", List.of(DeploymentPart.TERMS)),
            entry("istTeam/Task_ComposeTeam", List.of(DeploymentPart.TERMS, DeploymentPart.TEAM, RequestPart.HANDLING)),
            entry("istTeam/Task_PrepareLogistics", List.of(DeploymentPart.TERMS, DeploymentPart.TEAM)),
            entry("istTeam/Task_DecideGoOrNoGo", List.of(DeploymentPart.TEAM, DeploymentPart.TERMS)),
            entry("istRelease/Task_ReleaseExpert", List.of(DeploymentPart.EXPERT_REQUEST)),
            entry("istMission/Task_LeadMission", List.of(DeploymentPart.MISSION, DeploymentPart.SITUATION)),
            entry(
                    "istMission/Task_ReportSituation",
                    List.of(DeploymentPart.SITUATION, DeploymentPart.MISSION, DeploymentPart.TERMS)),
            entry(
                    "istReport/Task_HoldExitBriefing",
                    List.of(DeploymentPart.MISSION, DeploymentPart.SITUATION, DeploymentPart.SCOPE)),
            entry(
                    "istReport/Task_WriteMissionReport",
                    List.of(
                            ProductPart.TO_REVISE,
                            DeploymentPart.BRIEFING,
                            DeploymentPart.SITUATION,
                            DeploymentPart.MISSION,
                            DeploymentPart.SCOPE)),
            entry("istReport/Task_ReviewMissionReport", List.of(ProductPart.UNDER_REVIEW, DeploymentPart.SCOPE)),
            entry(
                    "istReport/Task_DebriefMission",
                    List.of(DeploymentPart.RECOMMENDATIONS, ProductPart.TO_SEND, DeploymentPart.BRIEFING)),
            entry("istFollowUp/Task_FollowUpAfter30Days", List.of(DeploymentPart.RECOMMENDATIONS)),
            entry("istFollowUp/Task_FollowUpAfter90Days", List.of(DeploymentPart.RECOMMENDATIONS)),
            entry(
                    "externalSource/Task_GradeExternalMaterial",
                    List.of(IntelligencePart.FINDINGS, IntelligencePart.MARKS)),
            entry(
                    "release/Task_ReleaseIntelligence",
                    List.of(IntelligencePart.RECEIVERS, IntelligencePart.FINDINGS, IntelligencePart.MARKS)),
            entry(
                    "ownerConsent/Task_ConsentToDissemination",
                    List.of(IntelligencePart.FINDINGS, IntelligencePart.MARKS)),
            entry(
                    "dispatch/Task_IdentifyNationalUnit",
                    List.of(IntelligencePart.FINDINGS, IntelligencePart.MARKS, IntelligencePart.DISPATCH)),
            entry(
                    "feedback/Task_AcknowledgeIntelligence",
                    List.of(IntelligencePart.FINDINGS, IntelligencePart.MARKS, IntelligencePart.DISPATCH)),
            entry(
                    "feedback/Task_ReportAction",
                    List.of(IntelligencePart.FINDINGS, IntelligencePart.MARKS, IntelligencePart.DISPATCH)),
            entry(
                    "unitContact/Task_DecideUnitContact",
                    List.of(IntelligencePart.DISPATCH, IntelligencePart.FINDINGS, IntelligencePart.MARKS)));

    /** Diagrams in which countries are asked for one thing and see nothing else of the case. */
    private static final Set<String> WITHOUT_CASE =
            Set.of("expertRelease", "expertOpinion", "istRelease", "meetingInvitation");

    private TaskParts() {}

    /**
     * @param node diagram and node
     * @return what its decision needs; the caveat first, where the task is about a case, which may have an external source
     */
    static List<ContentPart> of(String node) {
        List<ContentPart> own = BY_NODE.getOrDefault(node, List.of());
        boolean ofIntelligence = own.stream().anyMatch(IntelligencePart.class::isInstance);
        if (own.isEmpty() || ofIntelligence || WITHOUT_CASE.contains(node.split("/")[0])) return own;
        List<ContentPart> all = new ArrayList<>(List.of(RequestPart.CAVEAT));
        all.addAll(own);
        return all;
    }

    static Set<String> nodes() {
        return BY_NODE.keySet();
    }
}
