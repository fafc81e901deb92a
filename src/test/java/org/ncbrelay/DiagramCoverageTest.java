package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.walks.PassedNodes;

/**
 * Asks, after all other tests, whether they have passed every node of every diagram: the build runs it by its tag, once the
 * others are through. Alone it fails, as nothing has been passed then.
 */
@IntegrationTest
@Tag("after-all")
class DiagramCoverageTest {
    @Test
    void everyNodeOfEveryDiagramIsPassedByATest() throws IOException {
        Set<String> nodes = drawn();
        Set<String> missed = new TreeSet<>(nodes);
        missed.removeAll(PassedNodes.all());
        int passed = nodes.size() - missed.size();
        System.out.printf(
                "Diagram coverage: %d of %d flow nodes passed (%.1f %%)%n",
                passed, nodes.size(), 100.0 * passed / nodes.size());

        assertThat(missed).as("flow nodes that no test passes").isEmpty();
    }

    /** Every flow node that is drawn, as {@code <diagram>/<node>}. */
    private static Set<String> drawn() {
        return Model.executable()
                .flatMap(file -> nodesOf(Bpmn.readModelFromFile(file.toFile())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> nodesOf(BpmnModelInstance model) {
        String diagram =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        // The engine passes the handler of a compensation, not the event that leads to it.
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof BoundaryEvent event
                        && event.getEventDefinitions().stream().anyMatch(CompensateEventDefinition.class::isInstance)))
                .map(node -> diagram + "/" + node.getId());
    }
}
