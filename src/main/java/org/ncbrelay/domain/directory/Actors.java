package org.ncbrelay.domain.directory;

import org.ncbrelay.domain.Officer;

/** Who acted, as far as a reader may know it. */
public interface Actors {
    /**
     * INTERPOL knows every login, a country those of its own officers.
     *
     * @param userId who acted; a login without an account, such as the relay's, stays as it is
     * @return the login, or the code of the actor's organisation
     */
    String seenBy(Officer reader, String userId);
}
