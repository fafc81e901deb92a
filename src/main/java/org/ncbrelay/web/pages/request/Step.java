package org.ncbrelay.web.pages.request;

import java.util.List;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.Identification;
import org.ncbrelay.domain.request.PersonStatus;
import org.ncbrelay.domain.request.PlatformType;
import org.ncbrelay.domain.request.Purpose;
import org.ncbrelay.domain.request.SpecimenType;
import org.ncbrelay.domain.request.Unit;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.web.pages.request.Field.Kind;

/** The steps of the request page, in order: the whole contract, each field in one place. */
public enum Step {
    NEED(Part.of(
            "",
            Field.line("title", 200).must(),
            Field.text("supportOutline", 8000).must(),
            Field.choice(Kind.CHOICES, "capabilities", "capability", Capability.values())
                    .must(),
            Field.choice(Kind.CHOICE, "urgency", "urgency", Urgency.values()).must(),
            Field.choice(Kind.CHOICE, "purpose", "purpose", Purpose.values()).must(),
            Field.text("urgencyReason", 2000),
            Field.text("modusOperandi", 8000))),
    AGENCY(
            Part.of(
                    "agency",
                    Field.line("name", 200).must(),
                    Field.line("officer", 200).must(),
                    Field.line("email", 254).must(),
                    Field.line("phone", 40),
                    Field.line("caseNumber", 100).must()),
            Part.of(
                    "offence",
                    Field.text("summary", 2000).must(),
                    Field.line("legalProvision", 500).must(),
                    Field.line("maximumPenalty", 500))),
    HANDLING(
            Part.of(
                    "",
                    Field.of(Kind.COUNTRIES, "countriesInvolved").must(),
                    Field.choice(Kind.CHOICE, "confidentiality", "confidentiality", Confidentiality.values())
                            .must(),
                    Field.of(Kind.DATE, "retentionUntil").must(),
                    Field.of(Kind.COUNTRIES, "restrictedCountries"),
                    Field.text("handlingConditions", 4000),
                    Field.of(Kind.FLAG, "neutralityDeclared").must()),
            Part.of(
                    "directContact",
                    Field.of(Kind.FLAG, "requested"),
                    Field.of(Kind.DATE, "until"),
                    Field.text("scope", 1000))),
    LISTINGS(Part.each(
            "listings",
            Field.line("platform", 200).must(),
            Field.choice(Kind.CHOICE, "platformType", "platformType", PlatformType.values())
                    .must(),
            Field.line("url", 2048),
            Field.line("sellerHandle", 200),
            Field.of(Kind.MOMENT, "capturedAt").must(),
            Field.of(Kind.MOMENT, "firstSeenAt"),
            Field.of(Kind.NUMBER, "price.amount"),
            Field.line("price.currency", 3),
            Field.line("language", 35),
            Field.of(Kind.FLAG, "stillOnline"))),
    SPECIMENS(Part.each(
            "specimens",
            Field.of(Kind.TAXON, "taxon").must(),
            Field.choice(Kind.CHOICE, "type", "specimenType", SpecimenType.values())
                    .must(),
            Field.of(Kind.NUMBER, "quantity").must(),
            Field.choice(Kind.CHOICE, "unit", "unit", Unit.values()).must(),
            Field.choice(Kind.CHOICE, "identification", "identification", Identification.values())
                    .must(),
            Field.line("permitNumber", 100),
            Field.of(Kind.FLAG, "counted"))),
    PERSONS(
            Part.each(
                    "persons",
                    Field.line("name", 200),
                    Field.line("alias", 200),
                    Field.of(Kind.DATE, "dateOfBirth"),
                    Field.of(Kind.TERRITORY, "nationality"),
                    Field.choice(Kind.CHOICE, "status", "personStatus", PersonStatus.values())
                            .must(),
                    Field.text("note", 2000)),
            Part.each(
                    "companies",
                    Field.line("name", 200).must(),
                    Field.line("registrationNumber", 100),
                    Field.of(Kind.TERRITORY, "country"),
                    Field.text("note", 2000))),
    TRACES(
            Part.each(
                    "payments",
                    Field.line("method", 100),
                    Field.line("account", 200),
                    Field.line("provider", 200),
                    Field.of(Kind.NUMBER, "amount"),
                    Field.line("currency", 3),
                    Field.of(Kind.DATE, "paidAt")),
            Part.each(
                    "shipments",
                    Field.line("carrier", 200),
                    Field.line("trackingNumber", 100),
                    Field.of(Kind.TERRITORY, "from"),
                    Field.of(Kind.CODES, "via"),
                    Field.of(Kind.TERRITORY, "to"),
                    Field.line("mode", 100),
                    Field.line("declaredAs", 500),
                    Field.of(Kind.DATE, "shippedAt")),
            Part.each(
                    "preservation",
                    Field.line("provider", 200).must(),
                    Field.line("account", 200),
                    Field.of(Kind.DATE, "requestedAt"),
                    Field.of(Kind.DATE, "expiresAt"),
                    Field.of(Kind.FLAG, "mlatIntended"))),
    MORE(
            Part.of(
                    "externalSource",
                    Field.line("name", 200),
                    Field.line("kind", 100),
                    Field.of(Kind.FLAG, "consentToShare")),
            Part.each(
                    "questions",
                    Field.of(Kind.COUNTRY, "country").must(),
                    Field.text("question", 2000).must()));

    private final List<Part> parts;

    Step(Part... parts) {
        this.parts = List.of(parts);
    }

    public List<Part> parts() {
        return parts;
    }

    /** Says whether a path of the reader of requests lies on this step. */
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
