package org.ncbrelay.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who acts: a person of an organisation, or the relay itself on behalf of one.
 *
 * @param userId       login name
 * @param organisation whom the officer serves
 * @param agencyCode   the national agency, for agency officers; else null
 * @param roles        what the officer may do; empty for the relay itself
 */
public record Officer(String userId, OrganisationCode organisation, String agencyCode, Set<Role> roles) {
    /** The actor named on the timeline where a timer or a worker acted. */
    public static final String RELAY = "relay";

    public Officer {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(organisation, "organisation");
        roles = Set.copyOf(roles);
    }

    /** The relay itself, acting for an organisation when a timer fires or a message has been sent. */
    public static Officer relay(OrganisationCode organisation) {
        return new Officer(RELAY, organisation, null, Set.of());
    }

    public Optional<String> agency() {
        return Optional.ofNullable(agencyCode);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the officer has at least one of the roles. */
    public boolean isAny(Role... wanted) {
        for (Role role : wanted) if (roles.contains(role)) return true;
        return false;
    }

    public boolean servesInterpol() {
        return organisation.equals(OrganisationCode.INTERPOL);
    }
}
