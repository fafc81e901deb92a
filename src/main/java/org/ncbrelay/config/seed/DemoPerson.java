package org.ncbrelay.config.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/** Somebody of the demo who serves an organisation. */
record DemoPerson(String id, String firstName, String lastName, Role role, OrganisationCode organisation) {
    /** Everybody of the demo; names as the contract has them. */
    static List<DemoPerson> all() {
        List<DemoPerson> people = new ArrayList<>();
        DemoAgency.ALL.forEach(agency -> people.addAll(of(agency.country())));
        people.add(interpol("gs", "Liaison", Role.GS_OFFICER));
        people.add(interpol("analyst", "Analyst One", Role.GWET_ANALYST));
        people.add(interpol("analyst2", "Analyst Two", Role.GWET_ANALYST));
        people.add(interpol("lead", "Lead", Role.GWET_LEAD));
        people.add(interpol("lead2", "Lead Two", Role.GWET_LEAD));
        people.add(interpol("ist", "Deployment", Role.IST_MEMBER));
        people.add(interpol("auditor", "Auditor", Role.AUDITOR));
        return people;
    }

    private static List<DemoPerson> of(OrganisationCode country) {
        return List.of(
                national("agency", "Agency", Role.AGENCY_OFFICER, country),
                national("ncb", "Bureau", Role.NCB_OFFICER, country),
                national("ncbhead", "Head of Bureau", Role.NCB_HEAD, country),
                national("expert", "Expert", Role.EXPERT, country));
    }

    private static DemoPerson national(String name, String first, Role role, OrganisationCode country) {
        return new DemoPerson(
                name + '.' + country.value().toLowerCase(Locale.ROOT), first, country.value(), role, country);
    }

    private static DemoPerson interpol(String id, String last, Role role) {
        return new DemoPerson(id, "INTERPOL", last, role, OrganisationCode.INTERPOL);
    }
}
