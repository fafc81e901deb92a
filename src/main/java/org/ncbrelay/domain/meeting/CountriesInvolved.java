package org.ncbrelay.domain.meeting;

import java.util.List;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.SupportCase;

/** Whom a meeting brings together. */
public final class CountriesInvolved {
    private CountriesInvolved() {}

    /** The countries that the request involves, without those that must not learn of it and without the country itself. */
    public static List<OrganisationCode> mayBeInvited(SupportCase request) {
        List<?> involved = request.content().get("countriesInvolved") instanceof List<?> list ? list : List.of();
        return involved.stream()
                .map(code -> new OrganisationCode(code.toString()))
                .filter(country -> !request.restrictedCountries().contains(country))
                .filter(country -> !request.organisation().equals(country))
                .distinct()
                .toList();
    }
}
