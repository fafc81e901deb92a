package org.ncbrelay.security.engineapi;

import static org.ncbrelay.security.engineapi.AllowedCall.delete;
import static org.ncbrelay.security.engineapi.AllowedCall.get;
import static org.ncbrelay.security.engineapi.AllowedCall.options;
import static org.ncbrelay.security.engineapi.AllowedCall.post;
import static org.ncbrelay.security.engineapi.AllowedCall.put;
import static org.ncbrelay.security.engineapi.JsonShape.keys;

import java.util.List;
import java.util.stream.Stream;
import org.ncbrelay.security.engineapi.AllowedCall.OpenTo;
import org.ncbrelay.security.engineapi.JsonShape.Keys;

/**
 * The calls of the engine's API that are open, with the parameters and keys that may come with each.
 * <ul>
 *   <li>Officers work on tasks, in Tasklist and by script. Nothing searches by a variable: what a task is about is read on our own
 *       pages, under row-level security.
 *   <li>Operators run the machine in Cockpit and Admin: where instances are, which jobs failed, who has an account. Nothing reads a
 *       variable, searches by one or by the text of an error, or moves a case: a failed job is tried again, and running instances go to
 *       a newer version of their own diagram.
 * </ul>
 */
public final class OpenCalls {
    private static final String PAGE = "firstResult maxResults sortBy sortOrder ";
    private static final String BOUNDS = "firstResult maxResults";
    private static final Keys SORTING = keys("sortBy sortOrder");

    private static final String TASK = "taskId taskIdIn name nameLike nameNotEqual nameNotLike"
            + " taskDefinitionKey taskDefinitionKeyIn taskDefinitionKeyLike"
            + " processInstanceBusinessKey processInstanceBusinessKeyIn processInstanceBusinessKeyLike"
            + " processInstanceId processInstanceIdIn processDefinitionId processDefinitionKey processDefinitionKeyIn"
            + " processDefinitionName processDefinitionNameLike"
            + " assigned unassigned assignee assigneeIn assigneeLike assigneeNotIn"
            + " candidateGroup candidateGroups includeAssignedTasks priority minPriority maxPriority"
            + " created createdOn createdAfter createdBefore updatedAfter"
            + " due dueDate dueAfter dueBefore withoutDueDate"
            + " followUp followUpDate followUpAfter followUpBefore followUpBeforeOrNotExistent active suspended";

    /** Tasklist sends the lists of variables with every search, empty. */
    private static final Keys TASK_SEARCH = keys(TASK)
            .with("processVariables", JsonShape.EMPTY_LIST)
            .with("taskVariables", JsonShape.EMPTY_LIST)
            .with("caseInstanceVariables", JsonShape.EMPTY_LIST)
            .with("variableNamesIgnoreCase variableValuesIgnoreCase");

    /** A question, although it is sent as a call that may change something. */
    static final Keys TASK_QUERY = TASK_SEARCH
            .with(PAGE)
            .with("sorting", JsonShape.listOf(SORTING))
            .with("orQueries", JsonShape.listOf(TASK_SEARCH));

    private static final Keys ANSWERS = keys("businessKey").with("variables", JsonShape.entriesOf(new TypedValue()));

    private static final String STARTABLE = PAGE + "key keysIn name nameLike version latest latestVersion active"
            + " startableInTasklist startablePermissionCheck processDefinitionId processDefinitionIdIn";

    private static final String FORM_VARIABLES = "variableNames deserializeValues";

    private static final String PROCESS_DEFINITION = PAGE + "key keysIn name nameLike version latest latestVersion"
            + " active suspended deploymentId resourceName processDefinitionId processDefinitionIdIn tenantIdIn"
            + " withoutTenantId incidentId incidentType";

    private static final String PROCESS_INSTANCE = "processInstanceIds processDefinitionId processDefinitionKey"
            + " processDefinitionKeyIn processDefinitionWithoutTenantId businessKey superProcessInstance"
            + " subProcessInstance rootProcessInstances leafProcessInstances rootProcessInstanceId deploymentId"
            + " activityIdIn active suspended withIncident incidentId incidentType tenantIdIn withoutTenantId";

