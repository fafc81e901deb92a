package org.ncbrelay.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.deadline.OverdueTask;

/** A user task that still waits for somebody, as a listener of its timer sees it. */
public final class WaitingTask {
    /** Extension property of a user task: the group that may complete it as well once its time limit has lapsed. */
    public static final String SECOND_OFFICE = "secondOffice";

    private static final Pattern STEP = Pattern.compile("\\.reminders\\(execution, '(\\w+)', \\d+\\)");

    private final DelegateTask task;

    WaitingTask(DelegateTask task) {
        this.task = task;
    }

    /**
     * What is overdue, by whom.
     *
     * @throws IllegalStateException if the diagram gives the task no timer of its own
     */
    public OverdueTask overdue() {
        return new OverdueTask(task.getId(), step(), offices(), secondOffice());
    }

    /** Lets another office see and complete the task, beside those that may already; four eyes hold for it as for them. */
    public void openTo(Role office) {
        task.addCandidateGroup(office.group());
    }

    private List<Role> offices() {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Role.ofGroup(group).stream())
                .sorted()
                .toList();
    }

    private Optional<Role> secondOffice() {
        return extensions(CamundaProperties.class).stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> SECOND_OFFICE.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(group -> Role.ofGroup(group).stream())
                .findFirst();
    }

    private String step() {
        return extensions(CamundaTaskListener.class).stream()
                .flatMap(listener -> listener.getTimeouts().stream())
                .map(timer -> STEP.matcher(timer.getTextContent()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(task.getTaskDefinitionKey() + " has no timer"));
    }

    private <T extends BpmnModelElementInstance> Collection<T> extensions(Class<T> type) {
        UserTask drawn = task.getBpmnModelElementInstance();
        return drawn.getExtensionElements() == null
                ? List.of()
                : drawn.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }
}
