package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.ncbrelay.port.Mailer.Mail;

/** A letter in the form in which it travels, under the Message-ID that it got when it was written. */
class MimeLetter extends MimeMessage {
    static {
        // Jakarta Mail looks for its provider on the class path at each letter unless a property names it.
        System.getProperties().putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final String messageId;

    MimeLetter(Session session, Mail mail, String from, Instant at) throws MessagingException {
        super(session);
        this.messageId = mail.messageId();
        setFrom(new InternetAddress(from, true));
        setRecipient(RecipientType.TO, new InternetAddress(mail.recipient(), true));
        setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        setText(mail.body(), StandardCharsets.UTF_8.name());
        setSentDate(Date.from(at));
        // Nobody's absence note answers the relay (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