    /** Not "processInstanceIds": next to one of {@link #ONE_OF_JOB} the engine's statement lacks an AND. */
    private static final String JOB = "jobId jobIds jobDefinitionId processInstanceId processDefinitionId"
            + " processDefinitionKey executionId activityId failedActivityId noRetriesLeft withRetriesLeft withException"
            + " executable timers messages active suspended tenantIdIn withoutTenantId";

    /** Of these the engine's statement takes one: between two of them it lacks an AND. */
    private static final String ONE_OF_JOB = "jobId jobIds jobDefinitionId activityId";

    private static final String INCIDENT = "incidentId incidentType processDefinitionId processDefinitionKeyIn"
            + " processInstanceId executionId activityId failedActivityId causeIncidentId rootCauseIncidentId"
            + " configuration jobDefinitionIdIn incidentTimestampBefore incidentTimestampAfter tenantIdIn";

    private static final String DECISION_DEFINITION = PAGE + "key name nameLike version latestVersion deploymentId"
            + " resourceName decisionDefinitionId decisionDefinitionIdIn decisionRequirementsDefinitionId"
            + " withoutDecisionRequirementsDefinition tenantIdIn withoutTenantId";

    private static final String REQUIREMENTS_DEFINITION = PAGE + "key name nameLike version latestVersion deploymentId"
            + " resourceName decisionRequirementsDefinitionId decisionRequirementsDefinitionIdIn tenantIdIn"
            + " withoutTenantId";

    private static final String DEPLOYMENT =
            PAGE + "id name nameLike source withoutSource after before tenantIdIn withoutTenantId";

    private static final String JOB_DEFINITION = "jobDefinitionId activityIdIn processDefinitionId"
            + " processDefinitionKey jobType jobConfiguration active suspended tenantIdIn withoutTenantId";

    private static final String BATCH = PAGE + "batchId type suspended tenantIdIn withoutTenantId";
    private static final String PAST_BATCH = PAGE + "batchId type completed";

    private static final String USER =
            "id idIn firstName firstNameLike lastName lastNameLike email emailLike memberOfGroup memberOfTenant";

    private static final String GROUP = "id idIn name nameLike type member memberOfTenant";
    private static final String TENANT = "id name nameLike userMember groupMember includingGroupsOfUser";
    private static final String AUTHORIZATION = "id type userIdIn groupIdIn resourceType resourceId";
    private static final Keys GRANT = keys("id type permissions userId groupId resourceType resourceId");
    private static final Keys PROFILE = keys("id firstName lastName email");
    private static final String CANDIDATES =
            "unfinished assigned unassigned withCandidateGroups withoutCandidateGroups";
    private static final Keys DEFINITIONS_OF_MIGRATION = keys("sourceProcessDefinitionId targetProcessDefinitionId");

    /** Each activity goes to the one of the same name; what else a plan may say is refused by the engine's guard. */
    private static final Keys MIGRATION_PLAN = DEFINITIONS_OF_MIGRATION
            .with("instructions", JsonShape.listOf(keys("sourceActivityIds targetActivityIds updateEventTrigger")))
            .with("variables", JsonShape.NOTHING);

    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/{engine}";
    private static final String STATISTICS = PAGE + "key keyLike name nameLike";

    private static final String INSTANCE_OF_COCKPIT = PAGE + "processDefinitionId parentProcessDefinitionId"
            + " parentProcessInstanceId activityIdIn activityInstanceIdIn businessKey withIncident startedAfter"
            + " startedBefore";
    private static final Keys INSTANCES_OF_COCKPIT = keys(INSTANCE_OF_COCKPIT);
    private static final Keys CALLED_INSTANCES_OF_COCKPIT = keys(INSTANCE_OF_COCKPIT + " id");

