package org.ncbrelay.security.engineapi;

import static org.ncbrelay.security.engineapi.AllowedCall.delete;
import static org.ncbrelay.security.engineapi.AllowedCall.get;
import static org.ncbrelay.security.engineapi.AllowedCall.post;
import static org.ncbrelay.security.engineapi.AllowedCall.put;

import java.util.List;
import java.util.stream.Stream;
import org.ncbrelay.security.engineapi.JsonShape.Keys;

/**
 * What operators need of the engine's API to run the machine in Cockpit and Admin: where instances are, which jobs failed, who has an
 * account. Nothing here reads a variable, searches by one or by the text of an error, or moves a case: a failed job is tried again, and
 * running instances go to a newer version of their own diagram.
 */
final class OperatorCalls {
    private static final Keys SORTING = JsonShape.keys("sortBy", "sortOrder");

    private static final String[] PAGE = {"firstResult", "maxResults", "sortBy", "sortOrder"};

    private static final String[] PROCESS_DEFINITION = {
        "key",
        "keysIn",
        "name",
        "nameLike",
        "version",
        "latest",
        "latestVersion",
        "active",
        "suspended",
        "deploymentId",
        "resourceName",
        "processDefinitionId",
        "processDefinitionIdIn",
        "tenantIdIn",
        "withoutTenantId",
        "incidentId",
        "incidentType"
    };

    private static final String[] PROCESS_INSTANCE = {
        "processInstanceIds",
        "processDefinitionId",
        "processDefinitionKey",
        "processDefinitionKeyIn",
        "processDefinitionWithoutTenantId",
        "businessKey",
        "superProcessInstance",
        "subProcessInstance",
        "rootProcessInstances",
        "leafProcessInstances",
        "rootProcessInstanceId",
        "deploymentId",
        "activityIdIn",
        "active",
        "suspended",
        "withIncident",
        "incidentId",
        "incidentType",
        "tenantIdIn",
        "withoutTenantId"
    };

    private static final String[] JOB = {
        "jobId",
        "jobIds",
        "jobDefinitionId",
        // Not "processInstanceIds": beside one of ONE_OF_JOB the engine's statement lacks an AND.
        "processInstanceId",
        "processDefinitionId",
        "processDefinitionKey",
        "executionId",
        "activityId",
        "failedActivityId",
        "noRetriesLeft",
        "withRetriesLeft",
        "withException",
        "executable",
        "timers",
        "messages",
        "active",
        "suspended",
        "tenantIdIn",
        "withoutTenantId"
    };

    /** Of these the engine's statement takes one: between two of them it lacks an AND. */
    private static final String[] ONE_OF_JOB = {"jobId", "jobIds", "jobDefinitionId", "activityId"};

    private static final String[] INCIDENT = {
        "incidentId", "incidentType", "processDefinitionId", "processDefinitionKeyIn", "processInstanceId",
                "executionId",
        "activityId", "failedActivityId", "causeIncidentId", "rootCauseIncidentId", "configuration",
                "jobDefinitionIdIn",
        "incidentTimestampBefore", "incidentTimestampAfter", "tenantIdIn"
    };

    private static final String[] DECISION_DEFINITION = {
        "key",
        "name",
        "nameLike",
        "version",
        "latestVersion",
        "deploymentId",
        "resourceName",
        "decisionDefinitionId",
        "decisionDefinitionIdIn",
        "decisionRequirementsDefinitionId",
        "withoutDecisionRequirementsDefinition",
        "tenantIdIn",
        "withoutTenantId"
    };

    private static final String[] REQUIREMENTS_DEFINITION = {
        "key",
        "name",
        "nameLike",
        "version",
        "latestVersion",
        "deploymentId",
        "resourceName",
        "decisionRequirementsDefinitionId",
        "decisionRequirementsDefinitionIdIn",
        "tenantIdIn",
        "withoutTenantId"
    };

    private static final String[] DEPLOYMENT = {
        "id", "name", "nameLike", "source", "withoutSource", "after", "before", "tenantIdIn", "withoutTenantId"
    };

    private static final String[] JOB_DEFINITION = {
        "jobDefinitionId",
        "activityIdIn",
        "processDefinitionId",
        "processDefinitionKey",
        "jobType",
        "jobConfiguration",
        "active",
        "suspended",
        "tenantIdIn",
        "withoutTenantId"
    };

    private static final String[] BATCH = {"batchId", "type", "suspended", "tenantIdIn", "withoutTenantId"};

    private static final String[] USER = {
        "id",
        "idIn",
        "firstName",
        "firstNameLike",
        "lastName",
        "lastNameLike",
        "email",
        "emailLike",
        "memberOfGroup",
        "memberOfTenant"
    };

