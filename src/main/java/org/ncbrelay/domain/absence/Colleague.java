package org.ncbrelay.domain.absence;

import java.util.Objects;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;

/**
 * Somebody of the same organisation.
 *
 * @param name first and last name, as an administrator wrote them
 */
public record Colleague(Officer officer, String name) {
    public Colleague {
        Objects.requireNonNull(officer, "officer");
    }

    public String userId() {
        return officer.userId();
    }

    /**
     * Whether this colleague may do all that the officer may: the same organisation and agency, and every role of the officer.
     * Nobody is their own substitute, and operators have no cases.
     */
    public boolean canSubstituteFor(Officer absent) {
        return !userId().equals(absent.userId())
                && officer.organisation().equals(absent.organisation())
                && Objects.equals(officer.agencyCode(), absent.agencyCode())
                && officer.roles().containsAll(absent.roles())
                && !officer.is(Role.OPERATOR);
    }
}
