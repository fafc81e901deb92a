package org.ncbrelay.security.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity providers of the profile {@code oidc}, by a short id of ours that also ends the names of their users.
 *
 * @param providers at least one where the profile is active
 */
@ConfigurationProperties("relay.oidc")
record OidcSettings(Map<String, Provider> providers) {
    OidcSettings {
        providers = providers == null ? Map.of() : providers;
        providers.keySet().forEach(id -> require(id.matches("[a-z0-9-]{1,16}"), id + " is no id of a provider"));
        providers = new TreeMap<>(providers);
    }

    /**
     * One identity provider.
     *
     * @param name              as officers know it
     * @param issuer            its address, where its discovery document is; {@code https} unless on this machine
     * @param organisations     whom it may speak for: codes that the operator wrote down, whatever a token says
     * @param organisationClaim which of them a user serves; not needed where there is one
     * @param groupsClaim       a text or a list of texts
     * @param groups            the provider's word for a group to ours; groups that are not listed count for nothing. Without
     *                          any, our own words
     * @param agencyClaim       code of the agency, for agency officers
     * @param nameClaim         from which the login name is made at the first login; never used to find an account
     * @param newcomers         whether a user not known yet gets an account
     * @param acrValues         asked of the provider; a token must name one of them as its {@code acr}. Without any, none is looked at
     * @param amrValues         ways of proof (RFC 8176) that a token must name all, such as {@code mfa}; without any, none is looked at
     */
    record Provider(
            String name,
            URI issuer,
            String clientId,
            String clientSecret,
            List<String> organisations,
            String organisationClaim,
            @DefaultValue("relay_groups") String groupsClaim,
            Map<String, String> groups,
            @DefaultValue("relay_agency") String agencyClaim,
            @DefaultValue("preferred_username") String nameClaim,
            @DefaultValue("true") boolean newcomers,
            List<String> acrValues,
            List<String> amrValues) {

        /** What OpenID Connect Core 5.1 lets users often write themselves: it may name, but not empower. */
        private static final Set<String> CHOSEN_BY_USERS = Set.of(
                "name",
                "given_name",
                "family_name",
                "middle_name",
                "nickname",
                "preferred_username",
                "profile",
                "picture",
                "website",
                "email",
                "gender",
                "birthdate",
                "zoneinfo",
                "locale",
                "phone_number",
                "address");

        Provider {
            require(name != null && !name.isBlank(), "a provider needs a name");
            require(issuer != null && isSafe(issuer), "a provider needs an issuer with https");
            require(clientId != null && clientSecret != null, "a provider needs a client id and secret");
            require(organisations != null && !organisations.isEmpty(), "say whom the provider speaks for");
            organisations = organisations.stream()
                    .map(code -> new OrganisationCode(code).value())
                    .toList();
            require(
                    organisations.size() == 1 || organisationClaim != null,
                    "a provider that speaks for several organisations needs an organisation claim");
            require(
                    !CHOSEN_BY_USERS.contains(organisationClaim == null ? "" : organisationClaim)
                            && !CHOSEN_BY_USERS.contains(groupsClaim)
                            && !CHOSEN_BY_USERS.contains(agencyClaim),
                    "groups, organisation and agency must not come from a claim that users write themselves");
            require(!groupsClaim.equals(organisationClaim), "groups and organisation must be two claims");
            acrValues = acrValues == null ? List.of() : List.copyOf(acrValues);
            amrValues = amrValues == null ? List.of() : List.copyOf(amrValues);
            groups = groups == null ? Map.of() : Map.copyOf(groups);
            groups.values()
                    .forEach(group -> require(
                            Role.ofGroup(group)
                                    .filter(role -> role != Role.OPERATOR)
                                    .isPresent(),
                            group + " is no group that a provider can give"));
        }

        private static boolean isSafe(URI issuer) {
            return "https".equals(issuer.getScheme())
                    || "http".equals(issuer.getScheme())
                            && Set.of("localhost", "127.0.0.1").contains(issuer.getHost());
        }

        /** Without its secret. */
        @Override
        public String toString() {
            return name + " at " + issuer;
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
