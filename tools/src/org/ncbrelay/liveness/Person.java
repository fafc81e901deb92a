package org.ncbrelay.liveness;

import java.time.Instant;
import java.util.Collection;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;

/** An officer of a world, and when this officer works. */
record Person(Officer officer, Presence presence) {
    String userId() {
        return officer.userId();
    }

    boolean worksAt(Instant moment) {
        return presence.worksAt(moment);
    }

    boolean isOneOf(Collection<String> groups) {
        return officer.roles().stream().map(Role::group).anyMatch(groups::contains);
    }

    @Override
    public String toString() {
        return userId() + " (" + presence + ")";
    }
}
