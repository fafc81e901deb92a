package org.ncbrelay.engine.forms;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Evaluates a form's FEEL expressions as the browser does: what cannot be evaluated is not true. */
@Component
class FormConditions {
    private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();

    boolean isTrue(String expression, FormDefinition form, Map<String, Object> values) {
        if (!expression.startsWith("=")) return Boolean.parseBoolean(expression);
        return Boolean.TRUE.equals(value(expression, form, values));
    }

    /** The value of an expression that begins with {@code =}, or the text itself. */
    Object value(String expression, FormDefinition form, Map<String, Object> values) {
        if (!expression.startsWith("=")) return expression;
        Map<String, Object> context = new HashMap<>();
        form.fields().forEach(field -> context.put(field.key(), null));
        context.putAll(values);
        try {
            return feel.evaluateSimpleExpression(
                    expression.substring(1), Variables.fromMap(context).asVariableContext());
        } catch (FeelException undecided) {
            return null;
        }
    }
}
