package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.delivery.Deliveries;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.request.Capability;

/** Deliveries in memory, in the order of their preparation. */
public final class FakeDeliveries implements Deliveries {
    private final Map<UUID, Delivery> kept = new LinkedHashMap<>();

    /** Each as {@code DIRECT SENT}. */
    public List<String> all() {
        return kept.values().stream()
                .map(delivery -> delivery.channel() + " " + delivery.status())
                .toList();
    }

    @Override
    public void add(Delivery delivery) {
        kept.put(delivery.id(), delivery);
    }

    @Override
    public List<Delivery> in(CaseReference reference, Capability capability, Delivery.Status status) {
        return kept.values().stream()
                .filter(delivery -> delivery.capability() == capability && delivery.status() == status)
                .toList();
    }

    @Override
    public List<Delivery> unsent(CaseReference reference) {
        return kept.values().stream()
                .filter(delivery -> delivery.status() == Delivery.Status.PREPARED)
                .toList();
    }

    @Override
    public void sent(Delivery delivery, UUID ncbCopy, Officer by, Instant at) {
        move(delivery, Delivery.Status.SENT);
    }

    @Override
    public void forwarded(Delivery delivery, String unit, Officer by, Instant at) {
        move(delivery, Delivery.Status.FORWARDED);
    }

    @Override
    public void withheld(Delivery delivery, Note reason, Officer by, Instant at) {
        move(delivery, Delivery.Status.WITHHELD);
    }

    @Override
    public void reroute(Delivery old, Delivery replacement, Note reason) {
        move(old, Delivery.Status.REROUTED);
        add(replacement);
    }

    @Override
    public void cancelUnsent(CaseReference reference, Capability capability, Note reason) {
        unsent(reference).stream()
                .filter(delivery -> capability == null || delivery.capability() == capability)
                .forEach(delivery -> move(delivery, Delivery.Status.CANCELLED));
    }

    private void move(Delivery delivery, Delivery.Status status) {
        kept.put(
                delivery.id(),
                new Delivery(
                        delivery.id(),
                        delivery.reference(),
                        delivery.product(),
                        delivery.capability(),
                        delivery.channel(),
                        delivery.addressee(),
                        status,
                        delivery.preparedAt(),
                        delivery.replaces()));
    }
}
