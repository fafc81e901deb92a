package org.ncbrelay.flow.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.FRENCH_HEAD;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.store.cases.Messages.Party;

class SendMessageTest {
    private final FakeRelay relay = new FakeRelay();
    private final SendMessage send =
            new SendMessage(relay.cases, relay.channels, relay.messages, relay.journal, relay.clock);

    @Test
    void theNcbWritesAndIsWrittenToAtAnyTime() {
        relay.has(CaseStatus.SUBMITTED);

        send.send(REFERENCE, null, "Which accounts?", NCB);
        send.send(REFERENCE, Party.NCB, "Those three", AGENCY);
        send.send(REFERENCE, Party.INTERPOL, "May we?", NCB);

        assertThat(relay.sent).containsExactly("NCB to AGENCY", "AGENCY to NCB", "NCB to INTERPOL");
        assertThat(relay.journal.letters)
                .containsExactly(
                        "MESSAGE_RECEIVED to desk@wciu.example",
                        "MESSAGE_RECEIVED to KEN",
                        "MESSAGE_RECEIVED to INTERPOL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aMessageSaysSomething(String text) {
        relay.has(CaseStatus.SUBMITTED);

        assertThatThrownBy(() -> send.send(REFERENCE, null, text, NCB)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aMessageHasAnEnd() {
        relay.has(CaseStatus.SUBMITTED);

        assertThatThrownBy(() -> send.send(REFERENCE, null, "x".repeat(8001), NCB))
                .isInstanceOf(Refusal.Invalid.class);
        send.send(REFERENCE, null, "x".repeat(8000), NCB);
    }

    @Test
    void nobodyWritesToThemselvesAndNoStrangerWrites() {
        relay.has(CaseStatus.SUBMITTED);

        assertThatThrownBy(() -> send.send(REFERENCE, Party.NCB, "Note", HEAD)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> send.send(REFERENCE, Party.NCB, "Note", FRENCH_HEAD))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void nothingIsSentOnAnEndedCase() {
        relay.has(CaseStatus.CLOSED);

        assertThatThrownBy(() -> send.send(REFERENCE, null, "Hello", NCB)).isInstanceOf(Refusal.Conflict.class);
    }
}
