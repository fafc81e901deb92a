package org.ncbrelay.domain.intelligence;

import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;

/** Every event of an item of intelligence in order; nothing is ever changed or removed. */
public interface IntelligenceTimeline {
    /**
     * @param country   which country may read the event beside INTERPOL; empty if none
     * @param addressee to whom, as people read it; empty if nobody
     * @param note      what else the reader must know; empty if nothing
     */
    void record(
            CaseReference reference,
            IntelligenceEventKind kind,
            Officer by,
            Optional<OrganisationCode> country,
            Optional<String> addressee,
            Optional<String> note,
            Instant at);
}
