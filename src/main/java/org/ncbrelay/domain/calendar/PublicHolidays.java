package org.ncbrelay.domain.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.ncbrelay.domain.OrganisationCode;

/** The public holidays of a country as its law has them, without those of a region, and the free days that its NCB added. */
public interface PublicHolidays {
    /** @param alpha2 ISO 3166-1 alpha-2 code of the country */
    boolean isFree(OrganisationCode country, String alpha2, LocalDate day);

    /**
     * The public holidays that the relay knows by itself, without the days that the NCB added; empty where it knows none.
     *
     * @param until not included
     */
    List<Holiday> known(String alpha2, LocalDate from, LocalDate until, Locale language);

    /** Lets the next question read the days that the NCB added anew; on other nodes it takes a minute at most. */
    void changed(OrganisationCode country);

    /** @param name in the language asked for, or in English */
    record Holiday(LocalDate day, String name) {}
}
