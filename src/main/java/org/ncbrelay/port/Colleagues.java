package org.ncbrelay.port;

import java.util.List;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.absence.Colleague;

/** Who serves an organisation now. */
public interface Colleagues {
    /** Everybody who logs in for it, by user id. */
    List<Colleague> of(OrganisationCode organisation);
}
