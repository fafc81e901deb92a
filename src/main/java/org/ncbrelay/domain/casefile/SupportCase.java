package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.Urgency;

/**
 * A request for support that was filed, in its current state.
 *
 * @param agencyCode  the agency that asked, or for which its NCB did, as its NCB registered it; null where the NCB asked for itself
 * @param submittedBy user who filed it, its author
 * @param confidentiality of the record once its NCB has checked it, which may raise it; before, as filed
 * @param handling    conditions of the record in the same way; null if there are none
 * @param version     1 as filed; one more with each correction
 * @param content     the request with the names of the contract
 * @param addedSources names of the external sources of what was added to the case and accepted
 * @param addedConsent whether all of these agree that it is shared; true where there is none
 * @param registeredAgency name of the agency as its NCB registered it; null where the register was not read, or the NCB itself asked
 * @param agencyMail  where the letters of that agency go, as its NCB registered it; null in the same way, and where none is registered
 */
public record SupportCase(
        CaseReference reference,
        String agencyCode,
        String submittedBy,
        Instant submittedAt,
        CaseStatus status,
        String title,
        Urgency urgency,
        Confidentiality confidentiality,
        String handling,
        List<Capability> capabilities,
        List<OrganisationCode> restrictedCountries,
        LocalDate retentionUntil,
        boolean directContactRequested,
        int version,
        Map<String, Object> content,
        List<String> addedSources,
        boolean addedConsent,
        String registeredAgency,
        String agencyMail) {
    private static final int REVIEW_DAYS_BEFORE_END = 90;

    public OrganisationCode organisation() {
        return reference.organisation();
    }

    /** Whether the NCB asked for itself: no agency has the case. */
    public boolean isSubmittedByNcb() {
        return agencyCode == null;
    }

    /** Whether the officer serves the agency that asked, or to which the case was transferred; not one that only reads it. */
    public boolean isOfAgency(Officer officer) {
        return officer.is(Role.AGENCY_OFFICER)
                && officer.agency().filter(code -> code.equals(agencyCode)).isPresent();
    }

    /** Whether the officer serves the agency of the case, or the NCB of its country. */
    public boolean isOfAskers(Officer officer) {
        return isOfAgency(officer)
                || officer.organisation().equals(organisation()) && officer.isAny(Role.NCB_OFFICER, Role.NCB_HEAD);
    }

    public boolean isAuthor(Officer officer) {
        return submittedBy.equals(officer.userId());
    }

    /** Who asked, as its NCB registered it, or by code; what a request calls its agency is shown in the request alone. */
    public String agencyName() {
        if (isSubmittedByNcb()) return organisation().bureau();
        return registeredAgency == null ? agencyCode : registeredAgency;
    }

    public Optional<String> handlingConditions() {
        return Optional.ofNullable(handling);
    }

    /**
     * A text of the request by its path.
     *
     * @param path names of the contract, outermost first
     */
    public Optional<String> text(String... path) {
        Object at = content;
        for (String name : path) at = at instanceof Map<?, ?> map ? map.get(name) : null;
        return Optional.ofNullable(at).map(Object::toString);
    }

    /** The sources outside law enforcement of the request, then of what was added to it, each once; empty if there are none. */
    public List<String> externalSources() {
        return Stream.concat(text("externalSource", "name").stream(), addedSources.stream())
                .distinct()
                .toList();
    }

    /** Whether all of these agree that what comes from them is shared. */
    public boolean externalSourcesConsent() {
        boolean own = text("externalSource", "name").isPresent();
        return addedConsent && (!own || text("externalSource", "consentToShare").equals(Optional.of("true")));
    }

    /** The rows of a list of the request, such as {@code specimens}; empty if there are none. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> rows(String name) {
        return content.get(name) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    /** The other countries that the request involves, each once, without those that must not learn of it. */
    public List<OrganisationCode> involvedCountries() {
        List<?> involved = content.get("countriesInvolved") instanceof List<?> list ? list : List.of();
        return involved.stream()
                .map(code -> new OrganisationCode(code.toString()))
                .filter(country -> !restrictedCountries.contains(country) && !country.equals(organisation()))
                .distinct()
                .toList();
    }

    /** When the retention of a case that ends today is reviewed: 90 days before the data must go, or today where less is left (our default). */
    public LocalDate retentionReview(LocalDate today) {
        LocalDate review = retentionUntil.minusDays(REVIEW_DAYS_BEFORE_END);
        return review.isBefore(today) ? today : review;
    }

    /** @throws Refusal.Conflict naming the final state, if nothing more can happen to the case */
    public void requireOpen() {
        if (status.isFinal())
            throw new Refusal.Conflict(
                    "refused.over", "The case is " + EnumWords.of(status) + "; nothing more can happen to it.");
    }

    /** @throws Refusal.Conflict naming the state, if the request was not returned for correction */
    public void requireReturned() {
        if (status != CaseStatus.RETURNED)
            throw new Refusal.Conflict(
                    "refused.notReturned", "The request is " + EnumWords.of(status) + ", not returned for correction.");
    }
}
