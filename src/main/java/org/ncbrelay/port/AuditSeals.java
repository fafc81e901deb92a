package org.ncbrelay.port;

import java.util.List;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.SigningKey;

/** Signed checkpoints over the chains of all organisations; the key and a copy of every checkpoint lie outside the database. */
public interface AuditSeals {
    /** Makes one over all chains now, in a transaction of its own. */
    Checkpoint make();

    /** Makes one now that is proved to one organisation alone, so that the exports of others do not tell that it was asked for. */
    Checkpoint makeFor(OrganisationCode organisation);

    /** The newest that was made for all; the very first is made where there is none yet. */
    Checkpoint latest();

    /** Those stored outside the database, oldest first. */
    List<Checkpoint> kept();

    SigningKey key();
}
