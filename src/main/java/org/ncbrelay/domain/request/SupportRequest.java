package org.ncbrelay.domain.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.OrganisationCode;

/**
 * What a national agency asks of INTERPOL (Annex 1.1): that support is required, that it concerns wildlife crime
 * linked to the Internet, and the nature of the support. The requesting country is not part of it; it is the
 * officer's own.
 *
 * @param capabilities        at least one, none twice
 * @param urgencyReason       null only if the urgency is routine
 * @param countriesInvolved   at least one
 * @param restrictedCountries countries that must not learn of it
 * @param handlingConditions  null if not given
 * @param retentionUntil      last day on which the data may be retained
 * @param neutralityDeclared  always true: the request respects INTERPOL's neutrality (Constitution, article 3)
 * @param listings            at least one if the support is about a case
 * @param specimens           at least one if the support is about a case
 * @param modusOperandi       null only if no notice is asked for
 * @param externalSource      null if the agency's own work is the only source
 */
public record SupportRequest(
        String title,
        String supportOutline,
        List<Capability> capabilities,
        Urgency urgency,
        String urgencyReason,
        Agency agency,
        Offence offence,
        List<OrganisationCode> countriesInvolved,
        Purpose purpose,
        Confidentiality confidentiality,
        List<OrganisationCode> restrictedCountries,
        String handlingConditions,
        LocalDate retentionUntil,
        boolean neutralityDeclared,
        DirectContact directContact,
        List<Listing> listings,
        List<Specimen> specimens,
        List<Person> persons,
        List<Company> companies,
        List<Payment> payments,
        List<Shipment> shipments,
        String modusOperandi,
        List<Preservation> preservation,
        ExternalSource externalSource,
        List<Question> questions) {
    public SupportRequest {
        Invariant.given(title, "title");
        Invariant.given(supportOutline, "supportOutline");
        Invariant.given(urgency, "urgency");
        Invariant.given(agency, "agency");
        Invariant.given(offence, "offence");
        Invariant.given(purpose, "purpose");
        Invariant.given(confidentiality, "confidentiality");
        Invariant.given(retentionUntil, "retentionUntil");
        Invariant.given(directContact, "directContact");
        Invariant.holds(neutralityDeclared, "a request declares neutrality");
        Invariant.holds(!capabilities.isEmpty(), "a request asks for something");
        Invariant.holds(!countriesInvolved.isEmpty(), "a request involves another country");
        Invariant.holds(urgency == Urgency.ROUTINE || urgencyReason != null, "urgency has a reason");
        Invariant.holds(
                modusOperandi != null || !capabilities.contains(Capability.NOTICE), "a notice needs a modus operandi");
        Invariant.holds(
                capabilities.stream().noneMatch(Capability::needsCase) || !listings.isEmpty() && !specimens.isEmpty(),
                "a case has a listing and a specimen");
        capabilities = List.copyOf(capabilities);
        countriesInvolved = List.copyOf(countriesInvolved);
        restrictedCountries = List.copyOf(restrictedCountries);
        listings = List.copyOf(listings);
        specimens = List.copyOf(specimens);
        persons = List.copyOf(persons);
        companies = List.copyOf(companies);
        payments = List.copyOf(payments);
        shipments = List.copyOf(shipments);
        preservation = List.copyOf(preservation);
        questions = List.copyOf(questions);
    }

    /** The request as a neutral tree with the names of the contract, to be stored as JSON and shown. */
    public Map<String, Object> toTree() {
        return RecordTreeMapper.of(this);
    }

    /**
     * Restores a request from its tree. What was right when it was filed stays right: no rule that depends on the
     * clock or on today's lists is asked again.
     *
     * @throws IllegalArgumentException if it is not a tree that {@link #toTree} made
     */
    public static SupportRequest ofTree(Map<String, ?> tree) {
        return RecordTreeMapper.read(SupportRequest.class, tree);
    }

    /**
     * One line for task lists, at most {@value RequestSummary#AT_MOST} characters and without personal data.
     *
     * @param country who asks
     */
    public String summary(OrganisationCode country) {
        return RequestSummary.of(this, country);
    }
}
