package org.ncbrelay.security.oidc;

import static org.ncbrelay.fuzz.Rules.holds;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** The claims of a provider's token as JSON: whoever comes in serves an organisation that was allowed, in roles that exist there. */
public class ClaimedOfficerFuzzTest implements FuzzTarget {
    private static final List<OidcSettings.Provider> PROVIDERS = List.of(
            provider(List.of("KEN"), null, Map.of(), List.of()),
            provider(
                    List.of("KEN", "INTERPOL"),
                    "org",
                    Map.of("heads", Role.NCB_HEAD.group(), "leads", Role.GWET_LEAD.group()),
                    List.of("gold")));

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, Object> claims = Rules.object(input).orElse(Map.of());
        for (OidcSettings.Provider provider : PROVIDERS) {
            ClaimedOfficer officer;
            try {
                officer = ClaimedOfficer.of(provider, claims);
            } catch (OidcRefusal refused) {
                continue;
            }
            holds(
                    provider.organisations().contains(officer.organisation().value()),
                    () -> "serves " + officer.organisation());
            holds(
                    !officer.roles().isEmpty() && !officer.roles().contains(Role.OPERATOR),
                    () -> "roles: " + officer.roles());
            boolean interpol = officer.organisation().equals(OrganisationCode.INTERPOL);
            for (Role role : officer.roles())
                holds(
                        role == Role.AUDITOR || role.belongsToInterpol() == interpol,
                        () -> role + " at " + officer.organisation());
            for (String name : new String[] {officer.firstName(), officer.lastName(), officer.name()}) {
                holds(!name.isBlank() && name.codePointCount(0, name.length()) <= 255, () -> "a name: " + name);
                holds(!InvisibleCharacters.areInLine(name), () -> "a name with what hides");
            }
            holds(
                    officer.loginName("police").matches("[a-z0-9][a-z0-9._-]{0,39}@police"),
                    () -> "login name " + officer.loginName("police"));
        }
    }

    static OidcSettings.Provider provider(
            List<String> organisations, String organisationClaim, Map<String, String> groups, List<String> acr) {
        return new OidcSettings.Provider(
                "Police",
                URI.create("https://login.police.example"),
                "relay",
                "invented",
                organisations,
                organisationClaim,
                "relay_groups",
                groups,
                "relay_agency",
                "preferred_username",
                true,
                acr,
                List.of());
    }
}
