package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;

/** Resolves the beans that diagrams can name and the methods they may call, where there is a process to speak of. */
final class DiagramBeanResolver extends ReadOnlyResolver {
    private final DiagramBeans beans;
    private final BeanELResolver methods = new BeanELResolver(true);

    DiagramBeanResolver(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        boolean inProcess = context.getContext(VariableScope.class) != null;
        if (base != null || !inProcess || !(property instanceof String name)) return null;
        return beans.find(name).map(bean -> resolved(context, bean)).orElse(null);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (base == null || !(method instanceof String name) || !DiagramBeans.canBeCalled(base.getClass(), name))
            return null;
        return methods.invoke(context, base, name, types, arguments);
    }
}
