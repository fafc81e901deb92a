package org.ncbrelay.support.walks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.support.istdeployment.IstReleaseProcess;
import org.ncbrelay.flow.support.istdeployment.IstTeamProcess;
import org.ncbrelay.flow.support.istdeployment.IstTermsProcess;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;

/** The steps of a deployment and of a meeting that go well. */
public record SupportWalk(Flowchart flow, Walk walk, Desk desk, TaskService tasks, FormService forms) {
    private static final String SOME = "Written by a test.";

    /** A case of Kenya that asks for these capabilities, recorded and approved; everything goes via the NCB. */
    public CaseReference asked(String... capabilities) {
        return asked(Map.of("capabilities", List.of(capabilities)));
    }

    /** @param changes fields of the request that differ from the sample */
    public CaseReference asked(Map<String, Object> changes) {
        return walk.supported(walk.toTriage(flow.submit("agency.ken", body -> {
            body.put("directContact", Map.of("requested", false));
            body.putAll(changes);
        })));
    }

    /** Works every open task of that kind that the officer sees. */
    public void workAll(CaseReference reference, String user, String taskKey, Map<String, Object> answers) {
        desk.as(user, () -> {
            List<Task> seen = tasks.createTaskQuery()
                    .processInstanceBusinessKey(reference.value())
                    .taskDefinitionKey(taskKey)
                    .list();
            if (seen.isEmpty()) throw new AssertionError("no " + taskKey + "; open are " + flow.open(reference));
            for (Task task : seen) forms.submitTaskForm(task.getId(), answers);
        });
    }

    /** Goes on behind calls into other countries, as the case's own country. */
    public void goOn(CaseReference reference, String call) {
        int continued = flow.continueJobs(reference);
        if (continued != 1) throw new AssertionError(continued + " continuations waited behind " + call);
    }

    /** @param member who is nominated to assess the deployment */
    public CaseReference scoped(CaseReference reference, String member) {
        return flow.work(
                reference,
                "analyst",
                "Task_ScopeDeployment",
                Map.of("decision", "COMPLETE", "scope", "Nine phones and four hundred tortoises", "nominee", member));
    }

    public CaseReference assessed(CaseReference reference) {
        scoped(reference, "ist");
        return flow.work(
                reference,
                "ist",
                "Task_AssessDeployment",
                Map.of("need", "HIGH", "risk", "LOW", "safety", "SAFE", "measures", SOME));
    }

    public CaseReference approved(CaseReference reference) {
        return flow.decide(assessed(reference), "gs", "Task_DecideDeployment", "APPROVE", "level", "STANDARD");
    }

    /** @param days of the mission */
    public CaseReference drafted(CaseReference reference, int days) {
        return flow.work(reference, "ist", "Task_DraftTermsOfReference", terms(flow, days));
    }

    /** Terms of reference whose mission begins in a week. */
    public static Map<String, Object> terms(Flowchart flow, int days) {
        Map<String, Object> terms = new HashMap<>();
        for (String text : List.of(
                "purpose",
                "legalBasis",
                "hostLeadAgency",
                "places",
                "tasksInScope",
                "tasksOutOfScope",
                "team",
                "evidenceRules",
                "emergencyContact",
                "reporting")) terms.put(text, SOME);
        terms.put("startsOn", day(flow, 7));
        terms.put("workingDays", days);
        terms.put("confidentiality", "AS_REQUESTED");
        terms.put("mediaRule", "NONE");
        terms.put("costBearer", "INTERPOL");
        return terms;
    }

