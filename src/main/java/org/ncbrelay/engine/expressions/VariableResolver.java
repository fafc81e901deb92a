package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;

/** Resolves the variables of a process or of a decision by their names; what a value consists of cannot be asked. */
final class VariableResolver extends ReadOnlyResolver {
    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !(property instanceof String name)) return null;
        if (context.getContext(VariableScope.class) instanceof VariableScope scope)
            return scope.hasVariable(name) ? resolved(context, scope.getVariable(name)) : null;
        if (context.getContext(VariableContext.class) instanceof VariableContext inputs) {
            TypedValue value = inputs.resolve(name);
            return value == null ? null : resolved(context, value.getValue());
        }
        return null;
    }
}
