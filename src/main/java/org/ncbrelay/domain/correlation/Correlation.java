package org.ncbrelay.domain.correlation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.correlation.Traces.Trace;

/** Traces that occur in more than one case; what the acting organisation may know of the other case, and no more. */
public interface Correlation {
    /** @param restricted countries that must not learn of the case */
    void keep(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at);

    /** Puts the traces of a corrected request in the place of those it had. */
    void replace(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at);

    /**
     * The newest 200, newest first; none before both cases are recorded, none for a case of another country, and for a country none
     * that was not announced to the owner of the other case.
     */
    List<Hit> hits(CaseReference reference);

    /**
     * Notes that the country of the case is going to be shown matches with cases of other countries, the newest first and as many as
     * the limits still allow, and answers whose cases these are, each once. To be called for INTERPOL, which alone knows both sides.
     */
    List<CaseReference> announce(CaseReference reference, HitLimits limits, Instant at);

    /**
     * Whose case a match was announced to; to be called for INTERPOL.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if it was not announced
     */
    CaseReference ownerOf(UUID hit);

    /** How many matches a country was shown since then; to be called for INTERPOL. */
    Recent announcedSince(OrganisationCode shownTo, Instant since);

    /** Which traces of a case of the acting organisation were shown to other countries as matched, newest first, at most 200. */
    List<Shown> shownToOthers(CaseReference reference);

    /** To be called for INTERPOL, which alone knows both sides. */
    void ask(Question question);

    /** @throws org.ncbrelay.domain.Refusal.NotFound if it is not a question to the acting organisation */
    Question question(UUID id);

    void answer(UUID id, boolean disclosed, String answer, Officer by, Instant at);

    /**
     * One trace in one other case.
     *
     * @param id        the same at every reading; tells nothing
     * @param value     the trace as it is compared; it occurs in the reader's own case too
     * @param reference the other case; null where the reader may not know
     * @param country   whose it is; null likewise
     * @param since     when the other case was filed; null likewise
     * @param question  {@code ASKED}, {@code DISCLOSED} or {@code DECLINED}; null if nobody asked
     * @param answer    null if there is none
     */
    record Hit(
            UUID id,
            Trace.TraceKind kind,
            String value,
            String reference,
            String country,
            Instant since,
            String question,
            String answer) {
        public boolean isUnanswered() {
            return "ASKED".equals(question);
        }
    }

    /**
     * Matches that a country was shown.
     *
     * @param oldest null if there are none
     */
    record Recent(int matches, Instant oldest) {}

    /**
     * A trace that another country was shown as matched.
     *
     * @param country whose bureau looked
     */
    record Shown(Trace.TraceKind kind, String value, String country, Instant at) {}

    /** A question of one NCB to the owner of a hit. */
    record Question(
            UUID id,
            UUID hitId,
            Trace.TraceKind kind,
            CaseReference ownerReference,
            CaseReference askingReference,
            String text,
            String askedBy,
            Instant askedAt) {}

    /**
     * How many traces of other countries' cases one National Central Bureau is shown as matched. A bureau could otherwise file requests
     * with guessed traces and read from the hits what others work on.
     *
     * @param perDay new matches in any 24 hours, at least 1; our default is 50, far above what a bureau meets in its daily work
     */
    record HitLimits(int perDay) {
        /** The time over which matches are counted. */
        public static final Duration DAY = Duration.ofHours(24);

        public HitLimits {
            if (perDay < 1) throw new IllegalArgumentException("relay.hits.per-day must be at least 1");
        }

        /**
         * How many more matches may be shown.
         *
         * @param shown matches shown in the last {@link #DAY}
         */
        public int left(int shown) {
            return Math.max(0, perDay - shown);
        }
    }
}
