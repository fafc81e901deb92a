package org.ncbrelay.engine.models;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.engine.forms.FormDefinition;

/**
 * The models of the release, and those of a folder.
 *
 * @param released diagrams by name
 * @param folder   diagrams of the folder by name: new ones, and versions of those of the release
 * @param forms    of the release, by name
 * @param ownForms of the folder, by name
 * @param words    of the release by language and key
 * @param ownWords of the folder by language and key
 */
record Models(
        Map<String, Diagram> released,
        Map<String, Diagram> folder,
        Map<String, FormDefinition> forms,
        Map<String, FormDefinition> ownForms,
        Map<String, Map<String, String>> words,
        Map<String, Map<String, String>> ownWords) {

    /** What would be in force: a version of the folder takes the place of that of the release. */
    Collection<Diagram> diagrams() {
        Map<String, Diagram> all = new TreeMap<>(released);
        all.putAll(folder);
        return all.values();
    }

    Stream<Diagram> own() {
        return folder.values().stream().filter(Diagram::own);
    }

    /** A diagram of the folder, and those of the folder that it calls, directly or not; none if the folder has no such diagram. */
    Collection<Diagram> called(String name) {
        Map<String, Diagram> found = new TreeMap<>();
        call(name, found);
        return found.values();
    }

    private void call(String name, Map<String, Diagram> found) {
        Diagram diagram = name == null ? null : folder.get(name);
        if (diagram != null && found.putIfAbsent(name, diagram) == null)
            diagram.all(CallActivity.class).forEach(call -> call(call.getCalledElement(), found));
    }

    /** The statuses to which a diagram of the folder sends cases back, itself or by those that it calls. */
    Set<String> sentBack(String name) {
        return called(name).stream()
                .flatMap(diagram -> diagram.all(ServiceTask.class).stream())
                .flatMap(task -> StepFacts.values(task, Diagram.SENT_BACK).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code <diagram>/<task>} of each task whose answers are recorded as they are. */
    Set<String> recorded() {
        Set<String> recorded = new TreeSet<>();
        for (Diagram diagram : diagrams())
            for (UserTask task : diagram.all(UserTask.class))
                if (Diagram.isRecorded(task)) recorded.add(diagram.at(task));
        return recorded;
    }

    /** The values that tasks of the release give to a property: what else there may be, the release would use. */
    Set<String> used(String property) {
        return released.values().stream()
                .flatMap(diagram -> diagram.all(UserTask.class).stream())
                .flatMap(task -> StepFacts.values(task, property).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
