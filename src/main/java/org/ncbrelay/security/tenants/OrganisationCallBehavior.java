package org.ncbrelay.security.tenants;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Starts a called process in the organisation that the call names. The engine asks no {@code TenantIdProvider}
 * there: a called process silently takes its caller's tenant.
 */
final class OrganisationCallBehavior extends CallActivityBehavior {
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
