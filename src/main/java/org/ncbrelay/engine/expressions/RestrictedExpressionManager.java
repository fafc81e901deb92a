package org.ncbrelay.engine.expressions;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Evaluates the engine's expressions with three resolvers in place of the engine's own, which reach every Spring bean and, by
 * {@code getClass()}, every class. A bean comes before a variable of the same name: nobody replaces a delegate by an answer.
 */
final class RestrictedExpressionManager extends JuelExpressionManager {
    private static final Set<String> FUNCTIONS = Set.of(CommandContextFunctions.CURRENT_USER);

    private final DiagramBeans diagramBeans;

    RestrictedExpressionManager(DiagramBeans diagramBeans) {
        this.diagramBeans = diagramBeans;
    }

    /** The engine and its plugins offer more than the relay uses: clocks, and parsers of XML and JSON. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) super.addFunction(name, function);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new ExecutionResolver());
        resolver.add(new DiagramBeanResolver(diagramBeans));
        resolver.add(new VariableResolver());
        return resolver;
    }
}
