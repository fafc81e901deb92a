package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import org.ncbrelay.adapter.mail.MailSettings.Transport;
import org.ncbrelay.start.check.Check;
import org.ncbrelay.start.check.Findings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Letters leave: the mail server answers, and real recipients are allowed. */
class MailCheck implements Check {
    private static final String MAIL = "mail";

    @Override
    public void examine(Environment environment, Findings findings) {
        Binder binder = Binder.get(environment);
        MailSettings settings = binder.bindOrCreate("relay.mail", MailSettings.class);
        SmtpSettings server = binder.bindOrCreate("relay.mail", SmtpSettings.class);
        if (settings.transport() == Transport.MAILBOX)
            findings.warn(MAIL, "Letters stay in " + settings.mailbox().directory(), "Set RELAY_MAIL_TRANSPORT=SMTP.");
        else if (!StringUtils.hasText(server.host()))
            findings.wrong(MAIL, "RELAY_MAIL_HOST is not set", "Set it to the host name of your mail server.");
        else if (findings.isThorough()) call(server, findings);
        if (settings.transport() == Transport.SMTP && !settings.realRecipientsAllowed())
            findings.warn(
                    MAIL,
                    "Only addresses that end in .example get letters",
                    "Set RELAY_MAIL_REALRECIPIENTSALLOWED=true when the addresses are real.");
    }

    private static void call(SmtpSettings server, Findings findings) {
        String name = server.host() + ":" + server.port();
        try {
            SmtpMailer.sender(server).testConnection();
            findings.ok(MAIL, name + " answers");
        } catch (MessagingException refused) {
            findings.warn(
                    MAIL,
                    name + " does not accept the relay: "
                            + String.valueOf(refused.getMessage()).replaceAll("\\s+", " "),
                    "Letters wait until it does. Correct RELAY_MAIL_HOST, _PORT, _SECURITY, _USERNAME or _PASSWORD.");
        }
    }
}
