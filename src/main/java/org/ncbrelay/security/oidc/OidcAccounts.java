package org.ncbrelay.security.oidc;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.oidc.OidcRefusal.Reason;
import org.ncbrelay.store.people.Agencies;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the accounts of those who log in by an identity provider: made at the first login, brought up to date at each, so that
 * tasks, the engine's tenants and our own checks see such an officer like any other. They have no password here.
 */
@Component
@Profile(OidcLogin.PROFILE)
record OidcAccounts(
        OidcSettings settings,
        EngineUsers users,
        IdentityService identity,
        JdbcClient database,
        Accounts accounts,
        Agencies agencies,
        CurrentOfficer currentOfficer,
        TransactionOperations transactions,
        Clock clock) {
    /** Only the signed token counts; the provider is asked nothing more. */
    OidcUser logIn(OidcUserRequest request) {
        String id = request.getClientRegistration().getRegistrationId();
        OidcSettings.Provider provider = settings.providers().get(id);
        OidcIdToken token = request.getIdToken();
        ClaimedOfficer claimed = ClaimedOfficer.of(provider, token.getClaims());
        String user = admit(provider.issuer().toString(), token.getSubject(), claimed, id, provider.newcomers());
        SecurityLog.loggedIn(user, id);
        return new OidcUserOfRelay(
                users.find(user).orElseThrow(() -> new OidcRefusal(Reason.CLOSED)), id, token, clock.instant());
    }

    /**
     * Finds or makes the account of a user, and gives it what was claimed: everything else is taken from it.
     *
     * @param issuer    with the subject the only thing by which an account is found
     * @param provider  our id of the provider, for the name of a new account
     * @param newcomers whether an account may be made
     * @return the login name
     * @throws OidcRefusal if the account is closed, of another organisation, or must not be made; then nothing changed
     */
    private String admit(String issuer, String subject, ClaimedOfficer claimed, String provider, boolean newcomers) {
        return currentOfficer.as(
                Officer.relay(claimed.organisation()),
                () -> transactions.execute(transaction -> {
                    oneAtATime(issuer, subject);
                    checkAgency(claimed);
                    String user = known(issuer, subject).orElse(null);
                    if (user != null) checkKnown(user, claimed);
                    else if (newcomers) user = made(issuer, subject, claimed, provider);
                    else throw new OidcRefusal(Reason.NEWCOMER);
                    bringUpToDate(user, claimed);
                    return user;
                }));
    }

    private void oneAtATime(String issuer, String subject) {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(issuer + ' ' + subject)
                .query()
                .singleRow();
    }

    private void checkAgency(ClaimedOfficer claimed) {
        if (claimed.agencyCode() == null) return;
        agencies.find(claimed.agencyCode())
                .filter(agency ->
                        agency.organisation().equals(claimed.organisation().value()))
                .orElseThrow(() -> new OidcRefusal(Reason.AGENCY));
    }

    private Optional<String> known(String issuer, String subject) {
        return database.sql("SELECT user_id FROM officer_identity WHERE issuer = ? AND subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional();
    }

    /** What an operator took away stays away; who serves another country now must be seen by an operator first. */
    private void checkKnown(String user, ClaimedOfficer claimed) {
        if (users.find(user).isEmpty()) throw new OidcRefusal(Reason.CLOSED);
        List<String> served = identity.createTenantQuery().userMember(user).list().stream()
                .map(Tenant::getId)
                .toList();
        if (!served.isEmpty() && !served.equals(List.of(claimed.organisation().value())))
            throw new OidcRefusal(Reason.MOVED);
    }

    private boolean exists(String user) {
        return identity.createUserQuery().userId(user).count() > 0;
    }

    private String made(String issuer, String subject, ClaimedOfficer claimed, String provider) {
        String id = freeName(claimed.loginName(provider));
        saveUser(identity.newUser(id), claimed);
        database.sql("INSERT INTO officer_identity (issuer, subject, user_id, bound_at) VALUES (?, ?, ?, ?)")
                .params(issuer, subject, id, Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** A name that a user has, or once had, is never given to another. */
    private String freeName(String wanted) {
        String begin = wanted.substring(0, wanted.indexOf('@'));
        String end = wanted.substring(wanted.indexOf('@'));
        String name = wanted;
        for (int number = 2; accounts.isNameGiven(name); number++) name = begin + '-' + number + end;
        return name;
    }

    private void bringUpToDate(String id, ClaimedOfficer claimed) {
        User user = identity.createUserQuery().userId(id).singleResult();
        if (!claimed.firstName().equals(user.getFirstName())
                || !claimed.lastName().equals(user.getLastName())) saveUser(user, claimed);
        giveGroups(id, claimed);
        String organisation = claimed.organisation().value();
        if (identity.createTenantQuery().userMember(id).count() == 0)
            identity.createTenantUserMembership(organisation, id);
        database.sql("""
                        INSERT INTO officer_profile (user_id, organisation, agency_code) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE
                           SET organisation = excluded.organisation, agency_code = excluded.agency_code
                        """).params(id, organisation, claimed.agencyCode()).update();
    }

    /** The names are shown by the web apps, which would else say "null". */
    private void saveUser(User user, ClaimedOfficer claimed) {
        user.setFirstName(claimed.firstName());
        user.setLastName(claimed.lastName());
        EngineInternals.saveUser(identity, user, true);
    }

    private void giveGroups(String id, ClaimedOfficer claimed) {
        Set<String> had = identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> wanted = claimed.roles().stream().map(Role::group).collect(Collectors.toSet());
        wanted.stream().filter(group -> !had.contains(group)).forEach(group -> identity.createMembership(id, group));
        had.stream().filter(group -> !wanted.contains(group)).forEach(group -> identity.deleteMembership(id, group));
    }
}
