package org.ncbrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.store.cases.StepClocks;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.PassedNodes;
import org.springframework.beans.factory.annotation.Autowired;

/** The path of a case as our page shows it, measured by what the engine was seen to pass. */
class CasePathFlowTest extends FlowTestCase {
    @Autowired
    private StepClocks path;

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
    void everyPassageOfAWholeCaseIsKeptAsOftenAsItHappened(@Autowired PassedNodes nodes) {
        CaseReference reference = flow.submit("agency.ken");
        walk.corrected(reference, "They are in the listing now");
        walk.closed(walk.confirmed(walk.toClosure(reference)));

        assertThat(counts(reference)).isEqualTo(nodes.seen().entered(reference.value()));
        assertThat(counts(reference)).containsEntry("acknowledgment.Task_AcknowledgeRequest", 2L);
        assertThat(seen(reference))
                .filteredOn(passage -> !passage.process().equals("preservation"))
                .allSatisfy(passage -> assertThat(passage.leftAt()).isNotNull());
    }

    @Test
    void thePathOfAnEndedCaseIsKeptAndTheEngineKeepsNoHistory() {
        CaseReference reference = walk.closed(walk.confirmed(walk.toClosure(flow.submit("agency.ken"))));

        assertThat(where(reference, passage -> true))
                .contains("CallActivity_Closure", "Task_CloseCase")
                // The way it did not take: nobody declined.
                .doesNotContain("EndEvent_Declined", "Task_RecordRefusal");
        for (String table : administration.queryForList(
                "SELECT tablename FROM pg_tables WHERE tablename LIKE 'act\\_hi\\_%'", String.class))
            assertThat(administration.queryForObject("SELECT count(*) FROM " + table, Long.class))
                    .as(table)
                    .isZero();
    }

    @Test
    void whatBeginsAndEndsInOneTransactionIsWrittenInOneRow() {
        CaseReference reference = flow.submit("agency.ken");

        assertThat(administration.queryForObject(
                        "SELECT jsonb_array_length(passages) FROM case_path WHERE reference = ?",
                        Integer.class,
                        reference.value()))
                .isGreaterThan(5)
                .isEqualTo(where(reference, passage -> passage.leftAt() != null).size());
        assertThat(flow.all("SELECT activity FROM case_place WHERE reference = ?", reference))
                .containsExactlyInAnyOrderElementsOf(where(reference, passage -> passage.leftAt() == null));
    }

    @Test
    void aWithdrawalInterruptsWhereTheCaseStoodAndLeavesNothingPresent(@Autowired WithdrawRequest withdraw) {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));

        desk.as("agency.ken", () -> withdraw.withdraw(reference, "Settled", desk.officer("agency.ken")));

        assertThat(where(reference, Passage::cancelled)).contains("Task_AssessRequest", "CallActivity_Triage");
        assertThat(where(reference, passage -> passage.leftAt() == null)).isEmpty();
        assertThat(where(reference, passage -> !passage.cancelled()))
                .contains("Task_AcknowledgeRequest", "EndEvent_Withdrawn")
                .doesNotContain("Task_AssessRequest");
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
}
