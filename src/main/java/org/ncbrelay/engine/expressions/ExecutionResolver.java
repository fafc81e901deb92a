package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.ncbrelay.engine.CaseExecution;

/**
 * Resolves {@code execution}, which diagrams hand to the beans they call, and {@code execution.processBusinessKey}. The beans get
 * the case's view of it; the engine's execution stays out of reach.
 */
final class ExecutionResolver extends ReadOnlyResolver {
    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base instanceof CaseExecution execution && "processBusinessKey".equals(property))
            return resolved(context, execution.businessKey());
        if (base != null || !"execution".equals(property)) return null;
        DelegateExecution execution = execution(context);
        return execution == null ? null : resolved(context, CaseExecution.of(execution));
    }

    private static DelegateExecution execution(ELContext context) {
        Object scope = context.getContext(VariableScope.class);
        if (scope instanceof DelegateTask task) return task.getExecution();
        return scope instanceof DelegateExecution execution ? execution : null;
    }
}
