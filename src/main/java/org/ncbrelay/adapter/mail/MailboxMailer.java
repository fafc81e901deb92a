package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.ncbrelay.port.Mailer;

/**
 * Stores letters in a folder of this machine, for any receiver: one {@code .eml} file for each, named by receiver and Message-ID, so that
 * the same letter again is the same file. Opens no connection.
 */
record MailboxMailer(Path directory, String from, Clock clock) implements Mailer {
    static final Session SESSION = Session.getInstance(new Properties());

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9@.-]");
    private static final Pattern LEADING_DOTS = Pattern.compile("^\\.+");

    @Override
    public void send(Mail mail) {
        try {
            keep(new MimeLetter(SESSION, mail, from, clock.instant()), mail.messageId(), mail.recipient());
        } catch (MessagingException | IOException e) {
            throw new MailNotAccepted("the mailbox could not keep the letter: " + e.getMessage(), e);
        }
    }

    /** Either the whole letter is there afterwards, or nothing. */
    void keep(MimeMessage message, String messageId, String recipient) throws IOException, MessagingException {
        // To ask costs less than the exception for a folder that is there.
        if (!Files.isDirectory(directory)) Files.createDirectories(directory);
        Path half = Files.createTempFile(directory, "letter", ".part");
        boolean kept = false;
        try {
            // A letter is written in many small pieces.
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
                message.writeTo(out);
            }
            Files.move(half, file(messageId, recipient), StandardCopyOption.ATOMIC_MOVE);
            kept = true;
        } finally {
            if (!kept) Files.deleteIfExists(half);
        }
    }

    /** Empty if the folder was cleared. */
    Optional<MimeMessage> read(String messageId, String recipient) throws IOException, MessagingException {
        Path file = file(messageId, recipient);
        if (!Files.isRegularFile(file)) return Optional.empty();
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new MimeMessage(SESSION, in));
        }
    }

    private Path file(String messageId, String recipient) {
        return directory.resolve(plain(recipient, 80) + "_" + plain(messageId, 100) + ".eml");
    }

    /** A name can neither leave the folder nor become too long for it. */
    private static String plain(String text, int length) {
        String plain = LEADING_DOTS.matcher(UNSAFE.matcher(text).replaceAll("")).replaceAll("");
        return plain.substring(0, Math.min(length, plain.length()));
    }
}
