package org.ncbrelay.security.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.security.oidc.OidcRefusal.Reason;

/**
 * What a provider's signed token says of a user, in our words. A token can give roles only in an organisation for which the
 * operator let the provider speak, and only roles that exist there; running the platform is never among them.
 *
 * @param organisation whom the person serves
 * @param roles        at least one
 * @param agencyCode   as claimed, for agency officers; else null
 * @param name         from which a login name can be made
 */
record ClaimedOfficer(
        OrganisationCode organisation,
        Set<Role> roles,
        String agencyCode,
        String name,
        String firstName,
        String lastName) {
    /** Unicode characters of a name in the engine's table of users. */
    private static final int LONGEST = 255;

    /**
     * Reads the claims of a verified token.
     *
     * @throws OidcRefusal if the person did not prove who they are as the operator wants it, if they name no organisation that counts, no role in it, or an agency officer without agency
     */
    static ClaimedOfficer of(OidcSettings.Provider provider, Map<String, Object> claims) {
        requireStrength(provider, claims);
        OrganisationCode organisation = organisation(provider, claims);
        Set<Role> roles = texts(claims.get(provider.groupsClaim())).stream()
                .flatMap(word -> role(provider, word).stream())
                .filter(role -> role.existsIn(organisation))
                .collect(Collectors.toCollection(TreeSet::new));
        if (roles.isEmpty()) throw new OidcRefusal(Reason.GROUPS);
        String agency = roles.contains(Role.AGENCY_OFFICER) ? text(claims, provider.agencyClaim()) : null;
        if (roles.contains(Role.AGENCY_OFFICER) && agency == null) throw new OidcRefusal(Reason.AGENCY);
        String name = Objects.requireNonNullElse(text(claims, provider.nameClaim()), "officer");
        return new ClaimedOfficer(
                organisation,
                roles,
                agency,
                name,
                Objects.requireNonNullElse(text(claims, "given_name"), name),
                Objects.requireNonNullElse(text(claims, "family_name"), organisation.value()));
    }

    /** How the person proved to be that person (OpenID Connect Core 2); asked of the provider, but only its answer counts. */
    private static void requireStrength(OidcSettings.Provider provider, Map<String, Object> claims) {
        boolean level = provider.acrValues().isEmpty()
                || claims.get("acr") instanceof String acr
                        && provider.acrValues().contains(acr);
        boolean ways = provider.amrValues().isEmpty()
                || claims.get("amr") instanceof Collection<?> amr && amr.containsAll(provider.amrValues());
        if (!level || !ways) throw new OidcRefusal(Reason.STRENGTH);
    }

    private static OrganisationCode organisation(OidcSettings.Provider provider, Map<String, Object> claims) {
        List<String> allowed = provider.organisations();
        String claimed =
                provider.organisationClaim() == null ? allowed.get(0) : text(claims, provider.organisationClaim());
        if (claimed == null || !allowed.contains(claimed)) throw new OidcRefusal(Reason.ORGANISATION);
        return new OrganisationCode(claimed);
    }

    private static Optional<Role> role(OidcSettings.Provider provider, String word) {
        if (provider.groups().isEmpty()) return Role.ofGroup(word);
        return Optional.ofNullable(provider.groups().get(word)).flatMap(Role::ofGroup);
    }

    /** What a provider says is shown to others: without what cannot be seen, and no longer than the engine keeps. */
    private static String text(Map<String, Object> claims, String claim) {
        if (!(claims.get(claim) instanceof String said)) return null;
        String text = InvisibleCharacters.removedFrom(said).strip();
        int length = Math.min(text.codePointCount(0, text.length()), LONGEST);
        // What was needed between two letters is not needed at the end.
        String cut = InvisibleCharacters.removedFrom(text.substring(0, text.offsetByCodePoints(0, length)));
        return cut.isEmpty() ? null : cut;
    }

    private static List<String> texts(Object claim) {
        if (claim instanceof String one) return List.of(one);
        if (!(claim instanceof Collection<?> several)) return List.of();
        return several.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** The login name to try first, with the provider at its end: no name of the relay's own is like it. */
    String loginName(String provider) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("@.*", "").replaceAll("[^a-z0-9._-]", "");
        String begun = plain.replaceFirst("^[._-]+", "");
        String cut = begun.substring(0, Math.min(40, begun.length()));
        return (cut.isEmpty() ? "officer" : cut) + '@' + provider;
    }
}
