package org.ncbrelay.domain.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.taxa.Taxa;

/**
 * What a request is read against.
 *
 * @param own       the country of the officer who asks
 * @param today     date of that moment in the country's zone
 * @param now       the moment of reading
 * @param countries alpha-3 codes of the member countries
 * @param taxa      where the CITES appendix is looked up
 */
public record ReadingContext(OrganisationCode own, LocalDate today, Instant now, Set<String> countries, Taxa taxa) {
    public ReadingContext {
        countries = Set.copyOf(countries);
    }
}
