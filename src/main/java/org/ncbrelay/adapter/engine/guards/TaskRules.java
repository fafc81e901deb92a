package org.ncbrelay.adapter.engine.guards;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.port.OfficeTasks.LaterDecision;
import org.ncbrelay.port.OfficeTasks.OfficeTask;

/** Who may work on a user task: what its diagram says, applied to its case, and whom its links name. */
final class TaskRules {
    /** Type of the link between a task and the next office, in addition to that of a candidate. */
    static final String REFERRED = "referred";

    private TaskRules() {}

    /** Empty for a task of no diagram or of no case, and for one that an officer completes at this moment. */
    static Optional<OfficeTask> read(DelegateTask task) {
        return StepFacts.of(task)
                .flatMap(facts -> TaskGuard.referenceOf(task).map(reference -> {
                    OrganisationCode country =
                            new OrganisationCode(task.getExecution().getTenantId());
                    return new OfficeTask(
                            task.getId(),
                            task.getName(),
                            node(task),
                            reference,
                            new OrganisationCode(task.getTenantId()),
                            Optional.ofNullable(task.getAssignee()),
                            Office.of(country, facts.roles()),
                            fourEyes(facts, task),
                            decidedLater(facts, task, country),
                            referredTo(task));
                }));
    }

    /** Diagram and node, {@code triage/Task_AssessRequest}. */
    static String node(DelegateTask task) {
        return process(task) + '/' + task.getTaskDefinitionKey();
    }

    private static String process(DelegateTask task) {
        return task.getProcessDefinitionId().split(":")[0];
    }

    static List<String> candidateGroups(DelegateTask task) {
        return EngineInternals.links(task).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    /** Roles of the offices to which the task is open in addition to its own. */
    static Set<Role> referredTo(DelegateTask task) {
        return EngineInternals.links(task).stream()
                .filter(link -> REFERRED.equals(link.getType()))
                .flatMap(link -> Role.ofGroup(link.getGroupId()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> fourEyes(DelegateTask task) {
        return StepFacts.of(task).map(facts -> fourEyes(facts, task)).orElse(Set.of());
    }

    private static Set<String> fourEyes(StepFacts facts, DelegateTask task) {
        return facts.fourEyes().stream().map(part -> qualified(part, task)).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<LaterDecision> decidedLater(StepFacts facts, DelegateTask task, OrganisationCode country) {
        return facts.decidedAt()
                .map(named -> named.contains("/") ? named : process(task) + '/' + named)
                .flatMap(node -> EngineInternals.facts(task, node)
                        .map(decision -> new LaterDecision(
                                node,
                                decision.name(),
                                Office.of(country, decision.roles()),
                                fourEyes(decision, task))));
    }

    /** {@code productAuthor:capability} asks for the author of the product of the task's own capability. */
    private static String qualified(String part, DelegateTask task) {
        int colon = part.indexOf(':');
        return colon < 0 ? part : part.substring(0, colon + 1) + task.getVariable(part.substring(colon + 1));
    }
}
