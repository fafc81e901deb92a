package org.ncbrelay.domain.absence;

import java.util.List;
import org.ncbrelay.domain.OrganisationCode;

/** Who serves an organisation now. */
public interface Colleagues {
    /** Everybody who logs in for it, by user id. */
    List<Colleague> of(OrganisationCode organisation);
}
