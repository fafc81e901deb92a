package org.ncbrelay.security.engineapi;

import static org.ncbrelay.security.engineapi.AllowedCall.get;
import static org.ncbrelay.security.engineapi.AllowedCall.post;

import java.util.List;
import org.ncbrelay.security.engineapi.JsonShape.Keys;

/** What the web apps ask of their own API, beside the engine's. */
final class WebAppCalls {
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/{engine}";

    private static final Keys INSTANCES = JsonShape.keys(
            "processDefinitionId",
            "parentProcessDefinitionId",
            "parentProcessInstanceId",
            "activityIdIn",
            "activityInstanceIdIn",
            "businessKey",
            "withIncident",
            "startedAfter",
            "startedBefore",
            "firstResult",
            "maxResults",
            "sortBy",
            "sortOrder");

    private static final Keys INCIDENTS = JsonShape.keys(
            "processDefinitionIdIn",
            "processInstanceIdIn",
            "activityIdIn",
            "firstResult",
            "maxResults",
            "sortBy",
            "sortOrder");

    private WebAppCalls() {}

    /** To know who one is, and the scripts and styles of the apps. */
    static List<AllowedCall> ofEverybody() {
        return List.of(
                get("/camunda/api/engine/engine"),
                get("/camunda/api/admin/auth/user/{engine}"),
                get("/camunda/api/{app}/plugin/{plugin}/static/**", "bust"),
                get("/camunda/api/admin/plugin/license/{engine}/check-key"));
    }

    static List<AllowedCall> ofOperators() {
        String[] statistics = {"key", "keyLike", "name", "nameLike", "firstResult", "maxResults", "sortBy", "sortOrder"
        };
        return List.of(
                get(COCKPIT + "/process-definition/statistics", statistics),
                get(COCKPIT + "/process-definition/statistics-count", statistics),
                post(
                        COCKPIT + "/process-definition/{id}/called-process-definitions",
                        JsonShape.keys(
                                "parentProcessDefinitionId",
                                "superProcessDefinitionId",
                                "activityIdIn",
                                "sortBy",
                                "sortOrder")),
                post(COCKPIT + "/process-instance", INSTANCES, "firstResult", "maxResults", "sortBy", "sortOrder"),
                post(COCKPIT + "/process-instance/count", INSTANCES),
                post(COCKPIT + "/process-instance/{id}/called-process-instances", INSTANCES),
                post(COCKPIT + "/incident", INCIDENTS, "firstResult", "maxResults"),
                post(COCKPIT + "/incident/count", INCIDENTS),
                get(
                        "/camunda/api/admin/plugin/adminPlugins/{engine}/metrics/aggregated",
                        "metrics",
                        "groupBy",
                        "startDate",
                        "endDate",
                        "subscriptionStartDate"));
    }
}