    private static final Keys INCIDENTS_OF_COCKPIT =
            keys(PAGE + "processDefinitionIdIn processInstanceIdIn activityIdIn");

    /** Below the engine's API; the order says nothing. */
    public static final List<AllowedCall> OF_ENGINE = Stream.of(
                    openTo(OpenTo.OFFICERS, tasks(), startForms()),
                    openTo(OpenTo.EVERYBODY, oneself()),
                    openTo(
                            OpenTo.OPERATORS,
                            models(),
                            instances(),
                            jobs(),
                            taskCounts(),
                            migration(),
                            accounts(),
                            node()),
                    // Their last word could be taken for an id of a call that is open.
                    openTo(
                            OpenTo.NOBODY,
                            List.of(get("/deployment/registered"), get("/history/batch/cleanable-batch-report"))))
            .flatMap(List::stream)
            .toList();

    /** Of the web apps' own API, by their whole path. */
    public static final List<AllowedCall> OF_WEB_APPS = Stream.of(
                    openTo(OpenTo.EVERYBODY, webApps()), openTo(OpenTo.OPERATORS, cockpit()))
            .flatMap(List::stream)
            .toList();

    private OpenCalls() {}

    @SafeVarargs
    private static List<AllowedCall> openTo(OpenTo whom, List<AllowedCall>... calls) {
        return Stream.of(calls)
                .flatMap(List::stream)
                .map(call -> call.openTo(whom))
                .toList();
    }

    private static List<AllowedCall> tasks() {
        return List.of(
                get("/task", PAGE + TASK),
                post("/task", TASK_QUERY, BOUNDS),
                get("/task/count", TASK),
                post("/task/count", TASK_QUERY),
                get("/filter", PAGE + "resourceType itemCount"),
                options("/filter"),
                get("/filter/count", "resourceType itemCount"),
                get("/filter/{id}", "itemCount"),
                get("/filter/{id}/list", BOUNDS).readingCases(),
                post("/filter/{id}/list", TASK_QUERY, BOUNDS).readingCases(),
                get("/filter/{id}/count"),
                post("/filter/{id}/count", TASK_QUERY),
                get("/task/{id}"),
                get("/task/{id}/form"),
                get("/task/{id}/deployed-form", "noCache"),
                get("/task/{id}/rendered-form"),
                get("/task/{id}/form-variables", FORM_VARIABLES).readingCases(),
                get("/task/{id}/variables", "deserializeValues").readingCases(),
                get("/task/{id}/identity-links", "type"),
                post("/task/{id}/claim", keys("userId")),
                post("/task/{id}/unclaim", JsonShape.NOTHING),
                post("/task/{id}/assignee", keys("userId")),
                post("/task/{id}/complete", ANSWERS),
                post("/task/{id}/submit-form", ANSWERS));
    }

    /** The diagrams, and the forms that start a process. */
    private static List<AllowedCall> startForms() {
        Stream<AllowedCall> lists =
                Stream.of(get("/process-definition", STARTABLE), get("/process-definition/count", STARTABLE));
        Stream<AllowedCall> definitions = Stream.of("/process-definition/{id}", "/process-definition/key/{key}")
                .flatMap(definition -> Stream.of(
                        get(definition),
                        get(definition + "/xml"),
                        get(definition + "/diagram"),
                        get(definition + "/startForm"),
                        get(definition + "/deployed-start-form", "noCache"),
                        get(definition + "/form-variables", FORM_VARIABLES),
                        post(definition + "/submit-form", ANSWERS),
                        post(definition + "/start", ANSWERS)));
        return Stream.concat(lists, definitions).toList();
    }

    private static List<AllowedCall> oneself() {
        return List.of(get("/identity/password-policy"), get("/user/{self}/profile"), get("/version"));
    }

