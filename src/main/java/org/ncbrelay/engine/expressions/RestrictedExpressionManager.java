package org.ncbrelay.engine.expressions;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.ncbrelay.engine.CaseExecution;

/**
 * Evaluates the engine's expressions with one resolver in place of the engine's own, which reach every Spring bean and, by
 * {@code getClass()}, every class.
 */
final class RestrictedExpressionManager extends JuelExpressionManager {
    private static final Set<String> FUNCTIONS = Set.of(CommandContextFunctions.CURRENT_USER);

    private final DiagramBeans beans;

    RestrictedExpressionManager(DiagramBeans beans) {
        this.beans = beans;
    }

    /** The engine and its plugins offer more than the relay uses: clocks, and parsers of XML and JSON. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) super.addFunction(name, function);
    }

    @Override
    protected ELResolver createElResolver() {
        return new Names();
    }

    /** Resolves names, and of what they stand for only the methods of beans and the business key; it changes nothing. */
    private final class Names extends ELResolver {
        private final BeanELResolver methods = new BeanELResolver(true);

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base instanceof CaseExecution execution && "processBusinessKey".equals(property))
                return resolved(context, execution.businessKey());
            if (base != null || !(property instanceof String name)) return null;
            if (context.getContext(VariableScope.class) instanceof VariableScope scope)
                return inProcess(context, scope, name);
            if (context.getContext(VariableContext.class) instanceof VariableContext inputs) {
                TypedValue value = inputs.resolve(name);
                return value == null ? null : resolved(context, value.getValue());
            }
            return null;
        }

        /** A bean comes before a variable of the same name: no one replaces a delegate by an answer. */
        private Object inProcess(ELContext context, VariableScope scope, String name) {
            DelegateExecution execution = execution(scope);
            // Beans get the case's view of it; the engine's execution stays out of reach.
            if ("execution".equals(name) && execution != null) return resolved(context, CaseExecution.of(execution));
            Optional<Object> bean = beans.find(name);
            if (bean.isPresent()) return resolved(context, bean.get());
            return scope.hasVariable(name) ? resolved(context, scope.getVariable(name)) : null;
        }

        private static DelegateExecution execution(VariableScope scope) {
            if (scope instanceof DelegateTask task) return task.getExecution();
            return scope instanceof DelegateExecution execution ? execution : null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            if (base == null || !(method instanceof String name) || !DiagramBeans.canBeCalled(base.getClass(), name))
                return null;
            return methods.invoke(context, base, name, types, arguments);
        }

        private static Object resolved(ELContext context, Object value) {
            context.setPropertyResolved(true);
            return value;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new PropertyNotWritableException("An expression changes nothing.");
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }
    }
}
