package org.ncbrelay.domain.request;

import static org.ncbrelay.domain.reading.Fields.object;
import static org.ncbrelay.domain.reading.Texts.narrative;
import static org.ncbrelay.domain.reading.Values.choice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.request.SupportRequest.ExternalSource;
import org.ncbrelay.domain.request.SupportRequest.Payment;
import org.ncbrelay.domain.request.SupportRequest.Shipment;

/**
 * Further facts of a case, a correction or a further kind of support: a text, with the lists of the request as far as they change.
 *
 * @param text         1 to 8,000 characters, our default
 * @param capabilities at least one where further support is asked for, else none
 * @param externalSource null if it comes from the agency's own work alone
 */
public record SupplementContent(
        Kind kind,
        String text,
        List<Capability> capabilities,
        List<Listing> listings,
        List<Specimen> specimens,
        List<Person> persons,
        List<Payment> payments,
        List<Shipment> shipments,
        ExternalSource externalSource) {
    /** Reads it with the kinds of value of a request. */
    public static Reading<SupplementContent> read(Map<String, ?> body, ReadingContext context) {
        return Fields.read(body, fields -> read(fields, new TraceReader(new RequestKinds(context))));
    }

    private static SupplementContent read(Fields in, TraceReader traces) {
        var kind = in.required("kind", choice(Kind.class));
        var text = in.required("text", narrative(1, RequestKinds.NARRATIVE));
        var isSupport = kind == Kind.SUPPORT;
        var capabilities = in.distinct("capabilities", isSupport ? 1 : 0, RequestKinds.LIST, choice(Capability.class));
        in.check(
                isSupport || capabilities.isEmpty(),
                "capabilities",
                "wrong.onlySupport",
                "belongs to a supplement that asks for support");
        var listings = in.list("listings", 0, RequestKinds.LIST, object(traces::listing));
        var specimens = in.list("specimens", 0, RequestKinds.LIST, object(traces::specimen));
        var persons = in.list("persons", 0, RequestKinds.LIST, object(traces::person));
        var payments = in.list("payments", 0, RequestKinds.LIST, object(traces::payment));
        var shipments = in.list("shipments", 0, RequestKinds.LIST, object(traces::shipment));
        var source = in.optional("externalSource", object(TraceReader::externalSource));
        return in.build(() -> new SupplementContent(
                kind, text, capabilities, listings, specimens, persons, payments, shipments, source));
    }

    /** Text, lists and source; the kind stands next to them. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>(RecordTreeMapper.of(this));
        tree.remove("kind");
        return tree;
    }

    /**
     * The same without its kind.
     *
     * @throws IllegalArgumentException if the tree is not one of {@link #toTree}
     */
    public static SupplementContent of(Map<String, Object> tree) {
        return RecordTreeMapper.read(SupplementContent.class, tree);
    }

    /** What officers write themselves; evidence comes as a file. */
    public enum Kind {
        FACTS,
        CORRECTION,
        SUPPORT
    }
}
