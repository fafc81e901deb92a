package org.ncbrelay.flow.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.UndeliveredLetters;

/** What is retried is in {@code MailDownTest}, and who may in the matrix. */
class RetryLetterTest {
    private static final UUID FAILED = UUID.randomUUID();
    private final FakeRelay relay = new FakeRelay();
    /** One failed letter, which somebody else has just retried. */
    private final UndeliveredLetters letters = PartialPort.of(
            UndeliveredLetters.class,
            Map.of(
                    "of",
                            asked -> List.of(new UndeliveredLetters.Undelivered(
                                    FAILED, Letter.REMINDER, "ncb.ken@relay.example", 7, NOW, "closed")),
                    "retry", asked -> false));

    private final RetryLetter retry = new RetryLetter(relay.cases, letters, relay.journal);

    @Test
    void whatHasNotFailedOrSomebodyElseHasJustRetriedIsNotRetried() {
        relay.has(CaseStatus.SUBMITTED);
        assertThatThrownBy(() -> retry.retry(REFERENCE, UUID.randomUUID(), NCB)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> retry.retry(REFERENCE, FAILED, NCB)).isInstanceOf(Refusal.Conflict.class);
        assertThat(relay.journal.events).isEmpty();
    }
}
