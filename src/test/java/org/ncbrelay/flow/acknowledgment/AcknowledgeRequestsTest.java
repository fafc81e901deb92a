package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.springframework.transaction.support.TransactionOperations;

class AcknowledgeRequestsTest {
    private final AcknowledgeRequests acknowledge = new AcknowledgeRequests(
            PartialPort.of(RequestsToAcknowledge.class, Map.of()), TransactionOperations.withoutTransaction());

    @Test
    void noneAndTooManyAreRefusedAndNothingIsDone() {
        List<String> many = IntStream.rangeClosed(0, AcknowledgeRequests.MOST)
                .mapToObj(Integer::toString)
                .toList();
        for (List<String> wrong : List.of(List.<String>of(), many))
            assertThatThrownBy(() -> acknowledge.acknowledge(wrong))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageStartingWith("tasks: ");
    }
}
