package org.ncbrelay.web.pages.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Model;

/** Whoever draws a task says what its worker must know to decide. */
class TaskPartsTest {
    @Test
    void everyUserTaskOfEveryDiagramSaysWhatItsDecisionNeeds() {
        assertThat(new TreeSet<>(TaskParts.nodes())).isEqualTo(userTasks());
    }

    @Test
    void noTaskNeedsNothing() {
        assertThat(TaskParts.nodes())
                .allSatisfy(node -> assertThat(TaskParts.of(node)).isNotEmpty());
    }

    /** Annex 2.1: whoever works on a case with an external source reads that INTERPOL has not verified it. */
    @Test
    void everyTaskOfACaseBeginsWithTheCaveatWhereItsSourceIsExternal() {
        assertThat(TaskParts.of("triage/Task_DecideSupport")).first().isEqualTo(RequestPart.CAVEAT);
        assertThat(TaskParts.of("release/Task_ReleaseIntelligence")).doesNotContain(RequestPart.CAVEAT);
    }

    /** What other countries are asked for must not read the case: to them it does not exist. */
    @Test
    void whoIsAskedForOneThingReadsNothingOfTheCase() {
        for (String node : Set.of(
                "expertRelease/Task_ReleaseExpert",
                "expertOpinion/Task_GiveOpinion",
                "istRelease/Task_ReleaseExpert",
                "meetingInvitation/Task_AnswerInvitation"))
            assertThat(TaskParts.of(node)).as(node).noneMatch(RequestPart.class::isInstance);
    }

    private static Set<String> userTasks() {
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask").map(diagram::at))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
