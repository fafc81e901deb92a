package org.ncbrelay.flow.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.retention.Step;
import org.ncbrelay.domain.retention.Step.Kind;
import org.ncbrelay.port.Retentions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record, once each time, that the review of a case's retention has come. */
@Service
public class AnnounceReviews {
    private final Retentions retentions;
    private final Clock clock;

    AnnounceReviews(Retentions retentions, Clock clock) {
        this.retentions = retentions;
        this.clock = clock;
    }

    /**
     * @param relay the relay itself, acting for one country
     * @return how many reviews were announced
     */
    @Transactional
    public int announce(Officer relay) {
        Instant now = clock.instant();
        int announced = 0;
        for (Retentions.Due due : retentions.due(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            CaseReference reference = new CaseReference(due.reference());
            if (due.announced() || !reference.organisation().equals(relay.organisation())) continue;
            String country = relay.organisation().value();
            retentions.add(reference, new Step(Kind.REVIEW_DUE, null, null, relay.userId(), country, now));
            announced++;
        }
        return announced;
    }
}
