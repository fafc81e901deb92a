package org.ncbrelay.flow.support.coordinationmeeting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.people.Agencies;
import org.ncbrelay.store.support.Invitations.Invitation;
import org.springframework.stereotype.Service;

/** National agencies that take part in a meeting because their NCB named them (Annex 2.3). */
@Service
record MeetingAgencies(Agencies agencies, Journal journal) {
    /**
     * @param typed codes of agencies, separated by commas; null if none
     * @throws Refusal.Invalid if one of them is no agency of the country
     */
    List<String> named(String typed, OrganisationCode country) {
        if (typed == null) return List.of();
        List<String> codes = Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        for (String code : codes)
            agencies.find(code)
                    .filter(agency -> agency.organisation().equals(country.value()))
                    .orElseThrow(() -> new Refusal.Invalid(
                            "agencies",
                            "wrong.agencies",
                            "must be codes of agencies of your country, separated by commas, as KEN-WCIU"));
        return codes;
    }

    /** Writes to each agency that takes part. */
    void write(Letter letter, Invitation invitation) {
        for (String code : invitation.agencies())
            journal.send(
                    letter,
                    invitation.reference(),
                    new Addressee(code, Optional.of(invitation.country()), agencies.mailOf(code)));
    }
}
