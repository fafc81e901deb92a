package org.ncbrelay.security.tenants;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.EngineInternals;

/** Gives each task to the organisation that must work it: the General Secretariat's roles work in every country's case. */
final class TaskOrganisationListener extends AbstractBpmnParseListener implements TaskListener {
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
        EngineInternals.give(task, OrganisationCode.INTERPOL);
    }

    private static boolean isInterpol(IdentityLink candidate) {
        return candidate.getGroupId() != null
                && Role.ofGroup(candidate.getGroupId())
                        .filter(Role::belongsToInterpol)
                        .isPresent();
    }

    /**
     * Starts a called process in the organisation that the call names. The engine asks no {@code TenantIdProvider}
     * there: a called process silently takes its caller's tenant.
     */
    private static final class OrganisationCallBehavior extends CallActivityBehavior {
        OrganisationCallBehavior(CallableElement called) {
            setCallableElement(called);
        }

        @Override
        protected void startInstance(ActivityExecution execution, VariableMap variables, String businessKey) {
            ExecutionEntity caller = (ExecutionEntity) execution;
            ProcessDefinitionImpl definition = CallableElementUtil.getProcessDefinitionToCall(
                    caller, caller.getProcessDefinitionTenantId(), getCallableElement());
            ExecutionEntity called = (ExecutionEntity) execution.createSubProcessInstance(definition, businessKey);
            String organisation = OrganisationTenants.named(variables);
            if (organisation != null) called.setTenantId(organisation);
            called.start(variables);
        }
    }
}
