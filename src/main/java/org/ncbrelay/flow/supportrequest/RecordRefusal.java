package org.ncbrelay.flow.supportrequest;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.port.Capabilities;
import org.ncbrelay.port.Capabilities.Status;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a case that a step refused: declined, without an official source, or not supported. */
@Service
public class RecordRefusal {
    private final Cases cases;
    private final Capabilities capabilities;
    private final Outbox outbox;
    private final Clock clock;

    public RecordRefusal(Cases cases, Capabilities capabilities, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.capabilities = capabilities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The reason stands with the step that refused. */
    @Transactional
    public void record(CaseReference reference) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        if (request.status() != CaseStatus.DECLINED) {
            cases.changeStatus(reference, CaseStatus.DECLINED, now);
            outbox.toAgency(reference, request.organisation(), request.agencyEmail(), Letter.REQUEST_DECLINED);
        }
        capabilities.endOpen(reference, Status.REFUSED, "The request was declined.", now);
    }
}
