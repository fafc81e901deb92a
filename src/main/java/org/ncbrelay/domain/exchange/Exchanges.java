package org.ncbrelay.domain.exchange;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.exchange.Exchange.Outcome;

/** What passed, or waits to pass, between INTERPOL's team and agencies. */
public interface Exchanges {
    /** It has passed directly, with the NCB's copy. */
    void passed(UUID id, Exchange exchange, UUID ncbCopy, Officer by, Instant at);

    /** It waits at the NCB. */
    void sentToNcb(UUID id, Exchange exchange, Officer by, Instant at);

    /** @param reason null unless the NCB returns it */
    void decided(UUID id, Outcome outcome, String reason, Officer by, Instant at);
}
