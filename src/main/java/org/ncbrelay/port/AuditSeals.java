package org.ncbrelay.port;

import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.KeyHistory;
import org.ncbrelay.domain.audit.SigningKey;

/** Signed checkpoints over the chains of all organisations; the key and a copy of every checkpoint lie outside the database. */
public interface AuditSeals {
    /** Makes one over all chains now, in a transaction of its own. */
    Checkpoint make();

    /** Makes one now that is proved to one organisation alone, so that the exports of others do not tell that it was asked for. */
    Checkpoint makeFor(OrganisationCode organisation);

    /** The newest that was made for all; the very first is made where there is none yet. */
    Checkpoint latest();

    /**
     * Those stored outside the database that the database does not have, oldest first: it is older than they are, or was changed. Those
     * of a history whose loss two operators have confirmed are not among them.
     */
    List<Checkpoint> lost();

    SigningKey key();

    /** The key and those before it; made to be given to a verifier. */
    KeyHistory keys();

    /**
     * Puts a new signing key in the place of the old one: the old one seals a last checkpoint and names the new one, and no one seals
     * anything in between. Nothing happens where the key is not the one that was meant, so that a second start changes nothing.
     *
     * @param id of the key that is to be replaced
     * @return the new key; empty if another one is in use
     */
    Optional<SigningKey> changeKey(String id);
}
