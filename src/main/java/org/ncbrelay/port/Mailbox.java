package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The local mailbox that takes letters instead of a mail server; it shows an officer the letters of the own organisation only. A port
 * because mail is outside: the page that shows the mailbox exists only with that transport.
 */
public interface Mailbox {
    /**
     * Letters delivered to the acting officer's organisation, newest first.
     *
     * @param before   id of the last letter already shown, or null for the newest
     * @param limit    1 to 200
     * @param language of the subjects, {@code en fr es ar}, whatever language the letters were sent in
     */
    List<Kept> newest(UUID before, int limit, String language);

    /**
     * One letter with its text; empty if there is none or it is another organisation's.
     *
     * @param language of subject and text, {@code en fr es ar}
     */
    Optional<Opened> open(UUID id, String language);

    /** @param reference the case, or null for a letter that belongs to none */
    record Kept(UUID id, String reference, String subject, String recipient, Instant sentAt) {}

    /**
     * @param body   plain text, in the reader's language
     * @param sent   the text as it was sent
     * @param sentIn language of what was sent
     * @param page   of the relay, to which the letter leads
     */
    record Opened(Kept kept, String messageId, String body, String sent, String sentIn, String page) {
        public boolean isTranslated() {
            return !body.equals(sent);
        }
    }
}
