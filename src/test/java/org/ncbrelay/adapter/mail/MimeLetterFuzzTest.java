package org.ncbrelay.adapter.mail;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;
import org.ncbrelay.port.Mailer.Mail;

/** A recipient, a subject and a text as people wrote them, on a line each: the letter has them and no header that they made. */
public class MimeLetterFuzzTest implements FuzzTarget {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final List<String> HEADERS = List.of(
            "Auto-Submitted",
            "Content-Transfer-Encoding",
            "Content-Type",
            "Date",
            "From",
            "MIME-Version",
            "Message-ID",
            "Subject",
            "To");

    public static void fuzzerTestOneInput(byte[] input) throws MessagingException, IOException {
        String[] lines = Rules.lines(input, 3);
        String subject = lines[1] == null
                ? "Request"
                : InvisibleCharacters.removedFrom(lines[1]).strip();
        String body =
                lines[2] == null ? "" : lines[2].replaceAll("[\\p{Cs}\0]", "?").replaceAll("\r\n?", "\n");
        MimeLetter letter;
        try {
            letter = new MimeLetter(
                    SESSION,
                    new Mail("<1@relay.example>", lines[0], subject, body),
                    "relay@relay.example",
                    Instant.EPOCH);
        } catch (AddressException none) {
            return;
        }
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        letter.writeTo(sent);
        MimeMessage received = new MimeMessage(SESSION, new ByteArrayInputStream(sent.toByteArray()));
        same(
                Collections.list(received.getAllHeaders()).stream()
                        .map(header -> header.getName())
                        .sorted()
                        .toList(),
                HEADERS,
                "headers");
        // A name of a host in another script is sent as it is, and this reader knows no such hosts.
        if (lines[0].chars().allMatch(c -> c < 0x80)) same(received.getAllRecipients().length, 1, "recipients");
        same(received.getSubject(), subject.isEmpty() ? received.getSubject() : subject, "the subject");
        same(((String) received.getContent()).replace("\r\n", "\n"), body, "the text");
        holds(sent.size() < 2000 + 12 * (subject.length() + body.length()), () -> "size " + sent.size());
    }
}
