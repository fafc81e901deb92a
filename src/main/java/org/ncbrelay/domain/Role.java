package org.ncbrelay.domain;

import java.util.Arrays;
import java.util.Optional;

/** What an officer does; each role is a group of the process engine and a lane of the flowchart. */
public enum Role {
    AGENCY_OFFICER("agency-officers", false),
    NCB_OFFICER("ncb-officers", false),
    NCB_HEAD("ncb-heads", false),
    GS_OFFICER("gs-officers", true),
    GWET_ANALYST("gwet-analysts", true),
    GWET_LEAD("gwet-leads", true),
    IST_MEMBER("ist-members", true),
    EXPERT("experts", false),
    AUDITOR("auditors", false),
    OPERATOR("operators", false);

    private final String group;
    private final boolean interpol;

    Role(String group, boolean interpol) {
        this.group = group;
        this.interpol = interpol;
    }

    /** The engine's group, as the diagrams name it. */
    public String group() {
        return group;
    }

    /** Whether work of this role always belongs to the General Secretariat, whatever country the case is of. */
    public boolean belongsToInterpol() {
        return interpol;
    }

    /** Whether an officer of the organisation can have the role: an auditor is in any, an operator in none. */
    public boolean existsIn(OrganisationCode organisation) {
        return this == AUDITOR || this != OPERATOR && interpol != organisation.isCountry();
    }

    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }
}