    private static List<AllowedCall> models() {
        return List.of(
                get("/process-definition", PROCESS_DEFINITION),
                get("/process-definition/count", PROCESS_DEFINITION),
                get("/process-definition/statistics", "failedJobs incidents rootIncidents incidentsForType"),
                get("/process-definition/{id}"),
                get("/process-definition/{id}/xml"),
                get("/process-definition/{id}/diagram"),
                get("/process-definition/{id}/static-called-process-definitions"),
                get("/process-definition/{id}/statistics", "failedJobs incidents incidentsForType"),
                get("/process-definition/key/{key}"),
                get("/process-definition/key/{key}/xml"),
                get("/process-definition/key/{key}/diagram"),
                get("/decision-definition", DECISION_DEFINITION),
                get("/decision-definition/count", DECISION_DEFINITION),
                get("/decision-definition/{id}"),
                get("/decision-definition/{id}/xml"),
                get("/decision-definition/{id}/diagram"),
                get("/decision-requirements-definition", REQUIREMENTS_DEFINITION),
                get("/decision-requirements-definition/count", REQUIREMENTS_DEFINITION),
                get("/decision-requirements-definition/{id}"),
                get("/decision-requirements-definition/{id}/xml"),
                get("/decision-requirements-definition/{id}/diagram"),
                get("/case-definition/count", "latestVersion"),
                get("/history/decision-instance", PAGE + "decisionDefinitionId"),
                get("/history/decision-instance/count", "decisionDefinitionId"),
                get("/deployment", DEPLOYMENT),
                get("/deployment/count", DEPLOYMENT),
                get("/deployment/{id}"),
                get("/deployment/{id}/resources"),
                get("/deployment/{id}/resources/{resource}"),
                get("/deployment/{id}/resources/{resource}/data"));
    }

    private static List<AllowedCall> instances() {
        return List.of(
                get("/process-instance", PAGE + PROCESS_INSTANCE),
                post("/process-instance", query(PROCESS_INSTANCE), BOUNDS),
                get("/process-instance/count", PROCESS_INSTANCE),
                post("/process-instance/count", query(PROCESS_INSTANCE)),
                get("/process-instance/{id}"),
                get("/process-instance/{id}/activity-instances"),
                get("/incident", PAGE + INCIDENT),
                get("/incident/count", INCIDENT),
                get("/incident/{id}"),
                post("/external-task", query("processInstanceId"), BOUNDS),
                post("/external-task/count", query("processInstanceId")));
    }

    private static List<AllowedCall> jobs() {
        return List.of(
                get("/job", PAGE + JOB).withOneOf(ONE_OF_JOB),
                post("/job", query(JOB), BOUNDS).withOneOf(ONE_OF_JOB),
                get("/job/count", PAGE + JOB + " sorting[sortBy] sorting[sortOrder]")
                        .withOneOf(ONE_OF_JOB),
                post("/job/count", query(JOB)).withOneOf(ONE_OF_JOB),
                get("/job/{id}"),
                get("/job/{id}/stacktrace"),
                put("/job/{id}/retries", keys("retries")),
                get("/job-definition", PAGE + JOB_DEFINITION),
                get("/job-definition/count", JOB_DEFINITION),
                get("/job-definition/{id}"),
                put("/job-definition/{id}/retries", keys("retries")),
                get("/batch", BATCH),
                get("/batch/count", BATCH),
                get("/batch/statistics", BATCH),
                get("/batch/statistics/count", BATCH),
                get("/batch/{id}"),
                get("/history/batch", PAST_BATCH),
                get("/history/batch/count", PAST_BATCH),
                get("/history/batch/{id}"));
    }

    /** How many there are, never which: the figures of Cockpit's dashboard. */
    private static List<AllowedCall> taskCounts() {
        return List.of(
                get("/task/count", CANDIDATES),
                post("/task/count", query("processInstanceId processDefinitionId activityInstanceIdIn")),
                get("/task/report/candidate-group-count"),
                post("/history/task/count", keys(CANDIDATES)));
    }

    private static List<AllowedCall> migration() {
        return List.of(
                post("/migration/generate", DEFINITIONS_OF_MIGRATION),
                post("/migration/validate", MIGRATION_PLAN),
                post("/migration/execute", keys("processInstanceIds").with("migrationPlan", MIGRATION_PLAN)));
    }

