package org.ncbrelay.domain.request;

import java.time.LocalDate;

/**
 * A person the case is about.
 *
 * @param name        null only if an alias is given
 * @param alias       null only if the name is given
 * @param dateOfBirth null if not known
 * @param nationality ISO 3166-1 alpha-3; null if not known
 * @param note        null if not given
 */
public record Person(
        String name, String alias, LocalDate dateOfBirth, String nationality, PersonStatus status, String note) {
    public Person {
        Invariant.holds(name != null || alias != null, "a person needs a name or an alias");
        Invariant.given(status, "status");
    }

    /** What the agency holds a person to be. */
    public enum PersonStatus {
        SUSPECT,
        CHARGED,
        CONVICTED,
        WITNESS,
        VICTIM
    }
}
