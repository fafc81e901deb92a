package org.ncbrelay.flow;

import java.time.Instant;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Deliveries;
import org.springframework.stereotype.Service;

/** Turns deliveries that have not left to the NCB when direct contact ends or is suspended. */
@Service
public record RerouteDeliveries(Deliveries deliveries, Journal journal) {
    /** What was sent stays on record; what was not sent goes to the NCB. */
    public void toNcb(SupportCase request, Note reason, Officer by, Instant at) {
        Addressee ncb = Addressee.ncbOf(request.reference());
        for (Delivery unsent : deliveries.unsent(request.reference())) {
            if (unsent.channel() == Channel.VIA_NCB) continue;
            deliveries.reroute(unsent, unsent.reroutedTo(ncb.name(), at), reason);
            journal.record(Act.of(EventKind.DELIVERY_REROUTED, request.reference(), by)
                    .to(ncb)
                    .noting(reason)
                    .withLetter(Letter.DELIVERY_REROUTED));
        }
    }
}
