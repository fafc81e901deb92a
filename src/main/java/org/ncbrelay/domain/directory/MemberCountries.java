package org.ncbrelay.domain.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.WorkingCalendar;

/** Which countries are members. */
public interface MemberCountries {
    /** All of them, by English name. */
    List<MemberCountry> all();

    Optional<MemberCountry> find(OrganisationCode code);

    /** By which an organisation works: the country's own calendar, or the General Secretariat's for all who are no country. */
    default WorkingCalendar calendarOf(OrganisationCode organisation) {
        return find(organisation).map(MemberCountry::calendar).orElse(WorkingCalendar.INTERPOL);
    }

    /** The alpha-3 codes of all of them. */
    Set<String> codes();

    /** Territories reached through a member country; not exhaustive. */
    List<SubBureau> subBureaus();
}
