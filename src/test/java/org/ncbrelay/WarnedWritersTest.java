package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.support.sources.Model;
import org.w3c.dom.Element;

/** Every decision under the four-eyes principle has a next office, and whoever writes what it decides on is warned. */
class WarnedWritersTest {
    private static final List<Model> DIAGRAMS = Model.diagrams();
    /** Written before a task could warn: by filing the request, and by registering intelligence. */
    private static final Set<String> NOT_WRITTEN_AT_A_TASK =
            Set.of("authorization/Task_DecideDirectContact", "release/Task_ReleaseIntelligence");

    @Test
    void whateverDecidesOnWhatATaskOfItsDiagramWritesIsNamedByThatTask() {
        Set<String> named = new TreeSet<>(NOT_WRITTEN_AT_A_TASK);
        for (Model diagram : DIAGRAMS)
            for (Element task : diagram.all("bpmn:userTask").toList())
                Model.property(task, "decidedAt").ifPresent(decision -> named.add(diagram.name() + '/' + decision));
        Set<String> shared = decisions().stream()
                .filter(decision -> sharesCandidates(decision))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).containsAll(shared);
        assertThat(decisions()).containsAll(named);
    }

    @Test
    void everyDecisionHasANextOffice() {
        for (Model diagram : DIAGRAMS)
            for (Element task : diagram.all("bpmn:userTask").toList())
                if (Model.property(task, "fourEyes").isPresent())
                    assertThat(Office.of(new OrganisationCode("KEN"), roles(task))
                                    .next())
                            .as(diagram.at(task))
                            .isNotEmpty();
    }

    private static Set<String> decisions() {
        Set<String> decisions = new TreeSet<>();
        for (Model diagram : DIAGRAMS)
            for (Element task : diagram.all("bpmn:userTask").toList())
                if (Model.property(task, "fourEyes").isPresent()) decisions.add(diagram.at(task));
        return decisions;
    }

    /** Only somebody who could decide leaves nobody by writing. */
    private static boolean sharesCandidates(String decision) {
        Model diagram = DIAGRAMS.stream()
                .filter(each -> decision.startsWith(each.name() + '/'))
                .findFirst()
                .orElseThrow();
        List<Element> tasks = diagram.all("bpmn:userTask").toList();
        Element deciding = tasks.stream()
                .filter(task -> diagram.at(task).equals(decision))
                .findFirst()
                .orElseThrow();
        return tasks.stream().filter(task -> task != deciding).anyMatch(task -> {
            Set<Role> both = new HashSet<>(roles(task));
            both.retainAll(roles(deciding));
            return !both.isEmpty() && task.getAttribute("id").matches("Task_(Assess|Write|Correct|Draft|Propose).*");
        });
    }

    private static Set<Role> roles(Element task) {
        return Stream.of(task.getAttribute("camunda:candidateGroups").split(","))
                .flatMap(group -> Role.ofGroup(group.strip()).stream())
                .collect(Collectors.toSet());
    }
}
