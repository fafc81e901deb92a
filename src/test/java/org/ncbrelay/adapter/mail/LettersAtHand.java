package org.ncbrelay.adapter.mail;

/** Lets tests of other packages have waiting letters sent when they mean to. */
public class LettersAtHand {
    private final OutboxSender sender;

    LettersAtHand(OutboxSender sender) {
        this.sender = sender;
    }

    /** @return how many letters left */
    public int sendDue() {
        return sender.sendDue();
    }
}
