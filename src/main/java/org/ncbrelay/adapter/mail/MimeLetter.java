package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.ncbrelay.port.Mailer.Mail;

/** A letter in the form in which it travels, under the Message-ID that it got when it was written. */
class MimeLetter extends MimeMessage {
    static {
        // Jakarta Mail looks for its provider on the class path at each letter unless a property names it.
        System.getProperties().putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    /** Each of at most four bytes, which Base64 makes to at most 60 characters. */
    private static final int CHARACTERS_OF_WORD = 11;

    private final String messageId;

    MimeLetter(Session session, Mail mail, String from, Instant at) throws MessagingException {
        super(session);
        this.messageId = mail.messageId();
        setFrom(new InternetAddress(from, true));
        setRecipient(RecipientType.TO, new InternetAddress(mail.recipient(), true));
        setSubject(mail.subject());
        setText(mail.body(), StandardCharsets.UTF_8.name());
        setSentDate(Date.from(at));
        // No one's absence note answers the relay (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        saveChanges();
    }

    /**
     * A subject that looks encoded would be decoded by its reader, to characters that the relay refuses everywhere; Jakarta Mail leaves
     * it as it is where it is plain ASCII. So such a subject is encoded as a whole (RFC 2047, 2: words of 75 characters at most).
     */
    @Override
    public void setSubject(String subject) throws MessagingException {
        if (subject.contains("=?")) setHeader("Subject", encoded(subject));
        else setSubject(subject, StandardCharsets.UTF_8.name());
    }

    private static String encoded(String subject) {
        StringBuilder words = new StringBuilder();
        int from = 0;
        while (from < subject.length()) {
            int length = Math.min(CHARACTERS_OF_WORD, subject.codePointCount(from, subject.length()));
            int to = subject.offsetByCodePoints(from, length);
            byte[] bytes = subject.substring(from, to).getBytes(StandardCharsets.UTF_8);
            if (from > 0) words.append("\r\n ");
            words.append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("?=");
            from = to;
        }
        return words.toString();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
