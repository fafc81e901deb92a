package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.mail.MailSettings.Mailbox;
import org.ncbrelay.adapter.mail.MailSettings.Transport;
import org.ncbrelay.adapter.mail.SmtpSettings.Security;
import org.ncbrelay.port.Mailer.Mail;
import org.ncbrelay.port.Mailer.MailNotAccepted;
import org.ncbrelay.support.machines.Ports;

class SmtpMailerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T10:15:30Z"), ZoneOffset.UTC);
    private static final Mail MAIL = new Mail(
            "<0b2c@relay.example>", "ncb.ken@relay.example", "KEN-2026-000017: قضية", "Une affaire à lire.\nقضية\n");

    private final int port = Ports.free();
    private GreenMail server;

    @BeforeEach
    void startServer() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        mailer(false).send(MAIL);

        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getMessageID()).isEqualTo(MAIL.messageId());
        assertThat(arrived.getSubject()).isEqualTo(MAIL.subject());
        assertThat(((String) arrived.getContent()).replace("\r\n", "\n").strip())
                .isEqualTo(MAIL.body().strip());
        assertThat(arrived.getFrom()[0]).hasToString("ncb-relay@relay.example");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            SmtpSettings settings = new SmtpSettings(
                    "127.0.0.1", silent.getLocalPort(), null, null, Security.NONE, Duration.ofMillis(200));
            SmtpMailer mailer = new SmtpMailer(SmtpMailer.sender(settings), mailSettings(false), CLOCK);

            assertThatThrownBy(() -> mailer.send(MAIL)).isInstanceOf(MailNotAccepted.class);
        }
    }

    @Test
    void aServerWithoutProtectionIsRefusedWhereProtectionIsDemanded() {
        SmtpSettings settings =
                new SmtpSettings("127.0.0.1", port, null, null, Security.STARTTLS, Duration.ofSeconds(20));
        SmtpMailer mailer = new SmtpMailer(SmtpMailer.sender(settings), mailSettings(false), CLOCK);

        assertThatThrownBy(() -> mailer.send(MAIL)).isInstanceOf(MailNotAccepted.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void realRecipientsAreRefusedUnlessAllowed() {
        for (String recipient : new String[] {
            "desk@interpol.invalid", "a@b.example, c@d.invalid", "x:c@d.invalid;y.example", "\"a@b.example\"@d.invalid"
        }) {
            Mail mail = new Mail("<1@relay.example>", recipient, "s", "b");
            assertThatThrownBy(() -> mailer(false).send(mail)).hasMessageContaining("real recipients");
        }
        assertThat(server.getReceivedMessages()).isEmpty();

        mailer(true).send(new Mail("<1@relay.example>", "desk@interpol.invalid", "s", "b"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aSubjectCannotSmuggleInAHeader() throws Exception {
        Mail mail = new Mail("<1@relay.example>", "a@b.example", "x\r\nBcc: c@d.example", "b");

        mailer(false).send(mail);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    private SmtpMailer mailer(boolean realRecipients) {
        SmtpSettings settings = new SmtpSettings("127.0.0.1", port, null, null, Security.NONE, Duration.ofSeconds(20));
        return new SmtpMailer(SmtpMailer.sender(settings), mailSettings(realRecipients), CLOCK);
    }

    static MailSettings mailSettings(boolean realRecipients) {
        return new MailSettings(
                Transport.SMTP,
                "ncb-relay@relay.example",
                "general-secretariat@relay.example",
                "relay.example",
                realRecipients,
                new Mailbox(Path.of("target/mailbox")),
                Map.of());
    }
}