    private static final String[] GROUP = {"id", "idIn", "name", "nameLike", "type", "member", "memberOfTenant"};

    private static final String[] TENANT = {
        "id", "name", "nameLike", "userMember", "groupMember", "includingGroupsOfUser"
    };

    private static final String[] AUTHORIZATION = {"id", "type", "userIdIn", "groupIdIn", "resourceType", "resourceId"};

    private static final Keys PROFILE = JsonShape.keys("id", "firstName", "lastName", "email");

    private static final Keys GRANT =
            JsonShape.keys("id", "type", "permissions", "userId", "groupId", "resourceType", "resourceId");

    /** Each activity goes to the one of the same name; what else a plan may say is refused by the engine's guard. */
    private static final Keys MIGRATION_PLAN = JsonShape.keys("sourceProcessDefinitionId", "targetProcessDefinitionId")
            .with(
                    "instructions",
                    JsonShape.listOf(JsonShape.keys("sourceActivityIds", "targetActivityIds", "updateEventTrigger")))
            .with("variables", JsonShape.NOTHING);

    private OperatorCalls() {}

    static List<AllowedCall> list() {
        return Stream.of(models(), instances(), jobs(), tasks(), migration(), accounts(), node())
                .flatMap(List::stream)
                .toList();
    }

    private static List<AllowedCall> models() {
        return List.of(
                get("/process-definition", with(PROCESS_DEFINITION, PAGE)),
                get("/process-definition/count", with(PROCESS_DEFINITION, PAGE)),
                get("/process-definition/statistics", "failedJobs", "incidents", "rootIncidents", "incidentsForType"),
                get("/process-definition/{id}"),
                get("/process-definition/{id}/xml"),
                get("/process-definition/{id}/diagram"),
                get("/process-definition/{id}/statistics", "failedJobs", "incidents", "incidentsForType"),
                get("/process-definition/key/{key}"),
                get("/process-definition/key/{key}/xml"),
                get("/process-definition/key/{key}/diagram"),
                get("/decision-definition", with(DECISION_DEFINITION, PAGE)),
                get("/decision-definition/count", with(DECISION_DEFINITION, PAGE)),
                get("/decision-definition/{id}"),
                get("/decision-definition/{id}/xml"),
                get("/decision-definition/{id}/diagram"),
                get("/decision-requirements-definition", with(REQUIREMENTS_DEFINITION, PAGE)),
                get("/decision-requirements-definition/count", with(REQUIREMENTS_DEFINITION, PAGE)),
                get("/decision-requirements-definition/{id}"),
                get("/decision-requirements-definition/{id}/xml"),
                get("/decision-requirements-definition/{id}/diagram"),
                get("/case-definition/count", "latestVersion"),
                get("/history/decision-instance", with(PAGE, "decisionDefinitionId")),
                get("/history/decision-instance/count", "decisionDefinitionId"),
                get("/deployment", with(PAGE, DEPLOYMENT)),
                get("/deployment/count", with(PAGE, DEPLOYMENT)),
                get("/deployment/{id}"),
                get("/deployment/{id}/resources"),
                get("/deployment/{id}/resources/{resource}"),
                get("/deployment/{id}/resources/{resource}/data"));
    }

    private static List<AllowedCall> instances() {
        return List.of(
                get("/process-instance", with(PROCESS_INSTANCE, PAGE)),
                post("/process-instance", query(PROCESS_INSTANCE), "firstResult", "maxResults"),
                get("/process-instance/count", PROCESS_INSTANCE),
                post("/process-instance/count", query(PROCESS_INSTANCE)),
                get("/process-instance/{id}"),
                get("/process-instance/{id}/activity-instances"),
                get("/incident", with(INCIDENT, PAGE)),
                get("/incident/count", INCIDENT),
                get("/incident/{id}"),
                post("/external-task", query("processInstanceId"), "firstResult", "maxResults"),
                post("/external-task/count", query("processInstanceId")));
    }

