package org.ncbrelay.adapter.engine.guards;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.engine.Answered;
import org.ncbrelay.engine.forms.AnswerRules;
import org.ncbrelay.engine.forms.FormDefinition;
import org.ncbrelay.engine.forms.FormValidator;
import org.ncbrelay.json.SentJson;
import org.ncbrelay.port.StartForms;

/**
 * Accepts a form's answers as the form and the domain require. They become transient variables: the next step of the
 * flow writes them into our tables, and the engine keeps none of them.
 */
final class TaskAnswers {
    /** Levels of nesting of one answer; our default: the deepest form has a list of objects. */
    private static final int DEEPEST = 16;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(SentJson.bounds(DEEPEST).build())
            .build());

    private final FormValidator validator;
    private final AnswerRules rules;
    private final FormFiles forms;

    TaskAnswers(FormValidator validator, AnswerRules rules, FormFiles forms) {
        this.validator = validator;
        this.rules = rules;
        this.forms = forms;
    }

    /** The file of the task's form as it was deployed; to be called within a command. */
    InputStream form(String taskId) {
        return forms.content(taskId);
    }

    /**
     * To be called within a command.
     *
     * @throws Refusal.Invalid naming every field that is wrong
     */
    VariableMap accepted(DelegateTask task, Map<String, Object> given) {
        FormDefinition form = forms.of(task);
        CaseReference reference = TaskGuard.referenceOf(task).orElse(null);
        Map<String, Object> known = FormFiles.knownTo(task);
        VariableMap accepted = Variables.createVariables();
        Map<String, Object> answers = check(form, given, known, reference);
        // The engine does not let a transient value replace a stored one, such as a choice that a decision table
        // proposed.
        answers.forEach((key, value) -> accepted.putValueTyped(key, passing(value, !known.containsKey(key))));
        accepted.putValueTyped(
                Answered.VARIABLE.name(),
                passing(new Answered(task.getTaskDefinitionKey(), form.id(), answers, form.words(answers)), true));
        return accepted;
    }

    /** What the engine tells who answered, without what the flow alone reads. */
    static VariableMap shown(VariableMap variables) {
        variables.remove(Answered.VARIABLE.name());
        return variables;
    }

    /**
     * The answers that begin a flow, as plain values. Those that the form accepts are read by the domain when they are filed; where the
     * form refuses one, what the domain finds wrong in the others is named in addition to it.
     *
     * @throws Refusal.Invalid naming every field that is wrong
     */
    Map<String, Object> acceptedAtStart(String definitionId, Map<String, Object> given, StartForms domain) {
        FormValidator.Checked checked = validator.check(forms.ofStart(definitionId), plain(given), Map.of());
        if (checked.violations().isEmpty()) return checked.answers();
        Set<String> named = checked.violations().stream().map(Violation::field).collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>(checked.violations());
        domain.violations(checked.answers()).stream()
                .filter(wrong -> !named.contains(wrong.field()))
                .forEach(violations::add);
        throw new Refusal.Invalid(violations);
    }

    private Map<String, Object> check(
            FormDefinition form, Map<String, Object> given, Map<String, Object> known, CaseReference reference) {
        FormValidator.Checked checked = validator.check(form, plain(given), known);
        List<Violation> violations = new ArrayList<>(checked.violations());
        violations.addAll(rules.check(form.id(), checked.answers(), reference));
        if (!violations.isEmpty()) throw new Refusal.Invalid(violations);
        return checked.answers();
    }

    private static Map<String, Object> plain(Map<String, Object> given) {
        VariableMap variables = Variables.fromMap(given == null ? Map.of() : given);
        Map<String, Object> plain = new LinkedHashMap<>();
        variables.keySet().forEach(key -> plain.put(key, value(variables.getValueTyped(key))));
        return plain;
    }

    /**
     * A list comes as JSON; nothing is ever deserialized into a class that the sender names. What is no JSON, or more than {@link SentJson}
     * allows, is a text, which no list accepts.
     */
    static Object value(TypedValue typed) {
        if (!(typed instanceof SerializableValue serialized)) return typed == null ? null : typed.getValue();
        if (serialized.isDeserialized()) return serialized.getValue();
        try {
            return JSON.readValue(serialized.getValueSerialized(), Object.class);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return serialized.getValueSerialized();
        }
    }

    private static TypedValue passing(Object answer, boolean fleeting) {
        if (answer instanceof Boolean ticked) return Variables.booleanValue(ticked, fleeting);
        if (answer instanceof Long whole) return Variables.longValue(whole, fleeting);
        if (answer instanceof Double decimal) return Variables.doubleValue(decimal, fleeting);
        if (answer instanceof String text) return Variables.stringValue(text, fleeting);
        return Variables.objectValue(answer, fleeting).create();
    }
}