    /** Changes are only asked for here: another operator confirms them. */
    private static List<AllowedCall> accounts() {
        return List.of(
                get("/user", PAGE + USER),
                get("/user/count", USER),
                get("/user/{id}/profile"),
                post("/user/create", keys("").with("profile", PROFILE).with("credentials", keys("password"))),
                put("/user/{id}/profile", PROFILE),
                put("/user/{id}/credentials", keys("password authenticatedUserPassword")),
                post("/user/{id}/unlock", JsonShape.NOTHING),
                delete("/user/{id}"),
                get("/group", PAGE + GROUP),
                post("/group", query(GROUP), BOUNDS),
                get("/group/count", GROUP),
                post("/group/count", query(GROUP)),
                get("/group/{id}", "id"),
                post("/group/create", keys("id name type")),
                put("/group/{id}", keys("id name type")),
                delete("/group/{id}"),
                put("/group/{id}/members/{user}", keys("id userId")),
                delete("/group/{id}/members/{user}"),
                get("/tenant", PAGE + TENANT),
                get("/tenant/count", TENANT),
                get("/tenant/{id}"),
                post("/tenant/create", keys("id name")),
                put("/tenant/{id}", keys("id name")),
                delete("/tenant/{id}"),
                put("/tenant/{id}/user-members/{user}", keys("id userId")),
                delete("/tenant/{id}/user-members/{user}"),
                put("/tenant/{id}/group-members/{group}", keys("id groupId")),
                delete("/tenant/{id}/group-members/{group}"),
                get("/authorization", PAGE + AUTHORIZATION),
                get("/authorization/count", AUTHORIZATION),
                get("/authorization/check", "permissionName resourceName resourceType resourceId userId"),
                get("/authorization/{id}"),
                post("/authorization/create", GRANT),
                put("/authorization/{id}", GRANT),
                delete("/authorization/{id}"),
                post("/identity/password-policy", keys("password").with("profile", PROFILE)));
    }

    private static List<AllowedCall> node() {
        return List.of(
                get("/metrics/{name}/sum", "startDate endDate"),
                get("/telemetry/configuration"),
                get("/telemetry/data"));
    }

    /** To know who one is, and the scripts and styles of the apps. */
    private static List<AllowedCall> webApps() {
        return List.of(
                get("/camunda/api/engine/engine"),
                get("/camunda/api/admin/auth/user/{engine}"),
                get("/camunda/api/{app}/plugin/{plugin}/static/**", "bust"),
                get("/camunda/api/admin/plugin/license/{engine}/check-key"));
    }

    private static List<AllowedCall> cockpit() {
        return List.of(
                get(COCKPIT + "/process-definition/statistics", STATISTICS),
                get(COCKPIT + "/process-definition/statistics-count", STATISTICS),
                post(
                        COCKPIT + "/process-definition/{id}/called-process-definitions",
                        keys("id parentProcessDefinitionId superProcessDefinitionId activityIdIn sortBy sortOrder")),
                post(COCKPIT + "/process-instance", INSTANCES_OF_COCKPIT, PAGE),
                post(COCKPIT + "/process-instance/count", INSTANCES_OF_COCKPIT),
                post(COCKPIT + "/process-instance/{id}/called-process-instances", CALLED_INSTANCES_OF_COCKPIT),
                post(COCKPIT + "/incident", INCIDENTS_OF_COCKPIT, BOUNDS),
                post(COCKPIT + "/incident/count", INCIDENTS_OF_COCKPIT),
                get(
                        "/camunda/api/admin/plugin/adminPlugins/{engine}/metrics/aggregated",
                        "metrics groupBy startDate endDate subscriptionStartDate"));
    }

    private static Keys query(String criteria) {
        return keys(PAGE + criteria).with("sorting", JsonShape.listOf(SORTING));
    }
}
