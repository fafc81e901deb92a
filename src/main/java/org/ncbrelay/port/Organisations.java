package org.ncbrelay.port;

import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.WorkingCalendar;

/** The 196 member countries and the General Secretariat. */
public interface Organisations {
    /** Alpha-3 codes of all member countries. */
    Set<String> countryCodes();

    WorkingCalendar calendar(OrganisationCode organisation);

    /** English name. */
    String name(OrganisationCode organisation);
}
