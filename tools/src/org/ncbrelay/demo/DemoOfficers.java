package org.ncbrelay.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/** Who acts: the people of the demo where there are some, invented ones elsewhere. None of them needs an account. */
final class DemoOfficers {
    /** Countries of which the demo has an agency with officers. */
    private static final Map<String, String> AGENCIES =
            Map.of("KEN", "KEN-WCIU", "IDN", "IDN-DNRP", "FRA", "FRA-SNPF", "BRA", "BRA-DCFS", "SGP", "SGP-WTIB");

    private DemoOfficers() {}

    /** Who files: the agency where the country has one here, else the NCB for it. */
    static Officer author(String country) {
        OrganisationCode code = new OrganisationCode(country);
        String agency = AGENCIES.get(country);
        if (agency != null) return new Officer(named("agency", code), code, agency, Set.of(Role.AGENCY_OFFICER));
        return new Officer(named("duty", code), code, null, Set.of(Role.NCB_OFFICER));
    }

    /** Who may work on a task of these roles, whoever comes first; the second steps in where the first wrote what is decided on. */
    static List<Officer> workers(Set<Role> roles, String organisation) {
        OrganisationCode code = new OrganisationCode(organisation);
        // Whoever wrote must not decide: heads decide where officers write.
        Role role = roles.contains(Role.NCB_HEAD)
                ? Role.NCB_HEAD
                : roles.contains(Role.GWET_LEAD)
                        ? Role.GWET_LEAD
                        : roles.stream().min(Comparator.naturalOrder()).orElseThrow();
        String name = switch (role) {
            case AGENCY_OFFICER -> "agency";
            case NCB_OFFICER -> "ncb";
            case NCB_HEAD -> "ncbhead";
            case GS_OFFICER -> "gs";
            case GWET_ANALYST -> "analyst";
            case GWET_LEAD -> "lead";
            case IST_MEMBER -> "ist";
            default -> role.name().toLowerCase(Locale.ROOT);
        };
        return List.of(of(name, code, role), of(name + 2, code, role));
    }

    private static Officer of(String name, OrganisationCode code, Role role) {
        String agency = role == Role.AGENCY_OFFICER ? AGENCIES.get(code.value()) : null;
        return new Officer(named(name, code), code, agency, Set.of(role));
    }

    private static String named(String name, OrganisationCode code) {
        return code.isCountry() ? name + "." + code.value().toLowerCase(Locale.ROOT) : name;
    }
}
