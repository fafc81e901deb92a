package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.mail.LettersAtHand;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.messages.RetryLetter;
import org.ncbrelay.port.UndeliveredLetters;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.MutableClock;
import org.ncbrelay.support.machines.Ports;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The mail server is away: the case goes on, what could not be delivered shows, and the letters follow. */
class MailDownTest extends FlowTestCase {
    private static final int PORT = Ports.free();
    /** Above every delay between two attempts. */
    private static final Duration LONG = Duration.ofHours(7);

    private static final int ATTEMPTS = 7;

    @Test
    void theCaseGoesOnAndItsLettersFollowWhenTheServerIsBack(
            @Autowired BeanFactory relay,
            @Autowired UndeliveredLetters undelivered,
            @Autowired RetryLetter retry,
            @Autowired MutableClock clock)
            throws Exception {
        // Of other tests.
        relay.getBean(LettersAtHand.class).sendDue();
        LettersAtHand letters = LettersAtHand.bySmtp(relay, PORT);
        CaseReference reference = flow.submit("agency.ken");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            assertThat(letters.sendDue()).isZero();
            clock.advance(LONG);
        }
        assertThat(incidents(reference)).isPositive();
        JsonNode failed = view(reference);
        assertThat(failed.path("undeliveredMail").path(0).path("letter").asText())
                .isNotBlank();
        assertThat(failed.path("undeliveredMail").path(0).path("error").asText())
                .contains("mail server");
        assertThat(failed.path("copies").path(0).path("sentAt").isNull()).isTrue();

        walk.granted(walk.acknowledged(reference));
        walk.recorded(reference);
        assertThat(view(reference).path("status").asText()).isEqualTo("RECORDED");
        // The step at which the incident stood has ended; the case still shows what failed.
        assertThat(view(reference).path("undeliveredMail")).isNotEmpty();
        assertThat(flow.timeline(reference)).contains("MAIL_FAILED").doesNotContain("MAIL_SENT_AT_LAST");

        GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            List<UUID> again = Stream.of("ncb.ken", "gs")
                    .flatMap(user -> desk.as(user, () -> undelivered.of(reference)).stream()
                            .peek(letter ->
                                    desk.as(user, () -> retry.retry(reference, letter.id(), desk.officer(user)))))
                    .map(UndeliveredLetters.Undelivered::id)
                    .toList();
            assertThat(again).isNotEmpty();
            clock.advance(LONG);
            assertThat(letters.sendDue()).isGreaterThanOrEqualTo(again.size());
            assertThat(server.getReceivedMessages())
                    .extracting(MimeMessage::getSubject)
                    .filteredOn(subject -> subject.contains(reference.value()))
                    .hasSizeGreaterThanOrEqualTo(again.size());
        } finally {
            server.stop();
        }
        assertThat(incidents(reference)).isZero();
        JsonNode settled = view(reference);
        assertThat(settled.path("undeliveredMail")).isEmpty();
        assertThat(flow.timeline(reference)).containsSubsequence("MAIL_FAILED", "MAIL_RETRIED", "MAIL_SENT_AT_LAST");
        assertThat(settled.path("copies").path(0).path("sentAt").asText()).isNotBlank();
    }

    private long incidents(CaseReference reference) {
        return runtime.createIncidentQuery().incidentType("mailUndeliverable").list().stream()
                .filter(incident -> runtime.createProcessInstanceQuery()
                                .processInstanceId(incident.getProcessInstanceId())
                                .processInstanceBusinessKey(reference.value())
                                .count()
                        > 0)
                .count();
    }

    private JsonNode view(CaseReference reference) {
        return new Caller("http://localhost:" + port)
                .get("gs", "/api/support-requests/" + reference)
                .with(200)
                .json();
    }
}
