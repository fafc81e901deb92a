package org.ncbrelay.domain.directory;

import java.util.List;
import java.util.Objects;
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

    /** Of letters to the organisation, {@code en fr es ar}; empty where operators chose none. */
    default Optional<String> languageOf(OrganisationCode organisation) {
        return Optional.empty();
    }

    /** The alpha-3 codes of all of them. */
    Set<String> codes();

    /**
     * A country with a National Central Bureau.
     *
     * @param code     ISO 3166-1 alpha-3
     * @param name     in English
     * @param alpha2   ISO 3166-1 alpha-2
     * @param calendar its capital's time zone and its weekend (our default, overridable), and its public holidays
     */
    record MemberCountry(OrganisationCode code, String name, String alpha2, WorkingCalendar calendar) {
        public MemberCountry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(alpha2, "alpha2");
            Objects.requireNonNull(calendar, "calendar");
            if (!code.isCountry()) throw new IllegalArgumentException("the General Secretariat is not a country");
        }
    }
}
