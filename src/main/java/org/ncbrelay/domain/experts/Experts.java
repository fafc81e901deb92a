package org.ncbrelay.domain.experts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;

/** The roster of experts: a country sees its own, INTERPOL those that their countries let it find. */
public interface Experts {
    /** @throws org.ncbrelay.domain.Refusal.Conflict if the code was given to another expert at the same moment */
    void add(Expert expert, Officer by, Instant at);

    /**
     * Replaces what is said of the expert with that code.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if the acting organisation keeps no such expert
     */
    void change(Expert expert, Officer by, Instant at);

    /** By code. */
    List<Expert> visible();

    Optional<Expert> find(String code);

    /** The next free code of a country, such as {@code KEN-EXP-002}. */
    String nextCode(OrganisationCode organisation);
}
