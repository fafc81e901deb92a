package org.ncbrelay.journal;

import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.port.Letter;

/**
 * A letter that leaves after the transaction.
 *
 * @param id        given before it is written, for the row that names it as the proof of sending
 * @param reference empty for a letter that is about no case
 */
public record OutgoingLetter(UUID id, Optional<CaseReference> reference, Letter letter, Addressee to) implements Entry {
    /** @throws IllegalArgumentException if the addressee belongs to no organisation that letters go to */
    public OutgoingLetter {
        if (to.organisation().isEmpty())
            throw new IllegalArgumentException(to.name() + " receives no letters, so not " + letter);
    }

    public static OutgoingLetter about(CaseReference reference, Letter letter, Addressee to) {
        return new OutgoingLetter(UUID.randomUUID(), Optional.of(reference), letter, to);
    }

    /** Whose letter it is. */
    public OrganisationCode organisation() {
        return to.organisation().orElseThrow();
    }
}
