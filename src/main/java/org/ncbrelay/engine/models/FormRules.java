package org.ncbrelay.engine.models;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.engine.forms.FormDefinition;
import org.ncbrelay.engine.forms.FormReading;
import org.w3c.dom.Element;

/** What a form of an installation may ask, and for which task. */
final class FormRules {
    /** How a diagram hands a value on: from a call, to the instances of a step, from a table. */
    private static final Set<String> NAMES_OF_VARIABLES = Set.of("target", "elementVariable", "resultVariable");

    private static final Pattern HEADER =
            Pattern.compile("(?s)### .+\\n\\n\\*\\*\\{\\{reference}}\\*\\* – \\{\\{summary}}\\n\\n"
                    + "\\[.+]\\(/cases/\\{\\{reference}}\\)");

    private final String name;
    private final FormDefinition form;
    private final Models models;
    private final Consumer<Finding> report;

    FormRules(String name, FormDefinition form, Models models, Consumer<Finding> report) {
        this.name = name;
        this.form = form;
        this.models = models;
        this.report = report;
    }

    void check() {
        if (models.forms().containsKey(name)) wrong("", "The release has a form of this name", "Rename yours.");
        if (!form.id().equals(name)) wrong("", "Its id is “" + form.id() + "”", "Give it the name of the file.");
        if (tasks().noneMatch(task -> name.equals(task.getCamundaFormRef())))
            wrong("", "No task of the folder asks for it", "Name it at a task, or remove it.");
        if (!HEADER.matcher(form.components().path(0).path("text").asText()).matches())
            wrong(
                    "",
                    "It does not begin with the case that it is about",
                    "Copy the first text of another form, with “{{reference}}”, “{{summary}}” and the link to the case.");
        Set<String> foreign = variablesOfTheFlow();
        for (String key : form.components().findValuesAsText("key"))
            if (foreign.contains(key))
                wrong(
                        key,
                        "The form asks for “" + key + "”, which the flow sets itself",
                        "Give the field another key.");
        try {
            FormReading.requireReadable(form);
        } catch (IllegalStateException unreadable) {
            wrong("", unreadable.getMessage().replaceFirst("\\.$", ""), "Use texts, choices, ticks, numbers and days.");
        }
    }

    private Stream<UserTask> tasks() {
        return models.own().flatMap(diagram -> diagram.all(UserTask.class).stream());
    }

    /** Which the diagrams of the release hand from step to step, such as the reference of the case. */
    private Set<String> variablesOfTheFlow() {
        return models.released().values().stream()
                .flatMap(diagram -> all(diagram.xml()))
                .flatMap(element -> Diagram.attributes(element).entrySet().stream())
                .filter(attribute -> NAMES_OF_VARIABLES.contains(attribute.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** But for the drawing. */
    private static Stream<Element> all(Element element) {
        return Stream.concat(
                Stream.of(element),
                Diagram.children(element).stream()
                        .filter(child -> !child.getLocalName().equals("BPMNDiagram"))
                        .flatMap(FormRules::all));
    }

    private void wrong(String field, String found, String remedy) {
        report.accept(new Finding(name + ".form", field, found, remedy));
    }
}
