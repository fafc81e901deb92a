package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.adapter.mail.SmtpSettings.Security;
import org.ncbrelay.port.Mailer.Mail;
import org.ncbrelay.port.Mailer.MailNotAccepted;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.Certificates;
import org.ncbrelay.support.machines.TlsPeer;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** No letter and no password goes to a mail server with a wrong certificate, whichever way TLS begins. */
@IntegrationTest
class MailCertificateTest {
    private static final Mail MAIL = new Mail("<0b2c@relay.example>", "ncb.ken@relay.example", "Subject", "Body");

    @TempDir
    private Path folder;

    @Test
    void aCertificateOfNobodyKnownIsRefused() {
        for (Security security : new Security[] {Security.STARTTLS, Security.TLS})
            try (TlsPeer server = server(Certificates.of(folder, "localhost"), security)) {
                assertThat(send(server, security, null))
                        .isInstanceOf(MailNotAccepted.class)
                        .hasStackTraceContaining("PKIX path building failed");
                assertThat(server.trusted()).isZero();
            }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        for (Security security : new Security[] {Security.STARTTLS, Security.TLS}) {
            Certificates others = Certificates.of(folder, "mail.example");
            try (TlsPeer server = server(others, security)) {
                assertThat(send(server, security, others)).isInstanceOf(MailNotAccepted.class);
                assertThat(server.trusted()).as(security.toString()).isZero();
            }
        }
    }

    /** So that those above are refused for what is wrong with them. */
    @Test
    void theRightOneIsTalkedTo() {
        Certificates right = Certificates.of(folder, "localhost");
        try (TlsPeer server = server(right, Security.STARTTLS)) {
            assertThat(send(server, Security.STARTTLS, right))
                    .as("the peer takes no letter")
                    .isNotNull();
            assertThat(server.trusted()).isOne();
        }
    }

    /** @param trusted whom alone the sender trusts; null: whom the JDK trusts */
    private static Throwable send(TlsPeer server, Security security, Certificates trusted) {
        SmtpSettings settings =
                new SmtpSettings("localhost", server.port(), null, null, security, Duration.ofSeconds(20));
        JavaMailSenderImpl sender = SmtpMailer.sender(settings);
        if (trusted != null)
            sender.getJavaMailProperties()
                    .put("mail.smtp.ssl.socketFactory", trusted.trusting().getSocketFactory());
        return catchThrowable(
                () -> new SmtpMailer(sender, SmtpMailerTest.mailSettings(false), Clock.systemUTC()).send(MAIL));
    }

    private static TlsPeer server(Certificates certificates, Security security) {
        return new TlsPeer(certificates, security == Security.TLS ? (in, out) -> {} : MailCertificateTest::greet);
    }

    private static void greet(InputStream in, OutputStream out) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        say(out, "220 mail ready");
        commands.readLine();
        say(out, "250-mail", "250 STARTTLS");
        commands.readLine();
        say(out, "220 go ahead");
    }

    private static void say(OutputStream out, String... lines) throws IOException {
        for (String line : lines) out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
