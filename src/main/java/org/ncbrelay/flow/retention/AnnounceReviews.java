package org.ncbrelay.flow.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.retention.Retention.Step;
import org.ncbrelay.domain.retention.Retention.Step.RetentionStepKind;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.evidence.Retentions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the source, once, that the review of its data has come, and reminds it until the decision; each notice is on record. */
@Service
public class AnnounceReviews {
    private final Retentions retentions;
    private final Journal journal;
    private final Clock clock;

    AnnounceReviews(Retentions retentions, Journal journal, Clock clock) {
        this.retentions = retentions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param relay the relay itself, acting for one organisation
     * @return how many letters were written
     */
    @Transactional
    public int announce(Officer relay) {
        Instant now = clock.instant();
        return retentions.due(LocalDate.ofInstant(now, ZoneOffset.UTC)).stream()
                .filter(due -> !due.held())
                .map(due -> new CaseReference(due.reference()))
                .filter(reference -> reference.organisation().equals(relay.organisation()))
                .mapToInt(reference -> retentions
                        .getForChange(reference)
                        .notice(now)
                        .map(notice -> tell(reference, notice, relay, now))
                        .orElse(0))
                .sum();
    }

    private int tell(CaseReference reference, RetentionStepKind notice, Officer relay, Instant now) {
        String organisation = relay.organisation().value();
        retentions.add(reference, new Step(notice, null, null, relay.userId(), organisation, now));
        journal.send(
                notice == RetentionStepKind.REVIEW_DUE ? Letter.RETENTION_REVIEW_DUE : Letter.RETENTION_REMINDER,
                reference,
                Addressee.ncbOf(reference));
        return 1;
    }
}
