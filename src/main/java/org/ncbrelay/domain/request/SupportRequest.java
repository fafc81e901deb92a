package org.ncbrelay.domain.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
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
 * @param follows             the closed case that the request continues; null if none
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
        List<Question> questions,
        CaseReference follows) {
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

    /** Why data are processed in the INTERPOL Information System. */
    public enum Purpose {
        LOCATE_OR_IDENTIFY,
        PERSON_INVESTIGATION,
        THREAT_ANALYSIS,
        FORENSIC_ANALYSIS,
        WARNING
    }

    /**
     * The national agency that asks, as it signs: case data, to which no letter goes. The register says which agency it is, and how it is reached.
     *
     * @param code       of the register; null for the own agency of the officer, or for the NCB that asks for itself
     * @param officer    who answers questions: a person or a desk
     * @param phone      null if not given
     * @param caseNumber the agency's own
     */
    public record Agency(String code, String name, String officer, String email, String phone, String caseNumber) {
        public Agency {
            Invariant.given(name, "name");
            Invariant.given(officer, "officer");
            Invariant.given(email, "email");
            Invariant.given(caseNumber, "caseNumber");
        }
    }

    /**
     * The offence under national law.
     *
     * @param maximumPenalty null if not given
     */
    public record Offence(String summary, String legalProvision, String maximumPenalty) {
        public Offence {
            Invariant.given(summary, "summary");
            Invariant.given(legalProvision, "legalProvision");
        }
    }

    /**
     * Whether the agency wants to be in direct contact with INTERPOL; only its NCB can authorize that (Annex 1.1).
     *
     * @param scope what the contact is to be about; null only if not requested
     * @param until last day; null only if not requested
     */
    public record DirectContact(boolean requested, String scope, LocalDate until) {
        public DirectContact {
            Invariant.holds(!requested || scope != null && until != null, "direct contact needs a scope and an end");
        }
    }

    /**
     * A company the case is about; everything but the name is null if not given.
     *
     * @param country ISO 3166-1 alpha-3
     */
    public record Company(String name, String registrationNumber, String country, String note) {
        public Company {
            Invariant.given(name, "name");
        }
    }

    /**
     * A payment or a way to pay, as far as it is known: each part is null if not given.
     *
     * @param method   as {@code MOBILE_MONEY}; free text
     * @param amount   0 or more; given if, and only if, the currency is
     * @param currency ISO 4217
     */
    public record Payment(
            String method, String account, String provider, BigDecimal amount, Currency currency, LocalDate paidAt) {
        public Payment {
            Invariant.holds((amount == null) == (currency == null), "an amount and its currency go together");
        }
    }

    /**
     * A consignment, as far as it is known: each part is null, or the list empty, if not given.
     *
     * @param from       ISO 3166-1 alpha-3; goods also travel through what is no member country
     * @param via        the same, in the order of travel
     * @param to         the same
     * @param mode       as {@code AIR_MAIL}; free text
     * @param declaredAs what the papers say
     */
    public record Shipment(
            String carrier,
            String trackingNumber,
            String from,
            List<String> via,
            String to,
            String mode,
            String declaredAs,
            LocalDate shippedAt) {
        public Shipment {
            via = List.copyOf(via);
        }
    }

    /**
     * A request to a platform to preserve data; all but the provider null if not given.
     *
     * @param expiresAt    last day on which the provider keeps the data; not before {@code requestedAt}
     * @param mlatIntended whether mutual legal assistance will be asked for the data
     */
    public record Preservation(
            String provider, String account, LocalDate requestedAt, LocalDate expiresAt, Boolean mlatIntended) {
        public Preservation {
            Invariant.given(provider, "provider");
            Invariant.holds(
                    requestedAt == null || expiresAt == null || !expiresAt.isBefore(requestedAt),
                    "preservation expires after it was requested");
        }
    }

    /**
     * A source outside law enforcement, as civil society. What comes from it carries the caveat for ever.
     *
     * @param kind           null if not given
     * @param consentToShare whether the source agreed that its information is passed on
     */
    public record ExternalSource(String name, String kind, boolean consentToShare) {
        /** Goes wherever the case is named (Annex 2.1). */
        public static final Note MARK = Note.of("summary.external", "external source not verified by INTERPOL");

        public ExternalSource {
            Invariant.given(name, "name");
        }
    }

    /** What a member country is asked. */
    public record Question(OrganisationCode country, String question) {
        public Question {
            Invariant.given(country, "country");
            Invariant.given(question, "question");
        }
    }
}
