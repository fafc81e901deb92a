package org.ncbrelay.security.tenants;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.CaseExecution;

/** Gives each task to the organisation that must work it: the General Secretariat's roles work in every country's case. */
final class TaskOrganisationListener extends AbstractBpmnParseListener implements TaskListener {
    private static final List<String> ON_CARD = List.of(CaseExecution.REFERENCE.name(), CaseExecution.SUMMARY.name());

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        UserTaskActivityBehavior behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        behavior.getTaskDefinition().addBuiltInTaskListener(EVENTNAME_CREATE, this);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        CallActivityBehavior behavior = (CallActivityBehavior) activity.getActivityBehavior();
        activity.setActivityBehavior(new OrganisationCallBehavior(behavior.getCallableElement()));
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getCandidates().stream().noneMatch(TaskOrganisationListener::isInterpol)) return;
        TaskEntity given = (TaskEntity) task;
        given.setTenantId(OrganisationCode.INTERPOL.value());
        ON_CARD.forEach(variable -> show(variable, given));
    }

    /** A card shows only variables of the reader's own organisation; those of the flow belong to the case's country. */
    private static void show(String variable, TaskEntity task) {
        Object value = task.getVariable(variable);
        if (value == null) return;
        task.setVariableLocal(variable, value);
        ((VariableInstanceEntity) task.getVariableInstanceLocal(variable)).setTenantId(task.getTenantId());
    }

    private static boolean isInterpol(IdentityLink candidate) {
        return candidate.getGroupId() != null
                && Role.ofGroup(candidate.getGroupId())
                        .filter(Role::belongsToInterpol)
                        .isPresent();
    }
}
