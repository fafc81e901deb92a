package org.ncbrelay.web.pages.request;

import java.util.List;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.Listing.PlatformType;
import org.ncbrelay.domain.request.Person.PersonStatus;
import org.ncbrelay.domain.request.Specimen.Identification;
import org.ncbrelay.domain.request.Specimen.SpecimenType;
import org.ncbrelay.domain.request.Specimen.Unit;
import org.ncbrelay.domain.request.SupportRequest.Purpose;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.web.pages.request.Field.InputKind;

/** The steps of the request page, in order: the whole contract, each field in one place. */
public enum Step {
    NEED(FieldGroup.of(
            "",
            Field.line("title", 200).must(),
            Field.text("supportOutline", 8000).must(),
            Field.choice(InputKind.CHOICES, "capabilities", "capability", Capability.values())
                    .must(),
            Field.choice(InputKind.CHOICE, "urgency", "urgency", Urgency.values())
                    .must(),
            Field.choice(InputKind.CHOICE, "purpose", "purpose", Purpose.values())
                    .must(),
            Field.text("urgencyReason", 2000).when("urgency", Urgency.URGENT, Urgency.VERY_URGENT),
            Field.text("modusOperandi", 8000).when("capabilities", Capability.NOTICE),
            Field.line("follows", 15))),
    AGENCY(
            FieldGroup.of(
                    "agency",
                    Field.line("name", 200).must(),
                    Field.line("officer", 200).must(),
                    Field.line("email", 254).must(),
                    Field.line("phone", 40),
                    Field.line("caseNumber", 100).must(),
                    Field.line("code", 24)),
            FieldGroup.of(
                    "offence",
                    Field.text("summary", 2000).must(),
                    Field.line("legalProvision", 500).must(),
                    Field.line("maximumPenalty", 500))),
    HANDLING(
            FieldGroup.of(
                    "",
                    Field.of(InputKind.COUNTRIES, "countriesInvolved").must(),
                    Field.choice(InputKind.CHOICE, "confidentiality", "confidentiality", Confidentiality.values())
                            .must(),
                    Field.of(InputKind.DATE, "retentionUntil").must(),
                    Field.of(InputKind.COUNTRIES, "restrictedCountries"),
                    Field.text("handlingConditions", 4000),
                    Field.of(InputKind.FLAG, "neutralityDeclared").must()),
            FieldGroup.of(
                    "directContact",
                    Field.of(InputKind.FLAG, "requested"),
                    Field.of(InputKind.DATE, "until").whenTicked("directContact.requested"),
                    Field.text("scope", 1000).whenTicked("directContact.requested"))),
    LISTINGS(FieldGroup.each(
            "listings",
            Field.line("platform", 200).must(),
            Field.choice(InputKind.CHOICE, "platformType", "platformType", PlatformType.values())
                    .must(),
            Field.line("url", 2048),
            Field.line("sellerHandle", 200),
            Field.of(InputKind.MOMENT, "capturedAt").must(),
            Field.of(InputKind.MOMENT, "firstSeenAt"),
            Field.of(InputKind.NUMBER, "price.amount"),
            Field.line("price.currency", 3),
            Field.line("language", 35),
            Field.of(InputKind.FLAG, "stillOnline"))),
    SPECIMENS(FieldGroup.each(
            "specimens",
            Field.of(InputKind.TAXON, "taxon").must(),
            Field.choice(InputKind.CHOICE, "type", "specimenType", SpecimenType.values())
                    .must(),
            Field.of(InputKind.NUMBER, "quantity").must(),
            Field.choice(InputKind.CHOICE, "unit", "unit", Unit.values()).must(),
            Field.choice(InputKind.CHOICE, "identification", "identification", Identification.values())
                    .must(),
            Field.line("permitNumber", 100),
            Field.of(InputKind.FLAG, "counted"))),
    /** Files, which are stored next to the request and not in it. */
    EVIDENCE(),
    PERSONS(
            FieldGroup.each(
                    "persons",
                    Field.line("name", 200),
                    Field.line("alias", 200),
                    Field.of(InputKind.DATE, "dateOfBirth"),
                    Field.of(InputKind.TERRITORY, "nationality"),
                    Field.choice(InputKind.CHOICE, "status", "personStatus", PersonStatus.values())
                            .must(),
                    Field.text("note", 2000)),
            FieldGroup.each(
                    "companies",
                    Field.line("name", 200).must(),
                    Field.line("registrationNumber", 100),
                    Field.of(InputKind.TERRITORY, "country"),
                    Field.text("note", 2000))),
    TRACES(
            FieldGroup.each(
                    "payments",
                    Field.line("method", 100),
                    Field.line("account", 200),
                    Field.line("provider", 200),
                    Field.of(InputKind.NUMBER, "amount"),
                    Field.line("currency", 3),
                    Field.of(InputKind.DATE, "paidAt")),
            FieldGroup.each(
                    "shipments",
                    Field.line("carrier", 200),
                    Field.line("trackingNumber", 100),
                    Field.of(InputKind.TERRITORY, "from"),
                    Field.of(InputKind.CODES, "via"),
                    Field.of(InputKind.TERRITORY, "to"),
                    Field.line("mode", 100),
                    Field.line("declaredAs", 500),
                    Field.of(InputKind.DATE, "shippedAt")),
            FieldGroup.each(
                    "preservation",
                    Field.line("provider", 200).must(),
                    Field.line("account", 200),
                    Field.of(InputKind.DATE, "requestedAt"),
                    Field.of(InputKind.DATE, "expiresAt"),
                    Field.of(InputKind.FLAG, "mlatIntended"))),
    MORE(
            FieldGroup.of(
                    "externalSource",
                    Field.line("name", 200),
                    Field.line("kind", 100),
                    Field.of(InputKind.FLAG, "consentToShare")),
            FieldGroup.each(
                    "questions",
                    Field.of(InputKind.COUNTRY, "country").must(),
                    Field.text("question", 2000).must()));

    private final List<FieldGroup> parts;

    Step(FieldGroup... parts) {
        this.parts = List.of(parts);
    }

    public List<FieldGroup> parts() {
        return parts;
    }

    /** Whether a section of the review has what is written on this step. */
    boolean shows(Sections.Section section) {
        return section.part().equals(name())
                || parts.stream().anyMatch(part -> part.name().equals(section.part()));
    }

    /** Whether a path of the reader of requests lies on this step. */
    public boolean holds(String path) {
        return parts.stream()
                .anyMatch(part -> part.name().isEmpty()
                        ? part.fields().stream().anyMatch(field -> isWithin(path, field.name()))
                        : isWithin(path, part.name()));
    }

    private static boolean isWithin(String path, String name) {
        return path.equals(name) || path.startsWith(name + ".") || path.startsWith(name + "[");
    }
}
