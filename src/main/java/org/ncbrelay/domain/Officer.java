package org.ncbrelay.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An officer who acts: a person of an organisation, or the relay itself on behalf of one.
 *
 * @param userId       login name
 * @param organisation whom the officer serves
 * @param agencyCode   the national agency, for agency officers; else null
 * @param roles        what the officer may do; empty for the relay itself
 */
public record Officer(String userId, OrganisationCode organisation, String agencyCode, Set<Role> roles) {
    /** The actor named on the timeline where a timer or a worker acted. */
    public static final String RELAY = "relay";

    /** The reader that the wildlife team is. */
    public static final String TEAM = "INTERPOL-gwet";

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

    /**
     * Whose cases the database shows to the officer: those of the organisation, or those that are open to an office of it, which are fewer
     * (Annex 1.1; our default).
     *
     * @return the code of the organisation; else that code, a hyphen, and the rest of an agency's code or the name of a role; for a member of
     *     the deployment office, who reads only the deployments to which the member was nominated, a slash and the user id after it
     */
    public String reader() {
        boolean relay = RELAY.equals(userId) && roles.isEmpty();
        if (relay || (servesInterpol() ? is(Role.GS_OFFICER) : isAny(Role.NCB_OFFICER, Role.NCB_HEAD)))
            return organisation.value();
        if (servesInterpol() && isAny(Role.GWET_ANALYST, Role.GWET_LEAD)) return TEAM;
        if (is(Role.AGENCY_OFFICER) && agencyCode != null && agencyCode.startsWith(organisation + "-"))
            return agencyCode;
        String office = organisation + "-"
                + roles.stream().sorted().map(Role::group).findFirst().orElse("nobody");
        return servesInterpol() && is(Role.IST_MEMBER) ? office + "/" + userId : office;
    }

    /**
     * The same officer where an auditor keeps, or verifies, what the whole organisation has, of which auditors read nothing else: retention,
     * and the integrity of evidence.
     */
    public Officer asKeeper() {
        if (!is(Role.AUDITOR)) return this;
        Role whole = servesInterpol() ? Role.GS_OFFICER : Role.NCB_OFFICER;
        return new Officer(userId, organisation, agencyCode, Set.of(Role.AUDITOR, whole));
    }

    /** Whether the officer reads as the whole organisation, not as an office of it. */
    public boolean readsAll() {
        return reader().equals(organisation.value());
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