    private static List<AllowedCall> jobs() {
        return List.of(
                get("/job", with(JOB, PAGE)).withOneOf(ONE_OF_JOB),
                post("/job", query(JOB), "firstResult", "maxResults").withOneOf(ONE_OF_JOB),
                get("/job/count", with(JOB, with(PAGE, "sorting[sortBy]", "sorting[sortOrder]")))
                        .withOneOf(ONE_OF_JOB),
                post("/job/count", query(JOB)).withOneOf(ONE_OF_JOB),
                get("/job/{id}"),
                get("/job/{id}/stacktrace"),
                put("/job/{id}/retries", JsonShape.keys("retries")),
                get("/job-definition", with(PAGE, JOB_DEFINITION)),
                get("/job-definition/count", JOB_DEFINITION),
                get("/job-definition/{id}"),
                put("/job-definition/{id}/retries", JsonShape.keys("retries")),
                get("/batch", with(BATCH, PAGE)),
                get("/batch/count", with(BATCH, PAGE)),
                get("/batch/statistics", with(BATCH, PAGE)),
                get("/batch/statistics/count", with(BATCH, PAGE)),
                get("/batch/{id}"),
                get("/history/batch", with(PAGE, "batchId", "type", "completed")),
                get("/history/batch/count", with(PAGE, "batchId", "type", "completed")),
                get("/history/batch/{id}"));
    }

    /** How many there are, never which: the figures of Cockpit's dashboard. */
    private static List<AllowedCall> tasks() {
        return List.of(
                get(
                        "/task/count",
                        "unfinished",
                        "assigned",
                        "unassigned",
                        "withCandidateGroups",
                        "withoutCandidateGroups"),
                post("/task/count", query("processInstanceId", "processDefinitionId", "activityInstanceIdIn")),
                get("/task/report/candidate-group-count"),
                post(
                        "/history/task/count",
                        JsonShape.keys(
                                "unfinished",
                                "assigned",
                                "unassigned",
                                "withCandidateGroups",
                                "withoutCandidateGroups")));
    }

    private static List<AllowedCall> migration() {
        return List.of(
                post("/migration/generate", JsonShape.keys("sourceProcessDefinitionId", "targetProcessDefinitionId")),
                post("/migration/validate", MIGRATION_PLAN),
                post("/migration/execute", JsonShape.keys("processInstanceIds").with("migrationPlan", MIGRATION_PLAN)));
    }

    /** Changes are only asked for here: another operator confirms them. */
    private static List<AllowedCall> accounts() {
        return List.of(
                get("/user", with(USER, PAGE)),
                get("/user/count", USER),
                get("/user/{id}/profile"),
                post(
                        "/user/create",
                        JsonShape.keys().with("profile", PROFILE).with("credentials", JsonShape.keys("password"))),
                put("/user/{id}/profile", PROFILE),
                put("/user/{id}/credentials", JsonShape.keys("password", "authenticatedUserPassword")),
                post("/user/{id}/unlock", JsonShape.NOTHING),
                delete("/user/{id}"),
                get("/group", with(GROUP, PAGE)),
                post("/group", query(GROUP), "firstResult", "maxResults"),
                get("/group/count", GROUP),
                post("/group/count", query(GROUP)),
                get("/group/{id}", "id"),
                post("/group/create", JsonShape.keys("id", "name", "type")),
                put("/group/{id}", JsonShape.keys("id", "name", "type")),
                delete("/group/{id}"),
                put("/group/{id}/members/{user}", JsonShape.keys("id", "userId")),
                delete("/group/{id}/members/{user}"),
                get("/tenant", with(TENANT, PAGE)),
                get("/tenant/count", TENANT),
                get("/tenant/{id}"),
                post("/tenant/create", JsonShape.keys("id", "name")),
                put("/tenant/{id}", JsonShape.keys("id", "name")),
                delete("/tenant/{id}"),
                put("/tenant/{id}/user-members/{user}", JsonShape.keys("id", "userId")),
                delete("/tenant/{id}/user-members/{user}"),
                put("/tenant/{id}/group-members/{group}", JsonShape.keys("id", "groupId")),
                delete("/tenant/{id}/group-members/{group}"),
                get("/authorization", with(AUTHORIZATION, PAGE)),
                get("/authorization/count", AUTHORIZATION),
                get("/authorization/check", "permissionName", "resourceName", "resourceType", "resourceId", "userId"),
                get("/authorization/{id}"),
                post("/authorization/create", GRANT),
                put("/authorization/{id}", GRANT),
                delete("/authorization/{id}"),
                get("/identity/password-policy"),
                post("/identity/password-policy", JsonShape.keys("password").with("profile", PROFILE)));
    }

    private static List<AllowedCall> node() {
        return List.of(
                get("/metrics/{name}/sum", "startDate", "endDate"),
                get("/telemetry/configuration"),
                get("/telemetry/data"),
                get("/version"));
    }

    private static Keys query(String... criteria) {
        return JsonShape.keys(criteria)
                .with("firstResult", "maxResults", "sortBy", "sortOrder")
                .with("sorting", JsonShape.listOf(SORTING));
    }

    private static String[] with(String[] names, String... more) {
        return Stream.concat(Stream.of(names), Stream.of(more)).toArray(String[]::new);
    }
}
