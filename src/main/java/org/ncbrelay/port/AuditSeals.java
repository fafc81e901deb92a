package org.ncbrelay.port;

import java.util.List;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.SigningKey;

/** Signed checkpoints over the chains of all organisations; the key and a copy of every checkpoint lie outside the database. */
public interface AuditSeals {
    /** Makes one now, in a transaction of its own. */
    Checkpoint make();

    /** The newest; the very first is made where there is none yet. */
    Checkpoint latest();

    /** Those kept outside the database, oldest first. */
    List<Checkpoint> kept();

    SigningKey key();
}
