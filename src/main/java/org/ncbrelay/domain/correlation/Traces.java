package org.ncbrelay.domain.correlation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ncbrelay.domain.correlation.Traces.Trace.TraceKind;
import org.ncbrelay.domain.request.Listing;
import org.ncbrelay.domain.request.Person;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.request.SupportRequest.Payment;
import org.ncbrelay.domain.request.SupportRequest.Shipment;

/** Finds the traces of a request: of its listings, suspects, payments and shipments; never of the officers who ask. */
public final class Traces {
    private final Set<Trace> found = new LinkedHashSet<>();

    private Traces() {}

    /** Each once, in the order of the request. */
    public static List<Trace> of(SupportRequest request) {
        return of(request.listings(), request.persons(), request.payments(), request.shipments());
    }

    /** The same of what was added to the request. */
    public static List<Trace> of(SupplementContent added) {
        return of(added.listings(), added.persons(), added.payments(), added.shipments());
    }

    private static List<Trace> of(
            List<Listing> listings, List<Person> persons, List<Payment> payments, List<Shipment> shipments) {
        Traces traces = new Traces();
        for (Listing listing : listings) {
            traces.url(listing.url());
            traces.name(TraceKind.HANDLE, listing.sellerHandle());
        }
        for (Person person : persons) traces.name(TraceKind.HANDLE, person.alias());
        for (Payment payment : payments) traces.name(TraceKind.ACCOUNT, payment.account());
        for (Shipment shipment : shipments)
            traces.add(TraceKind.SHIPMENT, TraceNormalizer.name(shipment.trackingNumber()));
        return new ArrayList<>(traces.found);
    }

    private void url(String url) {
        add(TraceKind.URL, TraceNormalizer.url(url));
    }

    /** A phone number may be given as a handle or an account. */
    private void name(TraceKind kind, String name) {
        String phone = TraceNormalizer.phone(name);
        if (phone == null) add(kind, TraceNormalizer.name(name));
        else add(TraceKind.PHONE, phone);
    }

    private void add(TraceKind kind, String value) {
        if (value != null) found.add(new Trace(kind, value));
    }

    /**
     * One trace of a case, normalised so that two ways to write it are the same.
     *
     * @param value lower case, without punctuation or the accidental parts of a web address
     */
    public record Trace(TraceKind kind, String value) {
        public Trace {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(value, "value");
        }

        /** What is compared with what. */
        public enum TraceKind {
            HANDLE,
            ACCOUNT,
            PHONE,
            SHIPMENT,
            URL
        }
    }
}
