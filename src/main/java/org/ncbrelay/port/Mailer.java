package org.ncbrelay.port;

/** Carries one letter out of the relay; called outside any transaction and possibly more than once for one letter. */
public interface Mailer {
    /**
     * @throws MailNotAccepted if the transport did not take the letter; it may be tried again
     */
    void send(Mail mail);

    /**
     * @param messageId  fixed for all attempts, so that a receiver can drop repetitions
     * @param body       plain text: reference, link, what is expected; never content of a case
     */
    record Mail(String messageId, String recipient, String subject, String body) {}

    /** The transport did not take the letter. */
    final class MailNotAccepted extends RuntimeException {
        public MailNotAccepted(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
