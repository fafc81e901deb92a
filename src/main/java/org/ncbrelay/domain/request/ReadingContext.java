package org.ncbrelay.domain.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.ncbrelay.domain.CaseReference;
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
 * @param closed    whether a case is one of the country that was closed or declined, and open to who asks
 * @param agencies  whether who asks may ask for the agency of this code
 */
public record ReadingContext(
        OrganisationCode own,
        LocalDate today,
        Instant now,
        Set<String> countries,
        Taxa taxa,
        Predicate<CaseReference> closed,
        Predicate<String> agencies) {
    public ReadingContext {
        countries = Set.copyOf(countries);
    }
}
