package org.ncbrelay.flow.messages;

import java.util.UUID;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.LetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets an operator give a failed letter another chance without seeing what it is about. */
@Service
public record SendFailedLetterAgain(LetterQueue letters) {
    private static final Logger LOG = LoggerFactory.getLogger(SendFailedLetterAgain.class);

    /** @throws Refusal.NotFound if there is no such letter, or somebody else has just sent it again */
    public void send(UUID letter, String operator) {
        if (!letters.sendAgain(letter, operator)) throw new Refusal.NotFound();
        LOG.info("Letter {} is sent again on the request of operator {}", letter, operator);
    }
}
