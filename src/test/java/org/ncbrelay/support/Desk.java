package org.ncbrelay.support;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets the people of the demo act, as the relay's own filter does for somebody who is logged in. */
public class Desk {
    private final CurrentOfficer current;
    private final IdentityService identity;
    private final JdbcTemplate administration;

    Desk(CurrentOfficer current, IdentityService identity, DatabaseAccess access) {
        this.current = current;
        this.identity = identity;
        this.administration = TestDatabase.standing(access);
    }

    /** Does the work as an officer: our code, the engine and the database see who acts. */
    public <T> T as(String user, Supplier<T> work) {
        Officer officer = officer(user);
        identity.setAuthentication(
                user, groups(user), List.of(officer.organisation().value()));
        try {
            return current.as(officer, work);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Reads as an officer who has no account in the engine. */
    public <T> T as(Officer officer, Supplier<T> work) {
        return current.as(officer, work);
    }

    public void as(String user, Runnable work) {
        as(user, () -> {
            work.run();
            return null;
        });
    }

    /** Somebody of the demo, such as {@code ncb.ken} or {@code lead}. */
    public Officer officer(String user) {
        Set<Role> roles = groups(user).stream()
                .flatMap(group -> Role.ofGroup(group).stream())
                .collect(Collectors.toSet());
        return new Officer(user, organisation(user), agency(user), roles);
    }

    /** Of a bureau that no case has invited or asked for an expert so far, whatever tests ran before on this database. */
    public Officer ofUnaskedBureau() {
        String country = administration.queryForObject("""
                SELECT max(code) FROM organisation
                 WHERE code NOT IN ('KEN', 'FRA', 'SGP', 'INTERPOL')
                   AND code NOT IN (SELECT country FROM meeting_invitation) AND code NOT IN (SELECT home FROM ist_member)""", String.class);
        return new Officer("officer.unasked", new OrganisationCode(country), null, Set.of(Role.NCB_OFFICER));
    }

    private List<String> groups(String user) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        if (groups.isEmpty()) throw new AssertionError("nobody is called " + user);
        return groups;
    }

    private static OrganisationCode organisation(String user) {
        int dot = user.indexOf('.');
        if (dot < 0) return OrganisationCode.INTERPOL;
        return new OrganisationCode(user.substring(dot + 1).toUpperCase(Locale.ROOT));
    }

    private String agency(String user) {
        return administration.queryForObject(
                "SELECT agency_code FROM officer_profile WHERE user_id = ?", String.class, user);
    }
}
