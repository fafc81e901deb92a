package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.flow.acknowledgment.AcknowledgeRequests.Result;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.ncbrelay.support.NoTransactions;

class AcknowledgeRequestsTest {
    private final List<String> acknowledged = new ArrayList<>();
    private final NoTransactions transactions = new NoTransactions();
    private final AcknowledgeRequests acknowledge = new AcknowledgeRequests(
            PartialPort.of(RequestsToAcknowledge.class, Map.of("acknowledge", task -> acknowledge(task[0].toString()))),
            transactions);

    @Test
    void aRefusedOneLeavesTheOthersAsTheyAre() {
        List<Result> results = acknowledge.acknowledge(List.of("1", "own", "2", "1"));

        assertThat(results).extracting(Result::task).containsExactly("1", "own", "2");
        assertThat(results).extracting(Result::isDone).containsExactly(true, false, true);
        assertThat(results).extracting(Result::reference).containsExactly("KEN-1", null, "KEN-2");
        assertThat(acknowledged).containsExactly("1", "2");
    }

    @Test
    void eachIsATransactionOfItsOwn() {
        acknowledge.acknowledge(List.of("1", "own", "2"));

        assertThat(transactions.committed).isEqualTo(2);
        assertThat(transactions.rolledBack).isOne();
    }

    @Test
    void noneAndTooManyAreRefusedAndNothingIsDone() {
        List<String> many = IntStream.rangeClosed(0, AcknowledgeRequests.MOST)
                .mapToObj(Integer::toString)
                .toList();
        for (List<String> wrong : List.of(List.<String>of(), many))
            assertThatThrownBy(() -> acknowledge.acknowledge(wrong))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageStartingWith("tasks: ");
        assertThat(acknowledged).isEmpty();
    }

    private String acknowledge(String task) {
        if (task.startsWith("own")) throw new Refusal.Forbidden("Nobody decides on their own work: …");
        acknowledged.add(task);
        return "KEN-" + task;
    }
}
