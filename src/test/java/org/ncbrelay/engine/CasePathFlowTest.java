package org.ncbrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseHistory;
import org.ncbrelay.domain.casefile.CasePath;
import org.ncbrelay.domain.casefile.CasePath.Passage;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** The way of a case as our page shows it, measured by what the engine itself remembers of it. */
@FlowTest
class CasePathFlowTest {
    private final Flowchart flow;
    private final Walk walk;
    private final Desk desk;
    private final CasePath path;
    private final CaseHistory engine;
    private final WithdrawRequest withdraw;
    private final HistoryService history;

    @Autowired
    CasePathFlowTest(
            Flowchart flow,
            Walk walk,
            Desk desk,
            CasePath path,
            CaseHistory engine,
            WithdrawRequest withdraw,
            HistoryService history) {
        this.flow = flow;
        this.walk = walk;
        this.desk = desk;
        this.path = path;
        this.engine = engine;
        this.withdraw = withdraw;
        this.history = history;
    }

    @Test
    void aRunningCaseIsPresentWhereTheEngineWaits() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));

        Set<String> waiting = flow.instances(reference).stream()
                .flatMap(instance -> flow.active(instance).stream())
                .collect(Collectors.toSet());
        assertThat(where(reference, passage -> passage.leftAt() == null))
                .contains("Task_AssessRequest", "CallActivity_Triage")
                .containsAll(waiting)
                .doesNotContain("Task_AcknowledgeRequest");
        assertThat(where(reference, passage -> passage.leftAt() != null)).contains("Task_AcknowledgeRequest");
    }

    @Test
    void everyPassageOfAWholeCaseIsKeptAsOftenAsItHappened() {
        CaseReference reference = flow.submit("agency.ken");
        flow.work(
                reference,
                "ncb.ken",
                "Task_AcknowledgeRequest",
                Map.of("decision", "RETURN", "missingPoints", "The account names"));
        flow.work(reference, "agency.ken", "Task_CorrectRequest", Map.of("correction", "They are in the listing now"));
        walk.closed(walk.confirmed(walk.toClosure(reference)));

        assertThat(counts(reference)).isEqualTo(remembered(reference));
        assertThat(counts(reference)).containsEntry("acknowledgment.Task_AcknowledgeRequest", 2L);
        assertThat(seen(reference))
                .allSatisfy(passage -> assertThat(passage.leftAt()).isNotNull());
    }

    @Test
    void theWayOfAnEndedCaseOutlivesTheEnginesMemory() {
        CaseReference reference = walk.closed(walk.confirmed(walk.toClosure(flow.submit("agency.ken"))));
        List<Passage> before = seen(reference);

        desk.as("ncb.ken", () -> engine.forget(reference));

        assertThat(remembered(reference)).isEmpty();
        assertThat(seen(reference)).isEqualTo(before).isNotEmpty();
        assertThat(where(reference, passage -> true))
                .contains("CallActivity_Closure", "Task_CloseCase")
                // The way it did not take: nobody declined.
                .doesNotContain("EndEvent_Declined", "Task_RecordRefusal");
    }

    @Test
    void aWithdrawalInterruptsWhereTheCaseStoodAndLeavesNothingPresent() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));

        desk.as("agency.ken", () -> withdraw.withdraw(reference, "Settled", desk.officer("agency.ken")));

        assertThat(where(reference, Passage::cancelled)).contains("Task_AssessRequest", "CallActivity_Triage");
        assertThat(where(reference, passage -> passage.leftAt() == null)).isEmpty();
        assertThat(where(reference, passage -> !passage.cancelled()))
                .contains("Task_AcknowledgeRequest", "EndEvent_Withdrawn")
                .doesNotContain("Task_AssessRequest");
    }

    @Test
    void anotherCountrySeesNoProgress() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));

        assertThat(desk.as("ncb.fra", () -> path.of(reference))).isEmpty();
        assertThat(desk.as("gs", () -> path.of(reference))).isEqualTo(seen(reference));
    }

    private List<Passage> seen(CaseReference reference) {
        return desk.as("ncb.ken", () -> path.of(reference));
    }

    private Set<String> where(CaseReference reference, Predicate<Passage> wanted) {
        return seen(reference).stream()
                .filter(wanted)
                .map(Passage::activity)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Long> counts(CaseReference reference) {
        return seen(reference).stream()
                .collect(Collectors.groupingBy(
                        passage -> passage.process() + '.' + passage.activity(), TreeMap::new, Collectors.counting()));
    }

    /** The engine's own history of all diagrams of a case; bodies of loops are no nodes that anybody drew. */
    private Map<String, Long> remembered(CaseReference reference) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value())
                .list()
                .stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .filter(activity -> !activity.getActivityId().endsWith("#multiInstanceBody"))
                .collect(Collectors.groupingBy(CasePathFlowTest::node, TreeMap::new, Collectors.counting()));
    }

    private static String node(HistoricActivityInstance activity) {
        return activity.getProcessDefinitionKey() + '.' + activity.getActivityId();
    }
}