    /** A date that many days ahead. */
    public static String day(Flowchart flow, int ahead) {
        return flow.now()
                .atZone(java.time.ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(ahead)
                .toString();
    }

    public CaseReference signed(CaseReference reference, int days) {
        drafted(approved(reference), days);
        flow.decide(reference, "ncbhead.ken", "Task_ConsentToDeployment", "SIGN");
        return flow.decide(reference, "gs", IstTermsProcess.SIGN, "SIGN");
    }

    /** Leader and analyst of INTERPOL, digital forensics of France, liaison of the host. */
    public static Map<String, Object> team() {
        Map<String, Object> team = new HashMap<>();
        team.put("leaderOrigin", "INTERPOL");
        team.put("analystOrigin", "INTERPOL");
        team.put("digitalForensicsOrigin", "OTHER_COUNTRY");
        team.put("digitalForensicsCountry", "FRA");
        team.put("wildlifeForensicsOrigin", "NOT_NEEDED");
        team.put("liaisonOrigin", "HOST");
        return team;
    }

    public CaseReference composed(CaseReference reference) {
        return flow.work(reference, "lead", "Task_ComposeTeam", team());
    }

    public void released(CaseReference reference, String user) {
        flow.decide(reference, user, IstReleaseProcess.RELEASE, "RELEASE", "expert", "Somebody, Laboratory");
    }

    public CaseReference complete(CaseReference reference) {
        composed(reference);
        released(reference, "ncb.fra");
        released(reference, "ncb.ken");
        goOn(reference, "CallActivity_Release");
        return reference;
    }

    public CaseReference ready(CaseReference reference) {
        workAll(reference, "ist", "Task_PrepareLogistics", Map.of("preparation", "READY"));
        return reference;
    }

    /** The team waits for its first day. */
    public CaseReference cleared(CaseReference reference, int days) {
        ready(complete(signed(reference, days)));
        return flow.decide(reference, "lead", IstTeamProcess.GO, "GO");
    }

    /** @param days of the mission */
    public CaseReference deployed(CaseReference reference, int days) {
        return arrived(cleared(reference, days));
    }

    public CaseReference arrived(CaseReference reference) {
        flow.fireTimer(reference, "Timer_FirstDay");
        return reference;
    }

    public CaseReference missionDone(CaseReference reference) {
        return flow.work(reference, "ist", "Task_LeadMission", Map.of("evidenceInHostCustody", true));
    }

    public CaseReference reported(CaseReference reference) {
        flow.work(reference, "ist", "Task_HoldExitBriefing", Map.of("briefing", SOME, "evidenceInHostCustody", true));
        written(reference);
        return flow.decide(reference, "lead", "Task_ReviewMissionReport", "APPROVE");
    }

    public void written(CaseReference reference) {
        flow.work(
                reference,
                "ist",
                "Task_WriteMissionReport",
                Map.of("title", "Nine phones", "report", "Seven of nine phones were read."));
    }

    /** @param next {@code DONE}, or {@code NEXT} where more follow */
    public CaseReference debriefed(CaseReference reference, String next) {
        return flow.work(
                reference,
                "lead",
                "Task_DebriefMission",
                Map.of(
                        "recommendation",
                        "Keep one analyst trained",
                        "owner",
                        "NCB KEN",
                        "dueOn",
                        day(flow, 90),
                        "next",
                        next));
    }

    public CaseReference planned(CaseReference reference) {
        return flow.work(
                reference,
                "analyst",
                "Task_PlanMeeting",
                Map.of(
                        "title", "Carved ivory",
                        "purpose", "Who acts where",
                        "format", "VIDEO",
                        "heldOn", day(flow, 30),
                        "place", "Video room"));
    }

    public void accepted(CaseReference reference, String user) {
        flow.decide(reference, user, "Task_AnswerInvitation", "ACCEPT", "participants", "Two officers");
    }

    public void declined(CaseReference reference, String user) {
        flow.decide(reference, user, "Task_AnswerInvitation", "DECLINE", "reason", "No case of ours");
    }

    /** France comes, Singapore does not. */
    public CaseReference answered(CaseReference reference) {
        accepted(reference, "ncb.fra");
        declined(reference, "ncb.sgp");
        goOn(reference, "CallActivity_Invitation");
        return reference;
    }

    public CaseReference agendaSet(CaseReference reference) {
        return flow.work(reference, "analyst", "Task_SetAgenda", Map.of("agenda", "Accounts; payments; arrests"));
    }

    public CaseReference held(CaseReference reference) {
        return flow.decide(reference, "analyst", "Task_HoldMeeting", "HELD", "participants", "KEN, FRA");
    }

    /** @param next {@code DONE}, or {@code NEXT} where more follow */
    public CaseReference assigned(CaseReference reference, String action, String next) {
        return flow.work(
                reference,
                "analyst",
                "Task_AssignAction",
                Map.of("action", action, "owner", "NCB FRA", "dueOn", day(flow, 60), "next", next));
    }

    public CaseReference minuted(CaseReference reference) {
        return flow.work(
                reference,
                "analyst",
                "Task_WriteMinutes",
                Map.of("title", "Minutes of the meeting", "minutes", "France acts against the accounts."));
    }
}
