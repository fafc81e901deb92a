package org.ncbrelay.domain.request;

import static org.ncbrelay.domain.reading.Fields.object;
import static org.ncbrelay.domain.reading.Texts.line;
import static org.ncbrelay.domain.reading.Texts.narrative;
import static org.ncbrelay.domain.reading.Values.choice;
import static org.ncbrelay.domain.reading.Values.flag;
import static org.ncbrelay.domain.request.RequestKinds.currency;
import static org.ncbrelay.domain.request.RequestKinds.language;
import static org.ncbrelay.domain.request.RequestKinds.money;
import static org.ncbrelay.domain.request.RequestKinds.name;
import static org.ncbrelay.domain.request.RequestKinds.quantity;
import static org.ncbrelay.domain.request.RequestKinds.territory;

import java.util.List;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Kind;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Listing.PlatformType;
import org.ncbrelay.domain.request.Listing.Price;
import org.ncbrelay.domain.request.Person.PersonStatus;
import org.ncbrelay.domain.request.Specimen.Identification;
import org.ncbrelay.domain.request.Specimen.SpecimenType;
import org.ncbrelay.domain.request.Specimen.Unit;
import org.ncbrelay.domain.request.SupportRequest.Company;
import org.ncbrelay.domain.request.SupportRequest.ExternalSource;
import org.ncbrelay.domain.request.SupportRequest.Payment;
import org.ncbrelay.domain.request.SupportRequest.Preservation;
import org.ncbrelay.domain.request.SupportRequest.Question;
import org.ncbrelay.domain.request.SupportRequest.Shipment;

/** Reads what is offered and where, who is behind it, and the traces of money, goods and data. */
record TraceReader(RequestKinds kinds) {
    Listing listing(Fields in) {
        var platform = in.required("platform", name());
        var platformType = in.required("platformType", choice(PlatformType.class));
        var url = in.optional("url", Texts.webAddress(2048));
        var sellerHandle = in.optional("sellerHandle", name());
        in.check(
                in.hasAny("url", "sellerHandle"),
                "url",
                "wrong.addressOrSeller",
                "is required unless the name of the seller is given");
        var firstSeenAt = in.optional("firstSeenAt", kinds.pastMoment());
        var capturedAt = in.required("capturedAt", kinds.pastMoment());
        in.check(
                firstSeenAt == null || capturedAt == null || !firstSeenAt.isAfter(capturedAt),
                "firstSeenAt",
                "wrong.afterCapture",
                "must not lie after the moment of the capture");
        var stillOnline = in.required("stillOnline", flag());
        var price = in.optional("price", object(TraceReader::price));
        var language = in.optional("language", language());
        return in.build(() -> new Listing(
                platform, platformType, url, sellerHandle, firstSeenAt, capturedAt, stillOnline, price, language));
    }

    Specimen specimen(Fields in) {
        var taxon = in.required("taxon", line(120));
        var type = in.required("type", choice(SpecimenType.class));
        var quantity = in.required("quantity", quantity());
        var unit = in.required("unit", choice(Unit.class));
        var counted = in.required("counted", flag());
        var identification = in.required("identification", choice(Identification.class));
        var permit = in.optional("permitNumber", line(100));
        return in.build(() -> new Specimen(
                taxon,
                kinds.context().taxa().appendixOf(taxon),
                type,
                quantity,
                unit,
                counted,
                identification,
                permit));
    }

    static Price price(Fields in) {
        var amount = in.required("amount", money());
        var currency = in.required("currency", currency());
        return in.build(() -> new Price(amount, currency));
    }

    Person person(Fields in) {
        var name = in.optional("name", name());
        var alias = in.optional("alias", name());
        in.check(in.hasAny("name", "alias"), "name", "wrong.nameOrAlias", "is required unless an alias is given");
        var dateOfBirth = in.optional("dateOfBirth", kinds.birthday());
        var nationality = in.optional("nationality", territory());
        var status = in.required("status", choice(PersonStatus.class));
        var note = in.optional("note", narrative(1, 2000));
        return in.build(() -> new Person(name, alias, dateOfBirth, nationality, status, note));
    }

    /** A company is its name, or an object where more is known. */
    Kind<Company> company() {
        return (value, place) -> {
            if (!(value instanceof String))
                return object(TraceReader::companyInDetail).read(value, place);
            return name().map(name -> new Company(name, null, null, null)).read(value, place);
        };
    }

    private static Company companyInDetail(Fields in) {
        var name = in.required("name", name());
        var registrationNumber = in.optional("registrationNumber", line(100));
        var country = in.optional("country", territory());
        var note = in.optional("note", narrative(1, 2000));
        return in.build(() -> new Company(name, registrationNumber, country, note));
    }

    Payment payment(Fields in) {
        var method = in.optional("method", line(100));
        var account = in.optional("account", name());
        var provider = in.optional("provider", name());
        var amount = in.requiredIf(in.hasAny("currency"), "wrong.withCurrency", "with a currency", "amount", money());
        var currency = in.requiredIf(in.hasAny("amount"), "wrong.withAmount", "with an amount", "currency", currency());
        var paidAt = in.optional("paidAt", kinds.pastDay());
        in.requireAny();
        return in.build(() -> new Payment(method, account, provider, amount, currency, paidAt));
    }

    Shipment shipment(Fields in) {
        var carrier = in.optional("carrier", name());
        var trackingNumber = in.optional("trackingNumber", line(100));
        var from = in.optional("from", territory());
        var via = in.list("via", 0, 20, territory());
        var to = in.optional("to", territory());
        var mode = in.optional("mode", line(100));
        var declaredAs = in.optional("declaredAs", line(500));
        var shippedAt = in.optional("shippedAt", kinds.shippingDay());
        in.requireAny();
        return in.build(() -> new Shipment(carrier, trackingNumber, from, via, to, mode, declaredAs, shippedAt));
    }

    Preservation preservation(Fields in) {
        var provider = in.required("provider", name());
        var account = in.optional("account", name());
        var requestedAt = in.optional("requestedAt", kinds.pastDay());
        var expiresAt = in.optional("expiresAt", kinds.expiry());
        in.check(
                requestedAt == null || expiresAt == null || !expiresAt.isBefore(requestedAt),
                "expiresAt",
                "wrong.beforeRequest",
                "must not lie before the day of the request");
        var mlatIntended = in.optional("mlatIntended", flag());
        return in.build(() -> new Preservation(provider, account, requestedAt, expiresAt, mlatIntended));
    }

    static ExternalSource externalSource(Fields in) {
        var name = in.required("name", name());
        var kind = in.optional("kind", line(100));
        var consent = in.required("consentToShare", flag());
        return in.build(() -> new ExternalSource(name, kind, consent));
    }

    /** @param restricted the countries that must not learn of the request, and so are asked nothing */
    Question question(Fields in, List<OrganisationCode> restricted) {
        var country = in.required("country", kinds.member());
        in.check(
                country == null || !restricted.contains(country),
                "country",
                "wrong.restrictedCountry",
                "must not be one that the request restricts");
        var question = in.required("question", narrative(1, 2000));
        return in.build(() -> new Question(country, question));
    }
}
