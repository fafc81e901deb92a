package org.ncbrelay.fakes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.request.Urgency;

/** A case of Kenya and the people around it. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    public static final OrganisationCode KEN = new OrganisationCode("KEN");
    public static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");
    public static final Officer AGENCY = new Officer("agency.ken", KEN, "KEN-WCIU", Set.of(Role.AGENCY_OFFICER));
    public static final Officer NCB = new Officer("ncb.ken", KEN, null, Set.of(Role.NCB_OFFICER));
    public static final Officer HEAD = new Officer("ncbhead.ken", KEN, null, Set.of(Role.NCB_HEAD));
    public static final Officer FRENCH_HEAD =
            new Officer("ncbhead.fra", new OrganisationCode("FRA"), null, Set.of(Role.NCB_HEAD));
    public static final Officer GS = interpol("gs", Role.GS_OFFICER);
    public static final Officer ANALYST = interpol("analyst", Role.GWET_ANALYST);
    public static final Officer LEAD = interpol("lead", Role.GWET_LEAD);
    public static final Officer RELAY = Officer.relay(KEN);

    private Samples() {}

    private static Officer interpol(String user, Role role) {
        return new Officer(user, OrganisationCode.INTERPOL, null, Set.of(role));
    }

    /** The request of an agency that asks for information sharing and for direct contact. */
    public static SupportCase request(CaseStatus status) {
        Map<String, Object> content = new HashMap<>();
        content.put("agency", Map.of("name", "As it signs", "email", "anybody@elsewhere.example"));
        content.put("purpose", "THREAT_ANALYSIS");
        content.put("directContact", Map.of("requested", true, "scope", "Three accounts", "until", "2027-05-31"));
        return request(status, "KEN-WCIU", AGENCY.userId(), content);
    }

    public static SupportCase request(
            CaseStatus status, String agencyCode, String author, Map<String, Object> content) {
        return new SupportCase(
                REFERENCE,
                agencyCode,
                author,
                NOW,
                status,
                "Ivory on a market",
                Urgency.URGENT,
                Confidentiality.RESTRICTED,
                (String) content.get("handlingConditions"),
                List.of(Capability.INFORMATION_SHARING, Capability.MENTORING),
                List.of(),
                LocalDate.parse("2030-06-30"),
                true,
                1,
                content,
                List.of(),
                true,
                agencyCode == null ? null : "Wildlife Crime Unit",
                agencyCode == null ? null : "desk@wciu.example");
    }

    /** The same case in another state. */
    public static SupportCase with(SupportCase request, CaseStatus status) {
        return new SupportCase(
                request.reference(),
                request.agencyCode(),
                request.submittedBy(),
                request.submittedAt(),
                status,
                request.title(),
                request.urgency(),
                request.confidentiality(),
                request.handling(),
                request.capabilities(),
                request.restrictedCountries(),
                request.retentionUntil(),
                request.directContactRequested(),
                request.version(),
                request.content(),
                request.addedSources(),
                request.addedConsent(),
                request.registeredAgency(),
                request.agencyMail());
    }

    static SupportCase filed(
            CaseReference reference,
            Officer author,
            Optional<RegisteredAgency> agency,
            SupportRequest request,
            Instant at) {
        return new SupportCase(
                reference,
                agency.map(RegisteredAgency::code).orElse(null),
                author.userId(),
                at,
                CaseStatus.SUBMITTED,
                request.title(),
                request.urgency(),
                request.confidentiality(),
                request.handlingConditions(),
                request.capabilities(),
                request.restrictedCountries(),
                request.retentionUntil(),
                request.directContact().requested(),
                1,
                request.toTree(),
                List.of(),
                true,
                agency.map(RegisteredAgency::name).orElse(null),
                agency.map(RegisteredAgency::mailAddress).orElse(null));
    }

    /** A report of the analyst on the case. */
    public static Product report(int version) {
        return new Product(
                new UUID(0, version),
                REFERENCE,
                Capability.INFORMATION_SHARING,
                "ANALYTICAL_REPORT",
                version,
                "Three accounts, one seller",
                "They share one wallet.",
                null,
                Confidentiality.RESTRICTED,
                null,
                new Grading("B", "2"),
                List.of(),
                ANALYST.userId(),
                NOW);
    }
}
