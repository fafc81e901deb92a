package org.ncbrelay.domain.request;

import static org.ncbrelay.domain.reading.Fields.object;
import static org.ncbrelay.domain.reading.Texts.line;
import static org.ncbrelay.domain.reading.Values.choice;
import static org.ncbrelay.domain.reading.Values.flag;
import static org.ncbrelay.domain.request.RequestKinds.currency;
import static org.ncbrelay.domain.request.RequestKinds.language;
import static org.ncbrelay.domain.request.RequestKinds.money;
import static org.ncbrelay.domain.request.RequestKinds.name;
import static org.ncbrelay.domain.request.RequestKinds.quantity;
import static org.ncbrelay.domain.request.RequestKinds.webAddress;

import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.request.Listing.PlatformType;
import org.ncbrelay.domain.request.Listing.Price;
import org.ncbrelay.domain.request.Specimen.Identification;
import org.ncbrelay.domain.request.Specimen.SpecimenType;
import org.ncbrelay.domain.request.Specimen.Unit;
import org.ncbrelay.domain.taxa.Taxa;

/** Reads what is offered, and where. */
final class OfferReader {
    private final RequestKinds kinds;
    private final Taxa taxa;

    OfferReader(RequestKinds kinds, Taxa taxa) {
        this.kinds = kinds;
        this.taxa = taxa;
    }

    Listing listing(Fields in) {
        var platform = in.required("platform", name());
        var platformType = in.required("platformType", choice(PlatformType.class));
        var url = in.optional("url", webAddress());
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
        var price = in.optional("price", object(OfferReader::price));
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
        return in.build(() ->
                new Specimen(taxon, taxa.appendixOf(taxon), type, quantity, unit, counted, identification, permit));
    }

    private static Price price(Fields in) {
        var amount = in.required("amount", money());
        var currency = in.required("currency", currency());
        return in.build(() -> new Price(amount, currency));
    }
}
