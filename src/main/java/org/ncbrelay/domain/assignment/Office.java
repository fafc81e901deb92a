package org.ncbrelay.domain.assignment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/**
 * Who works on a task: everybody of an organisation who has one of the roles.
 *
 * @param roles as the diagram names them; one at least
 */
public record Office(OrganisationCode organisation, Set<Role> roles) {
    public Office {
        roles = Set.copyOf(roles);
    }

    /** Of a case's country, or of INTERPOL where the roles are INTERPOL's. */
    public static Office of(OrganisationCode country, Set<Role> roles) {
        boolean interpol = roles.stream().anyMatch(Role::belongsToInterpol);
        return new Office(interpol ? OrganisationCode.INTERPOL : country, roles);
    }

    public boolean has(Officer officer) {
        return organisation.equals(officer.organisation()) && roles.stream().anyMatch(officer::is);
    }

    /**
     * The offices to which a decision is referred where no one of this one is left, the first of which an officer is left; our default.
     *
     * @return empty if there is none
     */
    public List<Office> next() {
        if (roles.contains(Role.NCB_OFFICER) || roles.contains(Role.NCB_HEAD))
            return interpol(Role.GS_OFFICER, Role.GWET_LEAD);
        if (roles.contains(Role.GWET_LEAD) || roles.contains(Role.GWET_ANALYST))
            return interpol(Role.GS_OFFICER, Role.GWET_LEAD, Role.GWET_ANALYST);
        if (roles.contains(Role.GS_OFFICER) || roles.contains(Role.IST_MEMBER))
            return interpol(Role.GWET_LEAD, Role.GWET_ANALYST);
        return List.of();
    }

    /**
     * Whether no one of this office is left who may decide now (our default). The authority of a country passes to no one because its bureau
     * is empty or silent, only because those present wrote what is decided on.
     *
     * @param people  everybody of the office
     * @param authors user ids of those who wrote what is decided on
     */
    public boolean isNobodyLeft(List<Decider> people, Set<String> authors) {
        boolean left = people.stream().anyMatch(each -> each.present() && !authors.contains(each.userId()));
        boolean wroteIt = people.stream().map(Decider::userId).anyMatch(authors::contains);
        return !left && (wroteIt || !organisation.isCountry());
    }

    /**
     * Whether no one would be left because of an officer who is about to write what is decided on.
     *
     * @param people  everybody of the office that will decide
     * @param authors those who will have written it
     * @param writer  who is about to write
     */
    public boolean wouldLeaveNobody(List<Decider> people, Set<String> authors, String writer) {
        boolean decides = people.stream().anyMatch(each -> each.userId().equals(writer));
        return decides && isNobodyLeft(people, authors);
    }

    private List<Office> interpol(Role... others) {
        return Stream.of(others)
                .filter(role -> !roles.contains(role))
                .map(role -> new Office(OrganisationCode.INTERPOL, Set.of(role)))
                .toList();
    }
}
