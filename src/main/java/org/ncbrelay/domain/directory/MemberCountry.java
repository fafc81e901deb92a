package org.ncbrelay.domain.directory;

import java.util.Objects;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.WorkingCalendar;

/**
 * A country with a National Central Bureau.
 *
 * @param code     ISO 3166-1 alpha-3
 * @param name     in English
 * @param alpha2   ISO 3166-1 alpha-2
 * @param calendar its capital's time zone and its weekend (our default, overridable)
 */
public record MemberCountry(OrganisationCode code, String name, String alpha2, WorkingCalendar calendar) {
    public MemberCountry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(alpha2, "alpha2");
        Objects.requireNonNull(calendar, "calendar");
        if (!code.isCountry()) throw new IllegalArgumentException("the General Secretariat is not a country");
    }
}
