package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.experts.Expert;

/** The roster of experts: a country sees its own, INTERPOL those that their countries let it find. */
public interface Experts {
    void add(Expert expert, Officer by, Instant at);

    /** By code. */
    List<Expert> visible();

    Optional<Expert> find(String code);

    /** The next free code of a country, such as {@code KEN-EXP-002}. */
    String nextCode(OrganisationCode organisation);
}
