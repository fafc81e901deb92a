package org.ncbrelay.adapter.mail;

/** Lets tests of other packages have waiting letters sent when they mean to. */
public record LettersAtHand(OutboxSender sender) {
    /** @return how many letters left */
    public int sendDue() {
        return sender.sendDue();
    }
}
