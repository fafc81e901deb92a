package org.ncbrelay.engine.models;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
