package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;

/**
 * Resolves {@code execution}, which diagrams hand to the beans they call, and {@code execution.processBusinessKey}. The engine behind
 * the execution stays out of reach.
 */
final class ExecutionResolver extends ReadOnlyResolver {
    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base instanceof DelegateExecution execution && "processBusinessKey".equals(property))
            return resolved(context, execution.getProcessBusinessKey());
        if (base != null || !"execution".equals(property)) return null;
        DelegateExecution execution = execution(context);
        return execution == null ? null : resolved(context, execution);
    }

    private static DelegateExecution execution(ELContext context) {
        Object scope = context.getContext(VariableScope.class);
        if (scope instanceof DelegateTask task) return task.getExecution();
        return scope instanceof DelegateExecution execution ? execution : null;
    }
}
