package org.ncbrelay.security.engineapi;

import static org.ncbrelay.security.engineapi.AllowedCall.get;
import static org.ncbrelay.security.engineapi.AllowedCall.options;
import static org.ncbrelay.security.engineapi.AllowedCall.post;

import java.util.List;
import java.util.stream.Stream;
import org.ncbrelay.security.engineapi.JsonShape.Keys;

/** What officers need of the engine's API to work on tasks, in Tasklist and by script. */
final class OfficerCalls {
    /** Nothing searches by a variable: what a task is about is read on our own pages, under row-level security. */
    private static final String[] TASK_CRITERIA = {
        "taskId",
        "taskIdIn",
        "name",
        "nameLike",
        "nameNotEqual",
        "nameNotLike",
        "taskDefinitionKey",
        "taskDefinitionKeyIn",
        "taskDefinitionKeyLike",
        "processInstanceBusinessKey",
        "processInstanceBusinessKeyIn",
        "processInstanceBusinessKeyLike",
        "processInstanceId",
        "processInstanceIdIn",
        "processDefinitionId",
        "processDefinitionKey",
        "processDefinitionKeyIn",
        "processDefinitionName",
        "processDefinitionNameLike",
        "assigned",
        "unassigned",
        "assignee",
        "assigneeIn",
        "assigneeLike",
        "assigneeNotIn",
        "candidateGroup",
        "candidateGroups",
        "includeAssignedTasks",
        "priority",
        "minPriority",
        "maxPriority",
        "created",
        "createdOn",
        "createdAfter",
        "createdBefore",
        "updatedAfter",
        "due",
        "dueDate",
        "dueAfter",
        "dueBefore",
        "withoutDueDate",
        "followUp",
        "followUpDate",
        "followUpAfter",
        "followUpBefore",
        "followUpBeforeOrNotExistent",
        "active",
        "suspended"
    };

    private static final Keys SORTING = JsonShape.keys("sortBy", "sortOrder");

    /** Tasklist sends the lists of variables with every search, empty. */
    private static final Keys TASK_SEARCH = JsonShape.keys(TASK_CRITERIA)
            .with("processVariables", JsonShape.EMPTY_LIST)
            .with("taskVariables", JsonShape.EMPTY_LIST)
            .with("caseInstanceVariables", JsonShape.EMPTY_LIST)
            .with("variableNamesIgnoreCase", "variableValuesIgnoreCase");

    private static final Keys TASK_QUERY = TASK_SEARCH
            .with("firstResult", "maxResults", "sortBy", "sortOrder")
            .with("sorting", JsonShape.listOf(SORTING))
            .with("orQueries", JsonShape.listOf(TASK_SEARCH));

    /** The types that answers of forms have; no file and no serialized object. */
    private static final JsonShape ANSWER = JsonShape.keys()
            .with("value", JsonShape.ANSWER)
            .with(
                    "type",
                    JsonShape.oneOf(
                            "String", "Boolean", "Integer", "Long", "Short", "Double", "Date", "Json", "Null", "string",
                            "boolean", "integer", "long", "short", "double", "date", "json", "null"))
            .with("valueInfo", JsonShape.NOTHING);

    private static final Keys ANSWERS = JsonShape.keys("businessKey").with("variables", JsonShape.entriesOf(ANSWER));

    private static final String[] DEFINITION_QUERY = {
        "firstResult",
        "maxResults",
        "sortBy",
        "sortOrder",
        "key",
        "keysIn",
        "name",
        "nameLike",
        "version",
        "latest",
        "latestVersion",
        "active",
        "startableInTasklist",
        "startablePermissionCheck",
        "processDefinitionId",
        "processDefinitionIdIn"
    };

    private OfficerCalls() {}

    static List<AllowedCall> list() {
        return List.of(
                // the lists of tasks
                get("/task", with(TASK_CRITERIA, "firstResult", "maxResults", "sortBy", "sortOrder")),
                post("/task", TASK_QUERY, "firstResult", "maxResults"),
                get("/task/count", TASK_CRITERIA),
                post("/task/count", TASK_QUERY),
                get("/filter", "resourceType", "itemCount", "firstResult", "maxResults", "sortBy", "sortOrder"),
                options("/filter"),
                get("/filter/count", "resourceType", "itemCount"),
                get("/filter/{id}", "itemCount"),
                get("/filter/{id}/list", "firstResult", "maxResults").readingCases(),
                post("/filter/{id}/list", TASK_QUERY, "firstResult", "maxResults")
                        .readingCases(),
                get("/filter/{id}/count"),
                post("/filter/{id}/count", TASK_QUERY),
                // one task and its form
                get("/task/{id}"),
                get("/task/{id}/form"),
                get("/task/{id}/deployed-form", "noCache"),
                get("/task/{id}/rendered-form"),
                get("/task/{id}/form-variables", "variableNames", "deserializeValues")
                        .readingCases(),
                get("/task/{id}/variables", "deserializeValues").readingCases(),
                get("/task/{id}/identity-links", "type"),
                post("/task/{id}/claim", JsonShape.keys("userId")),
                post("/task/{id}/unclaim", JsonShape.NOTHING),
                post("/task/{id}/assignee", JsonShape.keys("userId")),
                post("/task/{id}/complete", ANSWERS),
                post("/task/{id}/submit-form", ANSWERS),
                // the diagrams, and the forms that start a process
                get("/process-definition", DEFINITION_QUERY),
                get("/process-definition/count", DEFINITION_QUERY),
                get("/process-definition/{id}"),
                get("/process-definition/{id}/xml"),
                get("/process-definition/{id}/diagram"),
                get("/process-definition/{id}/startForm"),
                get("/process-definition/{id}/deployed-start-form", "noCache"),
                get("/process-definition/{id}/form-variables", "variableNames", "deserializeValues"),
                post("/process-definition/{id}/submit-form", ANSWERS),
                get("/process-definition/key/{key}"),
                get("/process-definition/key/{key}/xml"),
                get("/process-definition/key/{key}/diagram"),
                get("/process-definition/key/{key}/startForm"),
                get("/process-definition/key/{key}/deployed-start-form", "noCache"),
                get("/process-definition/key/{key}/form-variables", "variableNames", "deserializeValues"),
                post("/process-definition/key/{key}/submit-form", ANSWERS),
                // oneself
                get("/identity/password-policy"),
                get("/user/{self}/profile"),
                get("/version"));
    }

    /** Whether a call only asks for tasks, as Tasklist does with a body. */
    static boolean isQuestion(AllowedCall call) {
        return call.body() == TASK_QUERY;
    }

    private static String[] with(String[] names, String... more) {
        return Stream.concat(Stream.of(names), Stream.of(more)).toArray(String[]::new);
    }
}
