package org.ncbrelay.engine.guards;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.ModelInstance;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.port.OfficeTasks.LaterDecision;
import org.ncbrelay.port.OfficeTasks.OfficeTask;

/** What the diagram says about who works on a user task, in its attributes and its extension properties. */
final class TaskRules {
    /** What its worker must not have written; several are separated by commas. */
    static final String FOUR_EYES = "fourEyes";

    /** The task of the same diagram that decides on what this one writes. */
    static final String DECIDED_AT = "decidedAt";

    /** With the value {@code author}: of the candidates, only those of the side that filed the request, agency or NCB. */
    static final String SIDE = "side";

    /** Type of the link between a task and the next office, beside that of a candidate. */
    static final String REFERRED = "referred";

    /** The extension properties of each node, by its id: a diagram is an XML document, in which each look walks from node to node. */
    private static final Map<ModelInstance, Map<String, Map<String, String>>> PROPERTIES =
            Collections.synchronizedMap(new WeakHashMap<>());

    private TaskRules() {}

    /** Empty for a task of no diagram or of no case, and for one that somebody completes at this moment. */
    static Optional<OfficeTask> read(DelegateTask task) {
        UserTask node = task.getBpmnModelElementInstance();
        if (node == null || task.getExecution() == null) return Optional.empty();
        return TaskGuard.referenceOf(task).map(reference -> {
            OrganisationCode country = new OrganisationCode(task.getExecution().getTenantId());
            return new OfficeTask(
                    task.getId(),
                    task.getName(),
                    node(task),
                    reference,
                    new OrganisationCode(task.getTenantId()),
                    Optional.ofNullable(task.getAssignee()),
                    office(node, country),
                    fourEyes(node, task),
                    decidedLater(node, task, country),
                    referredTo(task));
        });
    }

    /** Diagram and node, {@code triage/Task_AssessRequest}. */
    static String node(DelegateTask task) {
        return task.getProcessDefinitionId().split(":")[0] + '/' + task.getTaskDefinitionKey();
    }

    static List<String> candidateGroups(DelegateTask task) {
        return EngineInternals.links(task).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    static boolean isReferred(DelegateTask task) {
        return !referredTo(task).isEmpty();
    }

    /** Roles of the offices to which the task is open beside its own. */
    static Set<Role> referredTo(DelegateTask task) {
        return EngineInternals.links(task).stream()
                .filter(link -> REFERRED.equals(link.getType()))
                .flatMap(link -> Role.ofGroup(link.getGroupId()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> fourEyes(DelegateTask task) {
        UserTask node = task.getBpmnModelElementInstance();
        return node == null ? Set.of() : fourEyes(node, task);
    }

    /** Whether the node is a decision under the four-eyes principle. */
    static boolean isDecision(UserTask node) {
        return property(node, FOUR_EYES).isPresent();
    }

    /** What the worker of a decision must not have written, as the diagram names it. */
    static Set<String> parts(UserTask node) {
        return property(node, FOUR_EYES).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Office office(UserTask node, OrganisationCode country) {
        Set<Role> roles = node.getCamundaCandidateGroupsList().stream()
                .flatMap(group -> Role.ofGroup(group.strip()).stream())
                .collect(Collectors.toSet());
        return Office.of(country, roles);
    }

    static Optional<String> property(UserTask node, String name) {
        Map<String, String> properties = PROPERTIES
                .computeIfAbsent(node.getModelInstance(), unread -> new ConcurrentHashMap<>())
                .computeIfAbsent(node.getId(), unread -> properties(node));
        return Optional.ofNullable(properties.get(name));
    }

    /** Of several of one name the first counts. */
    private static Map<String, String> properties(UserTask node) {
        if (node.getExtensionElements() == null) return Map.of();
        Map<String, String> read = new HashMap<>();
        node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> property.getCamundaValue() != null)
                .forEach(property -> read.putIfAbsent(property.getCamundaName(), property.getCamundaValue()));
        return read;
    }

    private static Optional<LaterDecision> decidedLater(UserTask node, DelegateTask task, OrganisationCode country) {
        return property(node, DECIDED_AT)
                .map(decision -> (UserTask) node.getModelInstance().getModelElementById(decision))
                .map(decision ->
                        new LaterDecision(decision.getName(), office(decision, country), fourEyes(decision, task)));
    }

    private static Set<String> fourEyes(UserTask node, DelegateTask task) {
        return parts(node).stream().map(part -> qualified(part, task)).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code productAuthor:capability} asks for the author of the product of the task's own capability. */
    private static String qualified(String part, DelegateTask task) {
        int colon = part.indexOf(':');
        return colon < 0 ? part : part.substring(0, colon + 1) + task.getVariable(part.substring(colon + 1));
    }
}
