package org.ncbrelay.flow.hitquestion;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.correlation.HitAudience;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.cases.Correlation.HitLimits;
import org.ncbrelay.store.cases.Correlation.Recent;
import org.springframework.stereotype.Component;

/**
 * Lets the owner of a matched trace know before another bureau sees the match: on its timeline, by a letter, and in a list that names
 * the bureau. The database shows a country no match of which the owner was not informed.
 */
@Component
record AnnounceHits(Correlation correlation, Journal journal, CurrentOfficer current, HitLimits limits, Clock clock) {
    /**
     * Announces what the reader is about to see for the first time, as far as the day's limit goes; nothing for INTERPOL.
     *
     * @return whether hits that were read before have to be read again
     */
    boolean before(CaseReference reference, Officer reader) {
        if (!HitAudience.isBureauOf(reader, reference)) return false;
        Instant now = clock.instant();
        Optional<List<CaseReference>> owned = asInterpol(() -> correlation.announce(reference, limits, now));
        owned.ifPresent(
                all -> all.forEach(matched -> current.as(Officer.relay(matched.organisation()), () -> tell(matched))));
        return owned.isPresent();
    }

    /**
     * When further matches may be shown to the reader's bureau. Depends on what it was shown before and on nothing else, so that it
     * does not tell whether there are any.
     *
     * @return empty as long as the day's limit is not reached, and for INTERPOL
     */
    Optional<Instant> pausedUntil(Officer reader) {
        if (reader.servesInterpol()) return Optional.empty();
        Instant from = clock.instant().minus(HitLimits.DAY);
        Recent recent = asInterpol(() -> correlation.announcedSince(reader.organisation(), from));
        return limits.left(recent.matches()) > 0
                ? Optional.empty()
                : Optional.of(recent.oldest().plus(HitLimits.DAY));
    }

    /** Neither says to whom the match was shown, and the letter not even that there is one: mail passes through other hands. */
    private void tell(CaseReference matched) {
        OrganisationCode owner = matched.organisation();
        journal.record(Act.of(EventKind.HIT_MATCHED, matched, Officer.relay(owner))
                .to(Addressee.ncb(owner))
                .withLetter(Letter.NOTICE_TO_BUREAU));
    }

    private <T> T asInterpol(Supplier<T> work) {
        return current.as(Officer.relay(OrganisationCode.INTERPOL), work);
    }
}
