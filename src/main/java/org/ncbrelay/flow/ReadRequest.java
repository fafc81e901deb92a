package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.request.ReadingContext;
import org.ncbrelay.domain.request.RequestReader;
import org.ncbrelay.domain.request.ResultReader;
import org.ncbrelay.domain.request.Results;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.store.cases.CaseLinks;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;

/** Reads a request by the rules of this day, the same whether it is checked, submitted or corrected. */
@Service
public record ReadRequest(MemberCountries countries, Taxa taxa, CaseLinks links, Agencies agencies, Clock clock) {
    /** @param by who asks; the request's country is the officer's */
    public Reading<SupportRequest> read(Map<String, ?> body, Officer by) {
        return RequestReader.read(body, context(by));
    }

    /** What is added to a request, by the same rules. */
    public Reading<SupplementContent> supplement(Map<String, ?> body, Officer by) {
        return SupplementContent.read(body, context(by));
    }

    /** The same for a report of results. */
    public Reading<Results> results(Map<String, ?> body, Officer by) {
        return ResultReader.read(body, context(by));
    }

    private ReadingContext context(Officer by) {
        Instant now = clock.instant();
        ZoneId zone = countries.find(by.organisation()).orElseThrow().calendar().zone();
        return new ReadingContext(
                by.organisation(),
                LocalDate.ofInstant(now, zone),
                now,
                countries.codes(),
                taxa,
                reference -> links.canBeFollowed(reference, by.organisation()),
                code -> canAskFor(code, by));
    }

    /** Officers of an agency ask for their own, an NCB for any of its country (our default). */
    private boolean canAskFor(String code, Officer by) {
        return by.readsAll()
                ? agencies.ofActingCountry().stream()
                        .anyMatch(agency -> agency.code().equals(code))
                : code.equals(by.agencyCode());
    }
}
