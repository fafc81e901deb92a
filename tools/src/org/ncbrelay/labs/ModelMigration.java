package org.ncbrelay.labs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.sources.Model;

/** An operator who leads running cases from one version of a diagram to the next, as Cockpit does. */
final class ModelMigration {
    private static final String OPERATOR = "operator";

    private final Caller http;

    /** @param address of a node */
    ModelMigration(String address) {
        http = new Caller(address);
    }

    /** The wait states, of all diagrams, from which the plan of the engine leads nowhere: cases could not be migrated there. */
    List<String> withoutWay() {
        List<String> without = new ArrayList<>();
        for (Model diagram : Model.diagrams()) {
            String key = diagram.all("bpmn:process").findFirst().orElseThrow().getAttribute("id");
            Set<String> mapped = new HashSet<>();
            plan(key)
                    .path("instructions")
                    .forEach(each -> each.path("sourceActivityIds").forEach(id -> mapped.add(id.asText())));
            Stream.of("bpmn:userTask", "bpmn:receiveTask", "bpmn:intermediateCatchEvent")
                    .flatMap(diagram::all)
                    .filter(wait -> !mapped.contains(wait.getAttribute("id")))
                    .forEach(wait -> without.add(diagram.at(wait)));
        }
        return without;
    }

    /** Leads the instance of a task from its version of the diagram to the newest. */
    void migrate(String key, Staff.Open open) {
        String instance = http.get(open.user(), "/engine-rest/task/" + open.taskId())
                .with(200)
                .json()
                .path("processInstanceId")
                .asText();
        http.post(
                        OPERATOR,
                        "/engine-rest/migration/execute",
                        Map.of("migrationPlan", plan(key), "processInstanceIds", List.of(instance)))
                .with(204);
    }

    /** What the engine proposes: each activity to the one of its id. */
    private ObjectNode plan(String key) {
        JsonNode versions = http.get(
                        OPERATOR, "/engine-rest/process-definition?key=" + key + "&sortBy=version&sortOrder=asc")
                .with(200)
                .json();
        ObjectNode plan = (ObjectNode) http.post(
                        OPERATOR,
                        "/engine-rest/migration/generate",
                        Map.of(
                                "sourceProcessDefinitionId",
                                versions.path(0).path("id").asText(),
                                "targetProcessDefinitionId",
                                versions.path(versions.size() - 1).path("id").asText()))
                .with(200)
                .json();
        plan.remove("variables");
        return plan;
    }
}
