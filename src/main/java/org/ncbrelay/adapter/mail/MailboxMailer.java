package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import org.ncbrelay.port.Mailer;

/** Keeps letters on this machine; opens no connection, whoever the letter is for. */
class MailboxMailer implements Mailer {
    private final MailboxFolder folder;
    private final String from;
    private final Clock clock;

    MailboxMailer(MailboxFolder folder, String from, Clock clock) {
        this.folder = folder;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        try {
            MimeLetter letter = new MimeLetter(MailboxFolder.SESSION, mail, from, clock.instant());
            folder.keep(letter, mail.messageId(), mail.recipient());
        } catch (MessagingException | IOException e) {
            throw new MailNotAccepted("the mailbox could not keep the letter: " + e.getMessage(), e);
        }
    }
}
